// Each example of the catalogue shows what its entry says, carried out as the dashboard does.
import t from 'tap';
import type { ControlCatalog, ControlCatalogExample, ControlHistoryEntry } from '../../src/contract/types.js';
import { filled, prepare, projectOf, withProject } from '../../src/dashboard/example.js';
import { examplesOnDemand } from '../../src/fixtures/examples-on-demand.js';
import { type Answer, basic, simulator, type TestProject } from '../simulator.js';

// About a thousand examples, one after the other: a busy machine needs minutes where an idle one needs seconds.
t.setTimeout(600_000);

const sim = await simulator(t);

const examplesOf = async (query: string): Promise<ControlCatalogExample[]> =>
  (await sim.raw('GET', `/__admin/catalog/examples?${query}`)).body.examples;

let projects = 0;

interface Shown {
  answer: Answer;
  /** The project of the request. */
  project: TestProject;
}

/** Carries out an example in a project of its own. */
async function shown(example: ControlCatalogExample, at = sim, authorization = basic): Promise<Shown> {
  const own = at.project(example.projectId ?? `example-${++projects}`);
  const send = (method: string, path: string, body: string | undefined) =>
    at.raw(method, path, body, { authorization });
  const kept = await prepare(example.before, own.id, send);
  const project = at.project(filled(projectOf(example, own.id), kept));
  const { method, path, headers, credentials, body } = example.request;
  const answer = await at.raw(
    method,
    filled(withProject(path, project.id), kept),
    body === undefined ? undefined : filled(body, kept),
    { ...(credentials && { authorization }), ...headers },
  );
  return { answer, project };
}

const said = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body)}`.slice(0, 300);

t.test('every operation has an example that succeeds', async (t) => {
  const examples = await examplesOf('kind=operation');
  t.equal(examples.length, 90);
  for (const example of examples) {
    const { answer } = await shown(example);
    t.ok(answer.status < 300, `${example.operation}: ${said(answer)}`);
  }
});

t.test('the example of an error is answered with it', async (t) => {
  const strict = await simulator(t, { mode: 'strict', scenario: 'strict' });
  const known = `Basic ${Buffer.from('onboarded-key:onboarded-secret').toString('base64')}`;
  const { operations }: ControlCatalog = (await sim.raw('GET', '/__admin/catalog')).body;
  const examples = await examplesOf('kind=error');
  t.same(
    examples.map(({ operation, error }) => `${operation} ${error}`).sort(),
    operations.flatMap(({ operation, errors }) => errors.map(({ code }) => `${operation} ${code}`)).sort(),
    'every error of every operation has one',
  );
  for (const example of examples) {
    const { answer } = await (example.mode === 'strict' ? shown(example, strict, known) : shown(example));
    if (answer.body?.errorCode !== example.error) t.fail(`${example.operation} ${example.error}: ${said(answer)}`);
  }
});

/** Error codes by the outcome of a check that leads to them. */
const codesOf = ({ lifecycles }: ControlCatalog, outcome: string): string[] =>
  lifecycles
    .flatMap(({ checks }) => checks.flatMap(({ outcomes }) => outcomes))
    .flatMap((each) => (each.outcome === outcome ? each.error : []));

/** Whether something that was decided has the outcome of a magic value because of it. */
async function wasDecided({ project, answer }: Shown, value: string, outcome: string): Promise<boolean> {
  const isMeant = ({ because = '', ...one }: { because?: string; outcome?: string }): boolean =>
    one.outcome === outcome && because.includes(value);
  const waiting = await project.pending();
  if (waiting.some((one) => (outcome === 'hold' ? one.due === null : isMeant(one)))) return true;
  await project.advance('10s');
  const { history }: { history: ControlHistoryEntry[] } = await project.control('GET', '/history?limit=1000');
  return (
    history.some((entry) => entry.kind === 'decision' && isMeant(entry)) ||
    // What an operation reports of the parts of a request.
    JSON.stringify(answer.body).includes(`"errorCode":"${outcome.toUpperCase()}"`)
  );
}

t.test('the example of a magic value has its effect', async (t) => {
  const catalogue: ControlCatalog = (await sim.raw('GET', '/__admin/catalog')).body;
  const examples = await examplesOf('kind=magicValue');
  t.same(
    examples.map(({ where, value, effect }) => ({ where, value, effect })),
    catalogue.magicValues,
    'every magic value has one',
  );
  for (const example of examples) {
    const { value = '', effect = '' } = example;
    const done = await shown(example);
    const [outcome = ''] = effect.split(' ');
    const { status, body } = done.answer;
    const has = effect.startsWith('error ')
      ? effect.slice('error '.length).split(' or ').includes(body?.errorCode)
      : effect.startsWith('always ')
        ? effect === (status < 300 ? 'always right' : body.errorCode === 'wrong_otp' && 'always wrong')
        : status >= 400
          ? codesOf(catalogue, outcome).includes(body.errorCode)
          : await wasDecided(done, value, outcome);
    if (!has) t.fail(`${example.where} ${value} ${effect}: ${said(done.answer)}`);
  }
});

t.test('the example of a platform rule is refused because of it, now or by its review', async (t) => {
  const { rules } = (await sim.raw('GET', '/__admin/platform-rules')).body;
  const examples = await examplesOf('kind=platformRule');
  t.same(
    examples.map(({ platformRule }) => platformRule),
    rules.map(({ id }: { id: string }) => id),
    'every rule has one',
  );
  for (const example of examples) {
    const { answer, project } = await shown(example);
    const rule = `rule ${example.platformRule}`;
    const refused = answer.status >= 400 && answer.body.resolution.includes(`Rule ${example.platformRule}: `);
    const pending = refused ? [] : await project.pending();
    const history = refused ? [] : (await project.control('GET', '/history?limit=1000')).history;
    const decided = [...pending, ...history].some(({ because }) => because === rule);
    t.ok(refused || decided, `${rule}: ${said(answer)}`);
  }
});

t.test('examples are filtered, and an unknown operation is refused with the nearest name', async (t) => {
  const some = await examplesOf('operation=createWebhook&kind=error');
  t.ok(some.length > 3);
  t.ok(some.every(({ operation }) => operation === 'WebhookWebhookController_createWebhook_v1'));
  t.equal((await examplesOf('operation=createWebhook&kind=operation')).length, 1);
  t.match(await sim.raw('GET', '/__admin/catalog/examples?operation=creatWebhook'), {
    status: 400,
    body: { additionalInformation: { validationErrors: [/did you mean 'createWebhook'\?/] } },
  });
});

t.test('examples follow magic values that change while the simulator runs', async (t) => {
  const { simulation } = sim.application;
  const examples = examplesOnDemand();
  const row = { lifecycles: ['bundles.bundle'], outcome: 'fail', contains: 'new_value' } as const;
  const entry = { row, where: 'name', value: row.contains, effect: row.outcome };
  const isShown = (shown: readonly ControlCatalogExample[]) => shown.some(({ value }) => value === row.contains);
  t.equal(isShown(await examples([], simulation)), false);
  t.equal(isShown(await examples([entry], simulation)), true);
  t.equal(isShown(await examples([], simulation)), false);
});
