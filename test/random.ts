// Random walks: sequences of steps whose results a model predicts. A failure lists the steps, shortened as far as possible,
// and the seed; SEED=... npx tap <file> repeats the walk.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Test } from 'tap';
import { type Answer, simulator, type TestProject } from './simulator.js';

export interface Step<Model> {
  title: string;
  /** Whether the step makes sense now; it is skipped otherwise. */
  when?(model: Model): boolean;
  run(model: Model, sim: TestProject): Promise<void>;
}

/**
 * Makes steps that act on one item of a model: one of the `newest` most recent, as the title says. They are skipped while
 * there is none, or while `when` is false for it.
 */
export const stepsWith =
  <Model, Thing>(item: string, thingsOf: (model: Model) => readonly Thing[], newest: number) =>
  (
    title: string,
    act: (thing: Thing, sim: TestProject, model: Model) => Promise<void>,
    when: (thing: Thing) => boolean = () => true,
  ): fc.Arbitrary<Step<Model>> =>
    fc.nat(newest - 1).map((index) => {
      const chosen = (model: Model): Thing => {
        const things = thingsOf(model);
        return things.at(-1 - (index % things.length))!;
      };
      return {
        title: `${title} (${item} -${index + 1})`,
        when: (model) => thingsOf(model).length > 0 && when(chosen(model)),
        run: (model, sim) => act(chosen(model), sim, model),
      };
    });

const seed = Number(process.env.SEED ?? 20260101);

/**
 * Takes `walks` walks from `begin`, up to `length` steps each, each in its own project; after each step, `holds` throws if an
 * invariant is violated.
 */
export async function randomWalks<Model extends object>(
  t: Test,
  options: {
    begin: () => Model;
    /** What every walk starts with, in an otherwise empty project. */
    prepare?: (sim: TestProject) => Promise<void>;
    steps: readonly fc.Arbitrary<Step<Model>>[];
    holds: (model: Model, sim: TestProject) => Promise<void>;
    walks: number;
    length: number;
  },
): Promise<void> {
  const { begin, prepare, steps, holds, walks, length } = options;
  const sim = await simulator(t);
  let walk = 0;
  const commands = steps.map((arbitrary) =>
    arbitrary.map(
      ({ title, when, run }): fc.AsyncCommand<Model, TestProject> => ({
        check: (model) => when?.(model) ?? true,
        async run(model, project) {
          await run(model, project);
          await holds(model, project);
        },
        toString: () => title,
      }),
    ),
  );
  const property = fc.asyncProperty(fc.commands(commands, { maxCommands: length, size: 'max' }), (sequence) =>
    fc.asyncModelRun(async () => {
      const real = sim.project(`walk-${walk++}`);
      await prepare?.(real);
      return { model: begin(), real };
    }, sequence),
  );
  await fc.assert(property, { seed, numRuns: walks });
  t.pass(`${walk} walks`);
}

/** Asserts that the response has this success status, or this error code. */
export function answers({ status, body, headers }: Answer, expected: number | string): void {
  assert.equal(headers['x-simulator-bug'], undefined);
  assert.equal(status < 400 ? status : body.errorCode, expected);
}
