// The calls of public clients that calls.yaml lists. A test sends them, and docs/fidelity.md is made from the same data.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

export interface Call {
  /** `Controller.action` and `METHOD /path` of a call; neither for a step of time. */
  operation?: string;
  send?: string;
  example?: string;
  body?: unknown;
  keep?: Record<string, string>;
  advance?: string;
}

export interface Client {
  name: string;
  where: string;
  credentials: 'basic' | 'token';
  calls: Call[];
}

export const clients = load(readFileSync(new URL('./calls.yaml', import.meta.url), 'utf8')) as Client[];

/** The id in the contract. */
export function operationIdOf({ operation = '' }: Call): string {
  const [controller, action] = operation.split('.');
  return `${controller}Controller_${action}_v1`;
}

/** Names of the clients that call an operation, in the order of the file. */
export const clientsOf = (id: string): string[] =>
  clients.filter(({ calls }) => calls.some((call) => operationIdOf(call) === id)).map(({ name }) => name);
