// What a test in JavaScript writes that knows no names, and the name that the error must tell.
import { inspect, isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { wordRows } from '../src/contract/words.js';
import { projectCalls } from '../src/library/method-words.js';
import { Project } from '../src/library/project.js';
import { Simulator } from '../src/library/simulator.js';

// Nothing is called: no simulator is needed.
const simulator = new Simulator('http://127.0.0.1:9');
const project = simulator.project('p');

const projectGuesses: readonly (readonly [guess: string, meant: RegExp])[] = [
  ['advanse', /^a project has no 'advanse'; did you mean 'advance'\?$/],
  ['advanceTime', /advance/],
  ['tick', /advance/],
  ['fastForward', /advance/],
  ['travel', /advance/],
  ['advanceBy', /advance/],
  ['setTime', /setClock/],
  ['freeze', /setClock/],
  ['now', /clock/],
  ['approve', /decide/],
  ['reject', /decide/],
  ['mock', /addFault|addRule/],
  ['stub', /addFault|addRule/],
  ['injectFault', /addFault/],
  ['fail', /addFault/],
  ['failNext', /addFault/],
  ['clearFaults', /deleteFaults/],
  ['removeRule', /deleteRules/],
  ['when', /addRule/],
  ['getRequests', /requests/],
  ['listRequests', /requests/],
  ['calls', /requests/],
  ['journal', /requests/],
  ['verify', /countRequests/],
  ['webhooks', /deliveries/],
  ['getDeliveries', /deliveries/],
  ['waitForWebhook', /waitForDeliveries/],
  ['waitForRequest', /waitForRequests/],
  ['redeliver', /resend/],
  ['snapshot', /checkpoint/],
  ['saveCheckpoint', /checkpoint/],
  ['export', /exportState/],
  ['import', /importState/],
  ['delete', /forget/],
  ['remove', /forget/],
  ['baseUrl', /url/],
  ['client', /api/],
  ['advanceDays', /advance/],
  ['moveClock', /advance|setClock|clock/],
  ['timeTravelTo', /advanceTo|advance/],
  ['listWebhooks', /deliveries/],
  ['expectRequest', /waitForRequests|countRequests/],
  ['waitForWebhooks', /waitForDeliveries/],
  ['rejectNext', /addRule|decide/],
  ['setOutcome', /addRule/],
  ['createRule', /addRule/],
  ['updateRule', /editRule/],
  ['simulateError', /addFault/],
  ['resetFaults', /deleteFaults/],
  ['getHistory', /history/],
  ['getResource', /resource/],
  ['fireEvent', /trigger|sendSample/],
  ['resendWebhook', /resend/],
  ['restoreCheckpoint', /restore/],
  ['setRateLimit', /setLimit/],
];

const apiGuesses: readonly (readonly [guess: string, meant: string])[] = [
  ['templates', 'kakaotalk.templates or whatsapp.templates'],
  ['whatsapp.addTemplate', 'whatsapp.createTemplate'],
  ['whatsapp.templates.create', 'whatsapp.templates.createTemplate'],
  ['whatsapp.templates.removeTemplatesByName', 'whatsapp.templates.deleteTemplatesByName'],
  ['webhooks.list', 'webhooks.listWebhooks'],
  ['createSenders', 'kakaotalk.senders.createSender or rcs.senders.createSender or whatsapp.senders.createSender'],
];

const simulatorGuesses: readonly (readonly [guess: string, meant: RegExp])[] = [
  ['healht', /^a simulator has no 'healht'; did you mean 'health'\?$/],
  ['decide', /did you mean 'project\(id\)\.decide'/],
  ['stop', /close/],
  ['baseUrl', /url/],
  ['createProject', /project/],
  ['advance', /project/],
  ['shutDown', /close/],
  ['getProject', /project/],
];

t.test('a call that somebody guesses is refused with the right one', (t) => {
  for (const [target, guesses] of [
    [project, projectGuesses],
    [simulator, simulatorGuesses],
  ] as const) {
    for (const [guess, message] of guesses) {
      t.throws(() => Reflect.get(target, guess)(), { name: 'TypeError', message }, guess);
    }
  }
  t.end();
});

t.test('an operation that somebody guesses is refused with the right one, or with those that it can be', (t) => {
  for (const [guess, meant] of apiGuesses) {
    const read = () => guess.split('.').reduce((group: object, name) => Reflect.get(group, name), project.api);
    t.throws(read, { name: 'TypeError', message: `the API has no ${guess}; use ${meant}` }, guess);
  }
  t.equal(Reflect.get(project.api, 'xyzzy'), undefined);
  t.end();
});

t.test('every word leads to a call that exists', (t) => {
  const names = Object.getOwnPropertyNames(Project.prototype);
  for (const name of names) t.same(projectCalls(name, names), [name]);
  for (const [guess] of projectGuesses) t.ok([...names, 'id'].includes(projectCalls(guess, names)[0] ?? ''), guess);
  for (const [, meant] of wordRows('project')) t.ok([...names, 'id'].includes(meant), meant);
  const ofSimulator = Object.getOwnPropertyNames(Simulator.prototype);
  for (const [, meant] of wordRows('simulator')) t.ok(ofSimulator.includes(meant), meant);
  t.end();
});

t.test('what no name is near is undefined, and so is what other code asks any object for', (t) => {
  for (const target of [project, simulator]) {
    for (const name of [
      'xyzzy',
      'then',
      'toJSON',
      'inspect',
      'href',
      'nodeType',
      'asymmetricMatch',
      '$$typeof',
      '_isMockFunction',
      '0',
    ]) {
      t.equal(Reflect.get(target, name), undefined, name);
    }
    t.notOk('advanse' in target);
    t.doesNotThrow(() => Reflect.get(target, 'advanse'), 'only a call throws');
  }
  t.end();
});

t.test('projects and simulators are awaited, printed, compared, copied and extended as other objects', async (t) => {
  t.equal(await project, project);
  t.equal(await Promise.resolve(simulator), simulator);
  t.match(inspect(project, { showHidden: true, depth: 5, showProxy: true }), /Project \{/);
  t.equal(`${simulator}`, '[object Object]');
  t.equal(JSON.stringify({ project }), '{"project":{"id":"p"}}');
  t.ok(isDeepStrictEqual(simulator.project('p'), simulator.project('p')));
  t.notOk(isDeepStrictEqual(simulator.project('p'), simulator.project('q')));
  t.same({ ...project }, { id: 'p' });
  t.match(project, { id: 'p', url: 'http://127.0.0.1:9/v1/projects/p' });
  t.ok(project instanceof Project && project instanceof Object);
  t.same(Object.keys(project), ['id']);
  const seen: string[] = [];
  for (const name in project) seen.push(name);
  t.same(seen, ['id']);
  Reflect.set(project, 'note', 1);
  t.equal(Reflect.get(project, 'note'), 1);
  class Mine extends Project {
    override get url(): string {
      return `${super.url}/mine`;
    }
  }
  t.match(Reflect.construct(Mine, [Reflect.construct(Object, []), 'm']), { id: 'm' });
});
