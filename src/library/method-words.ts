// Words that people guess for the calls of the library, and the right ones.
import { guessedName, sameWord, type WordRow, wordsIn } from '../contract/guessed-name.js';
import { nearestName } from '../contract/nearest-name.js';
import { pathWords } from '../http/control-words.js';

const projectWords: readonly WordRow[] = [
  [
    [
      'tick',
      'forward',
      'fast-forward',
      'travel',
      'time-travel',
      'skip',
      'sleep',
      'elapse',
      'warp',
      'step',
      'wait',
      'advance-time',
      'advance-clock',
      'advance-by',
    ],
    'advance',
  ],
  [['freeze', 'unfreeze', 'set-time', 'speed', 'set-now', 'resume', 'tick-speed', 'scale'], 'setClock'],
  [['now', 'time', 'date', 'current-time'], 'clock'],
  [['next', 'run-next', 'step-next'], 'advanceToNext'],
  [['until', 'run-until', 'wait-until'], 'advanceUntil'],
  [['approve', 'reject', 'review', 'resolve', 'accept', 'decline', 'deny', 'take'], 'decide'],
  [['when', 'stub', 'expect', 'on', 'given', 'outcome', 'behavior'], 'addRule'],
  [
    [
      'mock',
      'fail',
      'fail-next',
      'inject',
      'throw',
      'simulate-error',
      'delay',
      'slow',
      'intercept',
      'respond-with',
      'error',
      'break',
    ],
    'addFault',
  ],
  [['delete', 'remove', 'destroy', 'drop', 'dispose', 'close', 'teardown'], 'forget'],
  [['clear', 'restart', 'wipe', 'clean', 'seed', 'load', 'init'], 'reset'],
  [['base-url', 'uri', 'address', 'host', 'endpoint', 'origin', 'href'], 'url'],
  [['client', 'sdk', 'http', 'call', 'fetch', 'request-api'], 'api'],
  [['project-id', 'identifier', 'key'], 'id'],
  [['verify', 'times-called', 'request-count', 'assert-called'], 'countRequests'],
  [['calls', 'journal', 'logs', 'received', 'recordings'], 'requests'],
  [['save', 'snapshot', 'backup', 'savepoint', 'save-checkpoint', 'create-checkpoint', 'take-snapshot'], 'checkpoint'],
  [['rollback', 'undo', 'revert', 'restore-checkpoint', 'restore-snapshot'], 'restore'],
  [['export', 'dump', 'state', 'serialize', 'snapshot-state'], 'exportState'],
  [['import', 'load-state', 'restore-state'], 'importState'],
  [['fire', 'simulate', 'pause', 'suspend', 'disable', 'emit', 'cause', 'force'], 'trigger'],
  [['sample', 'test-event', 'send-event', 'send-webhook'], 'sendSample'],
  [['redeliver', 'retry', 'replay', 'resend-webhook', 'resend-delivery', 'replay-webhook'], 'resend'],
  [['hold', 'pause-webhooks', 'hold-webhooks'], 'holdDeliveries'],
  [['release', 'flush', 'release-webhooks'], 'releaseDeliveries'],
  [['throttle', 'rate-limit', 'limit-rate'], 'setLimit'],
  [['unlimit', 'remove-limit', 'delete-limit', 'clear-limit'], 'liftLimit'],
  [['otp', 'pin', 'verification-codes', 'otp-code'], 'codes'],
  [['timeline', 'audit', 'log', 'activities'], 'history'],
  [['stream', 'subscribe', 'watch', 'tail', 'listen'], 'follow'],
  [['schedule', 'due', 'jobs', 'upcoming'], 'agenda'],
  [['templates', 'senders', 'records', 'list', 'find', 'search'], 'resources'],
  [['template', 'sender', 'record', 'get'], 'resource'],
  [['info', 'status', 'summary'], 'describe'],
  [['config', 'options', 'configure'], 'setSettings'],
  [['diff', 'changes'], 'compare'],
];

const simulatorWords: readonly WordRow[] = [
  [
    ['stop', 'shutdown', 'terminate', 'kill', 'dispose', 'destroy', 'end', 'quit', 'teardown', 'disconnect', 'down'],
    'close',
  ],
  [['base-url', 'uri', 'address', 'host', 'port', 'endpoint', 'origin', 'href', 'listen-url'], 'url'],
  [
    ['world', 'tenant', 'create-project', 'new-project', 'open-project', 'use-project', 'get-project', 'for-project'],
    'project',
  ],
  [['list-projects', 'worlds', 'tenants', 'all-projects'], 'projects'],
  [['ready', 'ping', 'status', 'is-ready', 'wait-until-ready', 'version', 'alive'], 'health'],
  [['environment', 'env-vars', 'variables', 'process-env'], 'env'],
  [['intercept', 'patch', 'hook', 'activate', 'enable', 'proxy'], 'install'],
  [['load-scenario', 'scenario', 'add-fixture', 'fixtures', 'seed'], 'addScenario'],
  [['reset-all', 'clear', 'wipe', 'restart', 'clean', 'reset-everything'], 'reset'],
  [['revoke', 'revoke-tokens', 'invalidate', 'logout'], 'expireTokens'],
  [['config', 'options', 'credentials', 'keys'], 'settings'],
  [['errors', 'operations', 'magic', 'magic-values'], 'catalog'],
  [['diagrams', 'states', 'machines'], 'lifecycles'],
];

/** What is guessed for the paths of the control API counts here, too. */
const callOfPath: Readonly<Record<string, string>> = {
  'clock/advance': 'advance',
  'requests/count': 'countRequests',
  'requests/wait': 'waitForRequests',
  'deliveries/sample': 'sendSample',
  'deliveries/resend': 'resend',
  'deliveries/mode': 'holdDeliveries',
  'deliveries/release': 'releaseDeliveries',
  checkpoints: 'checkpoint',
  state: 'exportState',
  'platform-rules': 'platformRules',
  'tokens/expire': 'expireTokens',
};

const pathRows = pathWords.map(([guesses, path]): WordRow => [guesses, callOfPath[path] ?? path]);

/** Verbs of one meaning; the first is the library's, `` for a call that is named after what it returns. */
const verbs: readonly (readonly string[])[] = [
  ['', 'get', 'list', 'fetch', 'read', 'show', 'find', 'all', 'load', 'save', 'create', 'take'],
  ['add', 'create', 'inject', 'new', 'insert', 'register', 'set', 'mock', 'simulate', 'put', 'make'],
  ['delete', 'remove', 'clear', 'drop', 'reset', 'destroy', 'lift', 'unset'],
  ['clear', 'delete', 'reset', 'empty', 'flush'],
  ['edit', 'update', 'change', 'patch', 'modify', 'set', 'enable', 'disable'],
  ['set', 'update', 'change', 'put', 'configure'],
  ['count', 'verify', 'assert', 'number'],
  ['wait', 'await', 'until', 'expect', 'next'],
  ['send', 'emit', 'fire', 'trigger', 'publish'],
  ['resend', 'redeliver', 'retry', 'replay'],
  ['hold', 'pause', 'queue'],
  ['release', 'flush', 'drain', 'resume'],
  ['import', 'load', 'restore', 'upload'],
  ['export', 'dump', 'save', 'download'],
];

/** Whether a word of a guess stands for one of the name of a call. */
function stands(word: string, own: string): boolean {
  if (sameWord(word, own) || nearestName(word, [own]) !== undefined) return true;
  if (verbs.some(([first, ...others]) => first === own && others.includes(word))) return true;
  return pathRows.some(([guesses, meant]) => sameWord(meant, own) && guesses.some((each) => sameWord(each, word)));
}

const silent = (word: string): boolean => verbs[0]!.includes(word) || word === 'for' || word === 'the';

/** The call that has the words of a guess, each in other words; the one with the most words, if several have them. */
function inOtherWords(guess: string, names: readonly string[]): string | undefined {
  const words = wordsIn(guess);
  const found = names.filter((name) => {
    const own = wordsIn(name);
    const all = words.every((word) => silent(word) || own.some((each) => stands(word, each)));
    return all && own.every((each) => each === 'for' || words.some((word) => stands(word, each)));
  });
  return found.toSorted((one, other) => wordsIn(other).length - wordsIn(one).length)[0];
}

const actions = ['advance', 'setClock', 'decide', 'trigger', 'resend', 'sendSample', 'addFault', 'reset', 'restore'];

/** A word of the table; a name that is nearly written so, or is the same in other words; what one of its words stands for. */
const callFor = (guess: string, names: readonly string[], own: readonly WordRow[]): string | undefined =>
  own.find(([guesses]) => guesses.includes(wordsIn(guess).join('-')))?.[1] ??
  nearestName(guess, names) ??
  inOtherWords(guess, names) ??
  guessedName(guess, [...own, ...pathRows], names, actions);

/** The call of a project that a guess stands for. */
export const projectCall = (guess: string, names: readonly string[]): string | undefined =>
  callFor(guess, names, projectWords);

/** The call of a simulator that a guess stands for; that of a project is none. */
export function simulatorCall(guess: string, names: readonly string[]): string | undefined {
  const call = callFor(guess, names, simulatorWords);
  return call !== undefined && names.includes(call) ? call : undefined;
}
