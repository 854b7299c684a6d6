// `--watch`: scenarios and magic values are read again when their files change. Files are looked at again and again: that
// notices every way of saving, in mounted folders too.
import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Simulation } from './engine/simulation.js';
import { addScenario, fixtures, type Magic, mustFulfil, readYaml, scenarioNames, scenarioPath } from './scenarios.js';

/** Time between two looks at a file, milliseconds. */
const interval = 200;

/**
 * Watches magic.yaml and every scenario that can be named. What changed is told to `notice`; a broken file changes
 * nothing. Magic rows count at once, a scenario for worlds that begin or are reset afterwards. Returns the way to stop.
 */
export function watchFixtures(
  simulation: Simulation,
  magic: Magic,
  scenario: string,
  notice: (line: string) => void,
): () => void {
  const readAgain = new Map<string, () => void>();
  for (const name of new Set([scenario, ...scenarioNames()])) {
    const path = scenarioPath(name);
    readAgain.set(path, () => {
      // One that nobody has asked for yet is read when somebody does.
      if (simulation.scenarios.has(name)) addScenario(simulation, name, readYaml(path));
    });
  }
  const magicPath = join(fixtures, 'magic.yaml');
  readAgain.set(magicPath, () => takeRows(magic, readYaml(magicPath)));

  for (const [path, read] of readAgain) {
    watchFile(path, { persistent: false, interval }, (now, before) => {
      if (now.mtimeMs === before.mtimeMs && now.size === before.size) return;
      try {
        read();
        notice(`${path} was read again`);
      } catch (error) {
        notice(`${(error as Error).message}; what was read before stays`);
      }
    });
  }
  return () => {
    for (const path of readAgain.keys()) unwatchFile(path);
  };
}

/** Puts new rows into the lists that everybody reads. */
function takeRows(magic: Magic, content: unknown): void {
  mustFulfil('magic', join(fixtures, 'magic.yaml'), content);
  for (const [kind, rows] of Object.entries(content as Magic)) {
    const list = magic[kind as keyof Magic] as unknown[];
    list.splice(0, list.length, ...(rows as unknown[]));
  }
}
