// Random sequences of everything that can happen to templates, compared with a small model of the expected results.
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { contract } from '../../../src/contract/load.js';
import { checkEvent } from '../../../src/contract/validate.js';
import { type Answer, simulator, type TestProject } from '../../simulator.js';
import { at, keyOf, path, request, text } from './template-setup.js';

type Changes = 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';
type State = 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED';

interface Known {
  state: State | undefined;
  changes: Changes | undefined;
  everApproved: boolean;
  pauses: number;
  /** The hours in which approved edits of the approved template were submitted, and that of the one in review. */
  edits: number[];
  edit?: number | undefined;
  /** When a pause ends, in hours of the project's clock. */
  resumes?: number;
}

interface Model {
  hours: number;
  templates: Map<string, Known>;
  /** Key, or name and `*` -> the hour until which it is blocked. */
  blocked: Map<string, number>;
}

interface Real {
  t: Test;
  sim: TestProject;
}

const names = ['one', 'two'];
const languages = ['EN_US', 'SV'];
const states = contract.schemas.WhatsappTemplateStatesEnum!.enum!;
const statuses = contract.schemas.WhatsappTemplateStatusesEnum!.enum!;

const operationOf = (method: string, template: string) =>
  [...contract.operations.values()].find((one) => one.method === method && one.path.endsWith(template))!;

/** A valid response: the documented success, or a documented error with its own status. */
function mustBeDocumented({ t }: Real, method: string, template: string, { status, body }: Answer): void {
  const operation = operationOf(method, template);
  const documented = status === operation.success.status || operation.errors.get(body.errorCode) === status;
  if (!documented) t.fail(`${operation.id} answered ${status} ${JSON.stringify(body)}`);
}

const isBlocked = (model: Model, name: string, language: string): boolean =>
  [keyOf(name, language), keyOf(name, '*')].some((key) => (model.blocked.get(key) ?? -1) > model.hours);

/** Asserts that every template matches the model and has only states of the contract. */
async function mustAgree({ t, sim }: Real, model: Model): Promise<void> {
  const { body } = await sim.get(path);
  const found = body.templates.map(
    ({ name, language, state, changes }: any) => `${keyOf(name, language)} ${state} ${changes?.status}`,
  );
  const expected = [...model.templates].map(([key, { state, changes }]) => `${key} ${state} ${changes}`).sort();
  if (found.join() !== expected.join()) throw new Error(`found ${found}; expected ${expected}`);
  for (const { state, changes, whatsappId, details } of body.templates) {
    if (state !== undefined && !states.includes(state)) t.fail(`state ${state}`);
    if (changes && !statuses.includes(changes.status)) t.fail(`status ${changes.status}`);
    if (state === undefined && (whatsappId || details)) t.fail('what is not live has neither id nor details');
    if (state === undefined && !changes) t.fail('a template without any content');
  }
}

function expectStatus(answer: Answer, expected: number): void {
  if (answer.status !== expected) throw new Error(`${answer.status} ${answer.body.errorCode}, not ${expected}`);
}

abstract class Command implements fc.AsyncCommand<Model, Real> {
  check = (_model: Readonly<Model>): boolean => true;
  abstract act(model: Model, real: Real): Promise<void>;
  abstract toString(): string;

  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real);
    await mustAgree(real, model);
  }
}

class Create extends Command {
  constructor(
    readonly name: string,
    readonly language: string,
    readonly status: 'DRAFT' | 'SUBMIT',
  ) {
    super();
  }

  async act(model: Model, real: Real): Promise<void> {
    const { name, language, status } = this;
    const answer = await real.sim.post(path, request(name, { language, status }));
    mustBeDocumented(real, 'POST', '/whatsapp/templates', answer);
    const key = keyOf(name, language);
    if (model.templates.has(key) || isBlocked(model, name, language)) return expectStatus(answer, 409);
    expectStatus(answer, 201);
    const changes = status === 'DRAFT' ? 'DRAFT' : 'IN_PROGRESS';
    model.templates.set(key, { state: undefined, changes, everApproved: false, pauses: 0, edits: [] });
  }

  toString = () => `create ${this.name} ${this.language} ${this.status}`;
}

/** A command on one template, which need not exist. */
abstract class OnTemplate extends Command {
  constructor(
    readonly name: string,
    readonly language: string,
  ) {
    super();
  }

  get key(): string {
    return keyOf(this.name, this.language);
  }

  get url(): string {
    return at(this.name, this.language);
  }
}

class Update extends OnTemplate {
  constructor(
    name: string,
    language: string,
    readonly status: 'DRAFT' | 'SUBMIT',
  ) {
    super(name, language);
  }

  async act(model: Model, real: Real): Promise<void> {
    const answer = await real.sim.patch(this.url, { status: this.status, details: text('Edited') });
    mustBeDocumented(real, 'PATCH', '/languages/{languageCode}', answer);
    const known = model.templates.get(this.key);
    if (!known) return expectStatus(answer, 404);
    if (known.changes === 'IN_PROGRESS') return expectStatus(answer, 409);
    if (this.status === 'SUBMIT' && known.state === 'APPROVED') {
      const since = (hours: number): number => known.edits.filter((at) => at > model.hours - hours).length;
      if (since(24) > 0 || since(720) >= 10) {
        known.changes = 'DRAFT';
        return expectStatus(answer, 424);
      }
    }
    expectStatus(answer, 200);
    known.changes = this.status === 'DRAFT' ? 'DRAFT' : 'IN_PROGRESS';
    if (this.status === 'SUBMIT' && known.state === 'APPROVED') known.edit = model.hours;
    if (!known.everApproved) known.state = undefined;
  }

  toString = () => `update ${this.key} ${this.status}`;
}

class Delete extends OnTemplate {
  constructor(
    name: string,
    language: string,
    readonly submitted: boolean,
  ) {
    super(name, language);
  }

  async act(model: Model, real: Real): Promise<void> {
    const answer = await real.sim.delete(`${this.url}?deleteSubmitted=${this.submitted}`);
    mustBeDocumented(real, 'DELETE', '/languages/{languageCode}', answer);
    const known = model.templates.get(this.key);
    if (!known) return expectStatus(answer, 404);
    if (!this.submitted && (known.changes ?? 'IN_PROGRESS') === 'IN_PROGRESS') return expectStatus(answer, 409);
    expectStatus(answer, 204);
    if (!this.submitted && known.state !== undefined) known.changes = undefined;
    else {
      model.templates.delete(this.key);
      if (known.everApproved) model.blocked.set(this.key, model.hours + 720);
    }
  }

  toString = () => `delete ${this.key} ${this.submitted}`;
}

class DeleteName extends Command {
  constructor(readonly name: string) {
    super();
  }

  async act(model: Model, real: Real): Promise<void> {
    const answer = await real.sim.delete(`${path}/${this.name}`);
    mustBeDocumented(real, 'DELETE', '/templates/{templateName}', answer);
    const keys = languages.map((language) => keyOf(this.name, language)).filter((key) => model.templates.has(key));
    if (keys.length === 0) return expectStatus(answer, 404);
    expectStatus(answer, 204);
    const wasLive = keys.some((key) => model.templates.get(key)!.everApproved);
    if (wasLive) model.blocked.set(keyOf(this.name, '*'), model.hours + 720);
    for (const key of keys) model.templates.delete(key);
  }

  toString = () => `delete ${this.name}`;
}

class Decide extends OnTemplate {
  constructor(
    name: string,
    language: string,
    readonly outcome: 'approve' | 'reject',
  ) {
    super(name, language);
  }

  override check = (model: Readonly<Model>): boolean => model.templates.get(this.key)?.changes === 'IN_PROGRESS';

  async act(model: Model, { sim }: Real): Promise<void> {
    await sim.decide(this.key, this.outcome, this.outcome === 'reject' ? { rejectionCode: 'SCAM' } : {});
    const known = model.templates.get(this.key)!;
    if (this.outcome === 'approve') {
      Object.assign(known, { state: 'APPROVED', changes: undefined, everApproved: true });
      if (known.edit !== undefined) known.edits.push(known.edit);
      delete known.resumes;
    } else if (known.everApproved) known.changes = 'REJECTED';
    else Object.assign(known, { state: 'REJECTED', changes: undefined });
    delete known.edit;
  }

  toString = () => `${this.outcome} ${this.key}`;
}

class Trigger extends OnTemplate {
  constructor(
    name: string,
    language: string,
    readonly event: 'pause' | 'disable' | 'reinstate' | 'flag' | 'score',
  ) {
    super(name, language);
  }

  override check = (model: Readonly<Model>): boolean => {
    const state = model.templates.get(this.key)?.state;
    if (this.event === 'reinstate') return state === 'DISABLED';
    return state === 'APPROVED' || (state === 'PAUSED' && this.event !== 'pause');
  };

  async act(model: Model, { sim }: Real): Promise<void> {
    await sim.trigger('whatsapp.template', this.key, this.event);
    const known = model.templates.get(this.key)!;
    if (this.event === 'disable' || (this.event === 'pause' && known.pauses === 2)) {
      known.state = 'DISABLED';
      delete known.resumes;
    } else if (this.event === 'pause') {
      known.state = 'PAUSED';
      known.resumes = model.hours + [3, 6][known.pauses++]!;
    } else if (this.event === 'reinstate') known.state = 'APPROVED';
  }

  toString = () => `${this.event} ${this.key}`;
}

class Wait extends Command {
  constructor(readonly hours: number) {
    super();
  }

  async act(model: Model, { sim }: Real): Promise<void> {
    await sim.advance(`${this.hours}h`);
    model.hours += this.hours;
    for (const known of model.templates.values()) {
      if (known.resumes === undefined || known.resumes > model.hours) continue;
      known.state = 'APPROVED';
      delete known.resumes;
    }
  }

  toString = () => `wait ${this.hours} h`;
}

class Look extends OnTemplate {
  async act(model: Model, real: Real): Promise<void> {
    const there = model.templates.has(this.key) ? 200 : 404;
    for (const [suffix, template] of [
      ['', '/languages/{languageCode}'],
      ['/activities', '/templates/{templateName}/languages/{languageCode}/activities'],
    ] as const) {
      const answer = await real.sim.get(`${this.url}${suffix}`);
      mustBeDocumented(real, 'GET', template, answer);
      expectStatus(answer, there);
    }
    const comment = await real.sim.post(`${this.url}/comments`, { comment: 'Hm' });
    mustBeDocumented(real, 'POST', '/templates/{templateName}/languages/{languageCode}/comments', comment);
    expectStatus(comment, there === 200 ? 201 : 404);
  }

  toString = () => `look at ${this.key}`;
}

const name = fc.constantFrom(...names);
const language = fc.constantFrom(...languages);
const status = fc.constantFrom('DRAFT' as const, 'SUBMIT' as const);

const commands = fc.commands(
  [
    fc.tuple(name, language, status).map((args) => new Create(...args)),
    fc.tuple(name, language, status).map((args) => new Update(...args)),
    fc.tuple(name, language, fc.boolean()).map((args) => new Delete(...args)),
    name.map((one) => new DeleteName(one)),
    fc.tuple(name, language, fc.constantFrom('approve' as const, 'reject' as const)).map((args) => new Decide(...args)),
    fc
      .tuple(
        name,
        language,
        fc.constantFrom('pause' as const, 'disable' as const, 'reinstate' as const, 'flag' as const, 'score' as const),
      )
      .map((args) => new Trigger(...args)),
    fc.constantFrom(1, 3, 6, 24, 720).map((hours) => new Wait(hours)),
    fc.tuple(name, language).map((args) => new Look(...args)),
  ],
  // With the default size, templates would rarely reach their later states.
  { maxCommands: 60, size: 'max' },
);

t.test('after any sequence of actions, templates match the model and every response is documented', async (t) => {
  const sim = await simulator(t, { review: null });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const project = sim.project(`project-${run++}`);
      await project.post('/webhooks', { target: 'http://203.0.113.1/', secret: 's', triggers: ['ALL'] });
      const setup = () => ({
        model: { hours: 0, templates: new Map<string, Known>(), blocked: new Map<string, number>() },
        real: { t, sim: project },
      });
      await fc.asyncModelRun(setup, sequence);
      for (const { type, body } of await project.deliveries()) {
        const faults = checkEvent(type, JSON.parse(body));
        if (faults.length > 0) throw new Error(`${type}: ${faults}`);
      }
    }),
    { numRuns: 40 },
  );
});
