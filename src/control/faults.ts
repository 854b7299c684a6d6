// Faults: failures on order; and the limit of calls.
import { contract } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import type { ControlFault, ControlFaultInput, ControlLatency, ControlLimits } from '../contract/types.js';
import { isoTime } from '../engine/clock.js';
import { duration, timeSpan } from '../engine/duration.js';
import { type Fault, type Latency, windowEnd } from '../engine/faults.js';
import { invalidInput, Problem } from '../engine/problem.js';
import type { World } from '../engine/world.js';
import { type Control, reach } from './control.js';

export const faultsControl: Control<'FaultsController'> = {
  controller: 'FaultsController',
  handlers: {
    listFaults: ({ params }, simulation) => ({ faults: reach(simulation, params).faults.list.map(view) }),

    createFault({ params, body }, simulation) {
      const world = reach(simulation, params);
      faultMustMakeSense(body);
      const { match = {}, latency, ...rest } = body;
      const fault: Fault = {
        id: world.nextId('fault'),
        match,
        ...rest,
        ...(latency !== undefined && { latency: latencyFrom(latency) }),
        seen: 0,
        hits: 0,
      };
      world.faults.list.unshift(fault);
      world.touch();
      return view(fault);
    },

    deleteFaults({ params }, simulation) {
      const world = reach(simulation, params);
      world.faults.list = [];
      world.touch();
    },

    deleteFault({ params: { projectId, faultId } }, simulation) {
      const world = reach(simulation, { projectId });
      const { list } = world.faults;
      const index = list.findIndex(({ id }) => id === faultId);
      if (index === -1) throw new Problem('fault_not_found', { value: faultId, projectId });
      list.splice(index, 1);
      world.touch();
    },

    getLimit: ({ params }, simulation) => limitView(reach(simulation, params)),

    setLimit({ params, body: { requests, per } }, simulation) {
      const world = reach(simulation, params);
      world.faults.limit = { requests, window: duration(per), since: null, used: 0 };
      world.touch();
      return limitView(world);
    },

    deleteLimit({ params }, simulation) {
      const world = reach(simulation, params);
      world.faults.limit = undefined;
      world.touch();
    },
  },
};

function view({ seen, latency, ...fault }: Fault): ControlFault {
  return { ...fault, ...(latency && { latency: latencyView(latency) }) };
}

function latencyFrom(latency: ControlLatency): Latency {
  if (typeof latency === 'string') return { fixed: duration(latency) };
  if (latency.uniform) return { min: duration(latency.uniform.min), max: duration(latency.uniform.max) };
  const { median, sigma } = latency.lognormal!;
  return { median: duration(median), sigma };
}

function latencyView(latency: Latency): ControlLatency {
  if ('fixed' in latency) return timeSpan(latency.fixed);
  if ('min' in latency) return { uniform: { min: timeSpan(latency.min), max: timeSpan(latency.max) } };
  return { lognormal: { median: timeSpan(latency.median), sigma: latency.sigma } };
}

function limitView({ faults: { limit }, clock }: World): ControlLimits {
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
  const api = [...contract.operations.values()].filter(({ service }) => service !== 'control');
  const operation = api.find((candidate) => candidate.id === id);
  if (id !== undefined && !operation) {
    const meant = nearestName(
      id,
      api.map((candidate) => candidate.id),
    );
    yield `unknown operation '${id}'${meant ? `; did you mean '${meant}'?` : ''}`;
  } else if (error !== undefined) {
    const documented = new Set((operation ? [operation] : api).flatMap(({ errors }) => [...errors.keys()]));
    if (documented.has(error)) return;
    const meant = nearestName(error, documented);
    const place = operation ? `${operation.id} does not document` : 'no operation documents';
    const known = operation ? ` It documents: ${[...documented].join(', ')}` : '';
    yield `${place} '${error}'.${meant ? ` Did you mean '${meant}'?` : ''}${known}`;
  }
}
