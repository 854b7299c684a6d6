import type { ControlFired, ControlSettled } from '../contract/types.js';
import type { Terminal } from './terminal.js';

/** Prints what advancing the clock, a decision or a trigger made happen. */
export function printSettled(terminal: Terminal, settled: ControlSettled, json: boolean | undefined): void {
  if (json) {
    terminal.printJson(settled);
    return;
  }
  terminal.printTable(settled.fired.map(row));
  terminal.print(`${settled.fired.length === 0 ? 'Nothing happened. ' : ''}The clock is at ${settled.now}.`);
}

const row = ({ at, what, resource, from, to, events }: ControlFired) => ({
  at,
  what,
  resource,
  state: to === undefined ? from : `${from ?? '-'} > ${to}`,
  events: events.join(', '),
});
