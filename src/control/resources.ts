// Everything that has a lifecycle: where it is, what it waits for, and what can happen to it now.
import { contract } from '../contract/load.js';
import type { ControlPending, ControlResource, ControlResourceSummary, ControlResources } from '../contract/types.js';
import { possibleEvents, statesOf } from '../engine/lifecycle/fire.js';
import { triggersOf } from '../engine/lifecycle/resource.js';
import type { Resource } from '../engine/model.js';
import { type Listing, listing } from '../engine/records/listing.js';
import type { Ordered } from '../engine/records/page.js';
import { invalidInput } from '../engine/requests/problem.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { agendaOf } from './agenda.js';
import { type Control, reach } from './control.js';
import { pendingView } from './decisions.js';
import type { Outbox } from './deliveries.js';
import { takesOf } from './event-data.js';
import { historyOf } from './history.js';
import { requireRecord, requireResource } from './lifecycle-names.js';
import { withoutSecrets } from './secrets.js';

/** Calls the operation that returns a record; undefined if it does not return it at present. */
export type ReadRecord = (
  world: ProjectWorld,
  operation: string,
  params: Readonly<Record<string, string>>,
) => object | undefined;

export function resourcesControl(read: ReadRecord, outbox: Outbox): Control<'ResourcesController'> {
  return {
    controller: 'ResourcesController',
    handlers: {
      async listResources({ params, query: { lifecycle, state, q, pageSize, pageToken } }, simulation) {
        const world = reach(simulation, params);
        const searched =
          lifecycle === undefined ? [...simulation.resources()] : [requireResource(simulation, lifecycle)];
        const wanted = { state, q: q?.toLowerCase() };
        // A list of many records is not made at the moment when it is first asked for.
        for (const resource of searched) await inTurns(world.collection(resource).indexing(listOf(world, resource)));
        const from = placeFrom(pageToken);
        const slow = new Map<Resource, Found>();
        if (wanted.q !== undefined)
          for (const resource of searched.filter(dependsOnOthers))
            slow.set(resource, await inTurns(searching(world, resource, wanted)));
        return pageOf(world, searched, wanted, slow, { pageSize, from });
      },

      getResource({ params, query: { secrets } }, simulation) {
        const world = reach(simulation, params);
        const resource = requireResource(simulation, params.lifecycle);
        const detail = detailOf(world, resource, requireRecord(world, resource, params.key), read);
        return secrets ? detail : { ...detail, resource: withoutSecrets(detail.resource) };
      },

      getAgenda: ({ params, query: { limit } }, simulation) =>
        agendaOf(reach(simulation, params), simulation, outbox, limit),
    },
  };
}

interface Wanted {
  state: string | undefined;
  /** In lower case. */
  q: string | undefined;
}

/** Where a page starts: after the record at this place in the list of this resource. */
interface Place {
  lifecycle: string;
  place: string;
}

function pageOf(
  world: ProjectWorld,
  resources: readonly Resource[],
  wanted: Wanted,
  /** Of resources that were searched before. */
  slow: ReadonlyMap<Resource, Found>,
  { pageSize, from }: { pageSize: number; from: Place | undefined },
): ControlResources {
  const shown: ControlResourceSummary[] = [];
  let total = 0;
  let last: Place | undefined;
  let more = false;
  let skipping = from !== undefined;
  for (const resource of resources) {
    const here = from?.lifecycle === resource.name ? from.place : undefined;
    const list = slow.get(resource) ?? foundIn(world, resource, wanted);
    total += list.size;
    if (here !== undefined) skipping = false;
    if (skipping || more) continue;
    for (const [place, record] of list.after(here)) {
      more = shown.length === pageSize;
      if (more) break;
      shown.push(summaryOf(world, resource, record));
      last = { lifecycle: resource.name, place };
    }
  }
  return { resources: shown, total, ...(more && last && { nextPageToken: tokenOf(last) }) };
}

type List = Listing<object, 'states'>;

const lists = new WeakMap<ProjectWorld, Map<Resource, List>>();

/** The list of a resource in a world: by its states, of all its state fields together, and by key and names. */
function listOf(world: ProjectWorld, resource: Resource): List {
  const known = lists.get(world) ?? new Map<Resource, List>();
  lists.set(world, known);
  const made = known.get(resource) ?? newList(world, resource);
  known.set(resource, made);
  return made;
}

const newList = (world: ProjectWorld, resource: Resource): List =>
  listing<object, 'states'>({
    facets: { states: (record) => JSON.stringify(Object.values(statesOf(resource, record))) },
    text: (record) => (dependsOnOthers(resource) ? '' : textOf(world, resource, record)),
  });

/** Whether names of a record are those of other records, too: they change without it. */
const dependsOnOthers = ({ names }: Resource): boolean => names.length > 1;

const textOf = (world: ProjectWorld, resource: Resource, record: object): string =>
  [resource.key(record), ...resource.names(record, world)].join('\u0000').toLowerCase();

type Found = Pick<Ordered<object>, 'size' | 'after'>;

/** What is shown of a resource. */
const foundIn = (world: ProjectWorld, resource: Resource, { state, q }: Wanted): Found =>
  world.collection(resource).listed(listOf(world, resource), { states: having(state) }, undefined, q);

/** As `foundIn`, where each record must be looked at, with those that name it. */
function* searching(world: ProjectWorld, resource: Resource, { state, q = '' }: Wanted): Steps<Found> {
  const collection = world.collection(resource);
  const all = [...collection.listed(listOf(world, resource), { states: having(state) }).after(undefined)];
  const named: typeof all = [];
  for (const entry of all) {
    if (textOf(world, resource, entry[1]).includes(q)) named.push(entry);
    yield;
  }
  // Others may have gone meanwhile.
  const found = named.filter(([, record]) => collection.get(resource.key(record)) === record);
  return { size: found.length, after: (key) => (key === undefined ? found : found.filter(([place]) => place > key)) };
}

const having = (state: string | undefined): ((states: string) => boolean) | undefined =>
  state === undefined ? undefined : (states) => JSON.parse(states).includes(state);

const tokenOf = ({ lifecycle, place }: Place): string =>
  Buffer.from(JSON.stringify([lifecycle, place])).toString('base64url');

function placeFrom(token: string | undefined): Place | undefined {
  if (token === undefined) return undefined;
  try {
    const [lifecycle, place]: unknown[] = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof lifecycle === 'string' && typeof place === 'string') return { lifecycle, place };
  } catch {
    // Whatever it is, it is no token of ours.
  }
  throw invalidInput(['pageToken must be the nextPageToken of the previous page']);
}

function summaryOf(world: ProjectWorld, resource: Resource, record: object): ControlResourceSummary {
  const key = resource.key(record);
  return {
    lifecycle: resource.name,
    key,
    title: resource.names(record, world).find((name) => name) ?? key,
    states: statesOf(resource, record),
    pending: pendingOf(world, resource, key),
    possible: possibleNow(world, resource, record),
  };
}

const pendingOf = (world: ProjectWorld, { name }: Resource, key: string): ControlPending[] =>
  world.decisions.waitingFor(name, key).map((pending) => pendingView(world, pending));

function possibleNow(world: ProjectWorld, resource: Resource, record: object): string[] {
  const triggers = triggersOf(resource);
  return possibleEvents(resource, record, world).filter((event) => triggers.includes(event));
}

function detailOf(world: ProjectWorld, resource: Resource, record: object, read: ReadRecord): ControlResource {
  const summary = summaryOf(world, resource, record);
  const { lifecycle, key, possible } = summary;
  const reading = resource.read;
  const params = reading?.params(record, world);
  const answer = reading && params && world.decisions.unasked(() => read(world, reading.operation, params));
  return {
    ...summary,
    ...(reading && params && { path: pathOf(reading.operation, { projectId: world.id, ...params }) }),
    resource: { ...(answer ?? resource.payload?.(record, world) ?? record) },
    triggers: possible.map((outcome) => ({ outcome, with: takesOf(resource, outcome) })),
    activities: (resource.activities?.(record).activities ?? []).map((activity) => ({ ...activity })),
    history: historyOf(world, { limit: 200, resource: `${lifecycle}/${key}` }).history,
  };
}

const pathOf = (operation: string, params: Readonly<Record<string, string>>): string =>
  contract.operations
    .get(operation)!
    .path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
