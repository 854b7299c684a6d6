// Projects that can begin at this process, because a request has asked for them: their families were taken.
import { systemClock } from '../engine/time/clock.js';

/** How long a family that never began is kept, real milliseconds. */
const patience = 10_000;

export class Claims {
  /** Project -> the topmost project of its family, and since when. */
  readonly #claims = new Map<string, { root: string; at: number }>();

  rootOf = (id: string): string | undefined => this.#claims.get(id)?.root;

  add(id: string, root: string): void {
    this.#claims.set(id, { root, at: systemClock.elapsed() });
  }

  /**
   * Ends the claims of projects that have begun, and of those that nobody has asked for in a while. Returns the families of
   * which no project has begun and none is claimed any more. `hasBegun`: whether a project is there.
   */
  end(hasBegun: (id: string) => boolean): string[] {
    const before = systemClock.elapsed() - patience;
    const used = new Set<string>();
    const unused = new Set<string>();
    for (const [id, { root, at }] of this.#claims) {
      if (hasBegun(id)) this.#claims.delete(id);
      else if (hasBegun(root)) {
        if (at < before) this.#claims.delete(id);
      } else if (at < before) unused.add(root);
      else used.add(root);
    }
    const ended = [...unused].filter((root) => !used.has(root));
    for (const [id, { root }] of this.#claims) if (ended.includes(root)) this.#claims.delete(id);
    return ended;
  }
}
