// Injected faults and the rate limit.
import { alternatives } from '../contract/guessed-name.js';
import { contract } from '../contract/load.js';
import type { ControlFault, ControlFaultInput, ControlLatency, ControlLimits } from '../contract/types.js';
import { meantValues } from '../contract/words.js';
import { type Fault, type Latency, windowEnd } from '../engine/requests/faults.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { isoTime } from '../engine/time/clock.js';
import { timeSpan } from '../engine/time/duration.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach, spanOf, withOperationId } from './control.js';
import { requireRoom } from './limits.js';

export const faultsControl: Control<'FaultsController'> = {
  controller: 'FaultsController',
  handlers: {
    listFaults: ({ params }, simulation) => ({ faults: reach(simulation, params).faults.list.map(view) }),

    createFault({ params, body }, simulation) {
      const world = reach(simulation, params);
      requireRoom('faults', world.faults.list.length);
      const fault = faultFrom(body, { id: '', seen: 0, hits: 0 });
      fault.id = world.nextId('fault');
      world.faults.list.unshift(fault);
      return view(fault);
    },

    replaceFault({ params, body }, simulation) {
      const { faults } = reach(simulation, params);
      const { id, seen, hits } = requireFault(faults.list, params);
      return view(replaced(faults, faultFrom(body, { id, seen, hits })));
    },

    editFault({ params, body }, simulation) {
      const { faults } = reach(simulation, params);
      const old = requireFault(faults.list, params);
      return view(replaced(faults, faultFrom({ ...inputOf(old), ...body }, old)));
    },

    deleteFaults({ params }, simulation) {
      const world = reach(simulation, params);
      world.faults.list = [];
    },

    deleteFault({ params: { projectId, faultId } }, simulation) {
      const world = reach(simulation, { projectId });
      const fault = requireFault(world.faults.list, { projectId, faultId });
      world.faults.list = world.faults.list.filter((each) => each !== fault);
    },

    getLimit: ({ params }, simulation) => limitView(reach(simulation, params)),

    setLimit({ params, body: { requests, per } }, simulation) {
      const world = reach(simulation, params);
      world.faults.limit = { requests, window: spanOf('per', per), since: null, used: 0 };
      return limitView(world);
    },

    deleteLimit({ params }, simulation) {
      const world = reach(simulation, params);
      world.faults.limit = undefined;
    },
  },
};

function requireFault(list: readonly Fault[], { projectId, faultId }: { projectId: string; faultId: string }): Fault {
  const fault = list.find(({ id }) => id === faultId);
  if (!fault) throw new Problem('fault_not_found', { value: faultId, projectId });
  return fault;
}

/** A fault from a request; `kept`: what an edit does not change. */
function faultFrom(body: ControlFaultInput, { id, seen, hits }: Pick<Fault, 'id' | 'seen' | 'hits'>): Fault {
  const match = withOperationId(body.match ?? {});
  faultMustMakeSense({ ...body, match });
  const { match: _, latency, enabled, ...rest } = body;
  const off = enabled === false && { enabled };
  return { id, match, ...rest, ...(latency !== undefined && { latency: latencyFrom(latency) }), ...off, seen, hits };
}

function inputOf(fault: Fault): ControlFaultInput {
  const { id: _, hits: __, ...input } = view(fault);
  return input;
}

/** Puts a fault in the place of the one with its id. */
function replaced(faults: ProjectWorld['faults'], fault: Fault): Fault {
  faults.list = faults.list.map((each) => (each.id === fault.id ? fault : each));
  return fault;
}

function view({ seen, latency, ...fault }: Fault): ControlFault {
  return { ...fault, ...(latency && { latency: latencyView(latency) }) };
}

/** By then any client has given up. */
const longestLatency = '10m';

function latencyFrom(latency: ControlLatency): Latency {
  const span = (field: string, text: string): number => spanOf(`latency${field}`, text, longestLatency);
  if (typeof latency === 'string') return { fixed: span('', latency) };
  if (latency.lognormal) {
    const { median, sigma } = latency.lognormal;
    return { median: span('.lognormal.median', median), sigma };
  }
  const min = span('.uniform.min', latency.uniform!.min);
  const max = span('.uniform.max', latency.uniform!.max);
  if (min > max) throw invalidInput(['latency.uniform.min must not be greater than latency.uniform.max']);
  return { min, max };
}

function latencyView(latency: Latency): ControlLatency {
  if ('fixed' in latency) return timeSpan(latency.fixed);
  if ('min' in latency) return { uniform: { min: timeSpan(latency.min), max: timeSpan(latency.max) } };
  return { lognormal: { median: timeSpan(latency.median), sigma: latency.sigma } };
}

function limitView({ faults: { limit }, clock }: ProjectWorld): ControlLimits {
  if (!limit) return {};
  const { requests, window, used } = limit;
  const ends = windowEnd(limit);
  const running = clock.now() < ends;
  return {
    limit: {
      requests,
      per: timeSpan(window),
      remaining: running ? requests - used : requests,
      ...(running && { resets: isoTime(ends) }),
    },
  };
}

function faultMustMakeSense({ match = {}, error, status, latency, drop, lost }: ControlFaultInput): void {
  const faults = [...operationFaults(match.operation, error)];
  const failures = [error, status, drop].filter((failure) => failure !== undefined);
  if (failures.length > 1) faults.push('error, status and drop exclude each other');
  if (failures.length === 0 && latency === undefined) faults.push('one of error, status, drop and latency is needed');
  if (lost !== undefined && (drop === undefined || drop === 'truncated')) {
    faults.push('lost goes with drop reset or timeout');
  }
  if (faults.length > 0) throw invalidInput(faults);
}

function* operationFaults(id: string | undefined, error: string | undefined): Iterable<string> {
  if (error === undefined) return;
  const operation = id === undefined ? undefined : contract.operations.get(id);
  const api = [...contract.operations.values()].filter(({ service }) => service !== 'control');
  const documented = new Set((operation ? [operation] : api).flatMap(({ errors }) => [...errors.keys()]));
  if (documented.has(error)) return;
  const meant = meantValues(error, documented);
  const place = operation ? `${operation.id} does not document` : 'no operation documents';
  const known = operation ? ` It documents: ${[...documented].join(', ')}` : '';
  yield `${place} '${error}'.${meant.length > 0 ? ` Did you mean ${alternatives(meant)}?` : ''}${known}`;
}
