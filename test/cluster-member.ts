// A process of several, in this one.
import type { Test } from 'tap';
import type { Config } from '../src/config/settings.js';
import { simulator, type TestProject } from './simulator.js';

export interface Member {
  sim: TestProject;
  url: string;
}

/** One of several; its lease is longer than any test. */
export async function member(t: Test, store: string, overrides: Partial<Config> = {}): Promise<Member> {
  const config = { store, advertise: 'http://127.0.0.1:0', lease: 600_000, durable: true, ...overrides };
  const sim = await simulator(t, config);
  return { sim, url: await sim.application.listen() };
}
