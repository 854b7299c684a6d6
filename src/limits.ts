// Every limit of the simulator, in one table: the code reads the numbers, and docs/limits.md shows the rows. Limits of the
// simulated platform are in the contract.
import { reportedFaults } from './contract/first-faults.js';

const KiB = 1024;
const MiB = 1024 * KiB;
const second = 1000;
const day = 86_400 * second;

export interface Limit {
  /** What is limited, for docs/limits.md. */
  readonly what: string;
  readonly most: number;
  readonly unit: '' | 'bytes' | 'characters' | 'real time' | 'project time';
  /** What happens beyond it. */
  readonly beyond: string;
  /** The flag that changes it; `most` is its default. */
  readonly flag?: string;
}

const refusedInput = '400 `invalid_input`';
const refusedForSize = '413 `payload_too_large`';
const refusedForRoom = '403 `limit_reached`';

/** In sections of the page: requests, projects, what a project remembers, webhooks, time. */
export const sections = {
  requests: {
    connections: {
      what: 'connections at the same time',
      most: 4096,
      unit: '',
      beyond: 'a further connection is closed',
    },
    apiBody: { what: 'body of an API call, decoded', most: MiB, unit: 'bytes', beyond: refusedForSize },
    controlBody: { what: 'body of a control call, decoded', most: MiB, unit: 'bytes', beyond: refusedForSize },
    documentBody: {
      what: 'body of an import (`PUT .../state`) or of a scenario, decoded',
      most: 64 * MiB,
      unit: 'bytes',
      beyond: refusedForSize,
    },
    headersTime: {
      what: 'arrival of the headers',
      most: 20 * second,
      unit: 'real time',
      beyond: '408 `request_timeout`, and the connection is closed',
    },
    requestTime: {
      what: 'arrival of a whole request',
      most: 60 * second,
      unit: 'real time',
      beyond: '408 `request_timeout`, and the connection is closed',
    },
    nesting: { what: 'levels of arrays and objects in a body', most: 500, unit: '', beyond: '400 `invalid_payload`' },
    fields: {
      what: 'fields of an object in the body of a control call',
      most: 10_000,
      unit: '',
      beyond: '400 `invalid_payload`',
    },
    documentPart: {
      what: 'a record or a text in an import or a scenario',
      most: 2 * MiB,
      unit: 'characters',
      beyond: '400 `invalid_payload`',
    },
    reportedFaults: {
      what: 'faults that one answer lists',
      most: reportedFaults,
      unit: '',
      beyond: 'the line `there may be more faults`',
    },
    errorText: {
      what: 'a text of an error answer, such as a message that quotes the body',
      most: 4000,
      unit: 'characters',
      beyond: 'it ends with `[... N more characters]`',
    },
    pattern: { what: 'length of a pattern', most: 1000, unit: 'characters', beyond: refusedInput },
    patternHeaders: { what: 'headers in a match', most: 100, unit: '', beyond: refusedInput },
  },
  projects: {
    projects: {
      what: 'projects, with sub-projects',
      most: 20_000,
      unit: '',
      beyond: `${refusedForRoom} for a call that would begin one more`,
      flag: '--max-projects',
    },
    records: {
      what: 'records of a project',
      most: 250_000,
      unit: '',
      beyond: `${refusedForRoom} for a POST or PUT; ${refusedInput} for an import or a scenario`,
      flag: '--max-records',
    },
    activities: { what: 'activities of a record', most: 1000, unit: '', beyond: 'the oldest are dropped' },
    rules: { what: 'rules of a project', most: 1000, unit: '', beyond: refusedInput },
    faults: { what: 'faults of a project', most: 1000, unit: '', beyond: refusedInput },
    checkpoints: {
      what: 'checkpoints of a project with its sub-projects',
      most: 100,
      unit: '',
      beyond: refusedInput,
    },
    checkpointText: {
      what: 'checkpoints of all projects together',
      most: 256 * MiB,
      unit: 'characters',
      beyond: refusedInput,
    },
    scenarios: { what: 'scenarios that control calls add', most: 100, unit: '', beyond: refusedInput },
    scenarioProjects: { what: 'projects of a scenario', most: 1000, unit: '', beyond: refusedInput },
  },
  memory: {
    requests: { what: 'requests in the journal of a project', most: 1000, unit: '', beyond: 'the oldest are dropped' },
    requestText: {
      what: 'URLs, headers and bodies in the journal of a project',
      most: 16 * MiB,
      unit: 'characters',
      beyond: 'the oldest requests are dropped',
    },
    journalBody: {
      what: 'body of a request or an answer in the journal',
      most: 256 * KiB,
      unit: 'characters',
      beyond: 'the journal has only its beginning, as a text that ends with `[... N more characters]`',
    },
    history: {
      what: 'entries in the history of a project with its sub-projects',
      most: 5000,
      unit: '',
      beyond: 'the oldest are dropped',
    },
    historyText: {
      what: 'texts in this history',
      most: 8 * MiB,
      unit: 'characters',
      beyond: 'the oldest entries are dropped',
    },
    streams: { what: 'event streams of a project', most: 8, unit: '', beyond: '429 `too_many_streams`' },
  },
  webhooks: {
    deliveries: {
      what: 'deliveries of a project, more if they are pending or held',
      most: 1000,
      unit: '',
      beyond: 'the oldest finished ones are dropped',
    },
    waiting: {
      what: 'pending and held deliveries of a project',
      most: 10_000,
      unit: '',
      beyond: 'further ones are `failed`; the history says why',
    },
    deliveryText: {
      what: 'bodies of the deliveries of a project',
      most: 32 * MiB,
      unit: 'characters',
      beyond: 'the oldest finished ones are dropped; if none is left, further ones are `failed`, with the reason',
    },
    attempts: {
      what: 'attempts that a delivery keeps',
      most: 200,
      unit: '',
      beyond: 'the oldest are dropped',
    },
    response: { what: 'kept beginning of a response', most: 1000, unit: 'characters', beyond: 'the rest is dropped' },
    retryDelay: {
      what: 'delay between two attempts',
      most: 30 * day,
      unit: 'project time',
      beyond: 'no longer doubled; `--retry-delay` refuses more',
    },
  },
} as const satisfies Record<string, Record<string, Limit>>;

/** Each limit by its name. */
export const limits = { ...sections.requests, ...sections.projects, ...sections.memory, ...sections.webhooks };
