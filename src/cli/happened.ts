import type { ControlFired, ControlSettled } from '../contract/types.js';
import { print, printJson, printTable } from './print.js';

/** What a change of the clock, a decision or a trigger made happen. */
export function printHappened(settled: ControlSettled, json: boolean | undefined): void {
  if (json) {
    printJson(settled);
    return;
  }
  printTable(settled.fired.map(row));
  print(`${settled.fired.length === 0 ? 'Nothing happened. ' : ''}The clock is at ${settled.now}.`);
}

const row = ({ at, what, resource, from, to, events }: ControlFired) => ({
  at,
  what,
  resource,
  state: to === undefined ? from : `${from ?? '-'} > ${to}`,
  events: events.join(', '),
});
