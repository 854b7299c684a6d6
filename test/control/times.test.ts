// Every duration and every instant in the body of a control call can be written in any form.
import t from 'tap';
import { simulator, type TestProject } from '../simulator.js';
import { template } from './templates.js';

interface Schema {
  $ref?: string;
  format?: string;
  'x-unit'?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
}

type Kind = 'duration' | 'instant' | 'milliseconds';

function* timesOf(schema: Schema, schemas: Record<string, Schema>, path = ''): Iterable<[string, Kind]> {
  if (schema.$ref !== undefined) return yield* timesOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas, path);
  if (schema['x-unit'] === 'ms') yield [path, 'milliseconds'];
  else if (schema.format === 'time span') yield [path, 'duration'];
  else if (schema.format === 'date-time') yield [path, 'instant'];
  for (const branch of schema.anyOf ?? []) yield* timesOf(branch, schemas, path);
  const fields = Object.entries(schema.properties ?? {});
  const { additionalProperties: others } = schema;
  if (typeof others === 'object') fields.push(['*', others]);
  for (const [name, inner] of fields) yield* timesOf(inner, schemas, path === '' ? name : `${path}.${name}`);
}

const match = { lifecycle: 'whatsapp.template' };
const until = { match: { state: 'APPROVED' } };

/** A body around a time, by `METHOD path field`; `P` is the path of the project. */
const bodies: Readonly<Record<string, (time: unknown) => object>> = {
  'POST P/clock/advance by': (time) => ({ by: time }),
  'POST P/clock/advance to': (time) => ({ to: time }),
  'POST P/clock/advance atMost': (time) => ({ until, atMost: time }),
  'PUT P/clock now': (time) => ({ now: time }),
  'POST P/rules after': (time) => ({ match, outcome: 'reject', after: time }),
  'PUT P/rules/{ruleId} after': (time) => ({ match, outcome: 'reject', after: time }),
  'PATCH P/rules/{ruleId} after': (time) => ({ after: time }),
  'PUT P/limit per': (time) => ({ requests: 10, per: time }),
  'POST P/requests/wait timeoutMs': (time) => ({ timeoutMs: time }),
  'POST P/deliveries/wait timeoutMs': (time) => ({ timeoutMs: time }),
  'POST /__admin/scenarios projects.*.now': (time) => ({
    name: 'dated',
    projects: { '*': { initialized: [], now: time } },
  }),
  ...Object.fromEntries(
    ['POST P/faults', 'PUT P/faults/{faultId}', 'PATCH P/faults/{faultId}'].flatMap((call) => [
      [`${call} latency`, (time: unknown) => ({ latency: time })],
      [`${call} latency.uniform.min`, (time: unknown) => ({ latency: { uniform: { min: time, max: '9m' } } })],
      [`${call} latency.uniform.max`, (time: unknown) => ({ latency: { uniform: { min: '0s', max: time } } })],
      [`${call} latency.lognormal.median`, (time: unknown) => ({ latency: { lognormal: { median: time, sigma: 0 } } })],
    ]),
  ),
};

/** Every form, with the one that the simulator writes. */
const forms: Readonly<Record<Kind, readonly (readonly [written: unknown, canonical: unknown])[]>> = {
  duration: [
    ['1m30s', '1m30s'],
    ['90s', '1m30s'],
    ['PT1M30S', '1m30s'],
    ['90 seconds', '1m30s'],
    ['1 min 30 sec', '1m30s'],
  ],
  instant: [
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T12:00', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01 12:00:00', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T13:00:00+01:00', '2026-03-01T12:00:00.000Z'],
    [Date.UTC(2026, 2, 1, 12), '2026-03-01T12:00:00.000Z'],
    [new Date(Date.UTC(2026, 2, 1, 12)), '2026-03-01T12:00:00.000Z'],
  ],
  milliseconds: [
    [40, 40],
    ['40ms', 40],
    ['PT0.04S', 40],
  ],
};

/** What cannot be read, and the sentence that follows the name of the field. */
const refusals: Readonly<Record<Kind, readonly (readonly [written: unknown, says: RegExp])[]>> = {
  duration: [
    [90, /90 has no unit: write 90ms, 90s, 90m, 90h or 90d/],
    ['soon', /must be a duration such as 10s, 1h30m, 30d or PT1H/],
    ['P1M', /months have no fixed length/],
    ['2026-03-01', /not a date/],
  ],
  instant: [
    [1_772_366_400, /milliseconds since 1970, such as 1767225600000/],
    ['2026-02-30', /there is no 2026-02-30/],
    ['30d', /not a duration/],
  ],
  milliseconds: [['soon', /must be a duration/]],
};

/** Each time that the control document has in a body. */
async function allTimes(sim: TestProject) {
  const { body: document } = await sim.raw('GET', '/__admin/openapi.json');
  const found: { method: string; url: string; field: string; kind: Kind; row: string }[] = [];
  for (const [url, item] of Object.entries<Record<string, any>>(document.paths)) {
    for (const [name, operation] of Object.entries(item)) {
      const schema = operation.requestBody?.content['application/json'].schema;
      if (!schema) continue;
      const method = name.toUpperCase();
      for (const [field, kind] of timesOf(schema, document.components.schemas)) {
        const row = `${method} ${url.replace('/__admin/projects/{projectId}', 'P')} ${field}`;
        found.push({ method, url, field, kind, row });
      }
    }
  }
  return found;
}

/** Creates what the bodies need: a resource, a rule and a fault; each call starts from this checkpoint. */
async function prepare(sim: TestProject): Promise<void> {
  await sim.post('/whatsapp/templates', template('spring_sale'));
  await sim.control('POST', '/rules', { match: { ...match, name: 'other' }, outcome: 'reject' });
  await sim.control('POST', '/faults', { match: { operation: 'deleteWebhook' }, status: 503 });
  await sim.control('PUT', '/checkpoints/start');
}

t.test('each duration and each instant of a control body has a row here', async (t) => {
  const sim = await simulator(t);
  t.same((await allTimes(sim)).map(({ row }) => row).toSorted(), Object.keys(bodies).toSorted());
});

const pathOf = (sim: TestProject, url: string): string =>
  url.replace('{projectId}', sim.id).replace(/\{(rule|fault)Id\}/, (_, what) => `${what}-1`);

t.test('every form is read as the one that the simulator writes', async (t) => {
  const sim = await simulator(t);
  // The timers of waits do not keep a process alive that does not listen.
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  await prepare(sim);
  for (const { method, url, row, kind } of await allTimes(sim)) {
    const answers = new Map<unknown, string>();
    const call = async (time: unknown): Promise<string> => {
      await sim.control('POST', '/checkpoints/start/restore');
      // What a wait waited for is in its error: there is nothing to wait for.
      const waits = kind === 'milliseconds';
      const path = `${pathOf(sim, url)}${waits ? '?orFail' : ''}`;
      const { status, body } = await sim.raw(method, path, bodies[row]!(time));
      t.ok(waits ? status === 408 : status < 300, `${row} ${JSON.stringify(time)}: ${status}`);
      return JSON.stringify(body);
    };
    for (const [written, canonical] of forms[kind]) {
      if (!answers.has(canonical)) answers.set(canonical, await call(canonical));
      t.equal(await call(written), answers.get(canonical), `${row} ${JSON.stringify(written)}`);
    }
  }
});

t.test('what cannot be read is refused at its field, once, with a form that can', async (t) => {
  const sim = await simulator(t);
  await prepare(sim);
  for (const { method, url, row, field, kind } of await allTimes(sim)) {
    for (const [written, says] of [...refusals[kind], [null, /must be/], [true, /must be/], [[], /must be/]] as const) {
      const { status, body } = await sim.raw(method, pathOf(sim, url), bodies[row]!(written));
      const sentences: string[] = body.additionalInformation?.validationErrors ?? [];
      t.equal(status, 400, `${row} ${JSON.stringify(written)}`);
      t.equal(sentences.length, 1, sentences.join('; '));
      t.match(sentences[0], says);
      t.ok(sentences[0]?.startsWith(`${field} `), field);
    }
  }
});

t.test('all that cannot be read is named with the other faults of the body', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.admin('POST', '/clock/advance', { by: 5, to: 'later', atMots: '1d' });
  t.match(body.additionalInformation.validationErrors.toSorted(), [
    /^by must be a duration/,
    /^to must be a date .*, or 'next'$/,
    /^unknown field 'atMots'; did you mean 'atMost'\?/,
  ]);
});

t.test('the time of a long poll is milliseconds or a duration', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  for (const waitMs of ['1', '1ms', 'PT0.001S']) {
    t.equal((await sim.admin('GET', `/events?waitMs=${waitMs}`)).status, 200, waitMs);
  }
  t.match(await sim.admin('GET', '/events?waitMs=soon'), { status: 400 });
  t.match(await sim.admin('GET', '/events?waitMs=10m'), { status: 400 }, 'the limits are the same');
});
