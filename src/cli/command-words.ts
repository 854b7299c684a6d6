// Words that people guess for commands, and the right ones.
import { guessedName, type WordRow } from '../contract/guessed-name.js';
import { pathWords } from '../http/control-words.js';

export const commandWords: readonly WordRow[] = [
  [
    [
      'serve',
      'run',
      'up',
      'launch',
      'dev',
      'init',
      'server',
      'begin',
      'boot',
      'prism',
      'simulator',
      'daemon',
      'mock-server',
      'listen-on',
    ],
    'start',
  ],
  [['status', 'ping', 'ready', 'alive', 'check', 'doctor', 'healthcheck', 'wait-ready', 'is-up'], 'health'],
  [
    [
      'tick',
      'forward',
      'travel',
      'skip',
      'next',
      'wait-until',
      'fast-forward',
      'time-travel',
      'warp',
      'jump',
      'sleep',
      'elapse',
    ],
    'advance',
  ],
  [['time', 'now', 'freeze', 'unfreeze', 'date', 'set-time'], 'clock'],
  [['decisions', 'reviews', 'queue', 'approvals', 'waiting', 'todo'], 'pending'],
  [['approve', 'reject', 'review', 'take', 'moderate', 'resolve', 'complete', 'accept', 'deny', 'answer'], 'decide'],
  [['fire', 'pause', 'suspend', 'disable', 'simulate', 'cause'], 'trigger'],
  [['timeline', 'audit', 'why', 'what-happened'], 'history'],
  [['watch', 'tail', 'follow', 'stream', 'live'], 'events'],
  [['log', 'logs', 'requests', 'calls', 'recordings', 'curl', 'inspect-requests', 'traffic'], 'journal'],
  [
    [
      'templates',
      'senders',
      'records',
      'list',
      'ls',
      'objects',
      'search',
      'find',
      'numbers',
      'sms',
      'whatsapp',
      'rcs',
      'kakaotalk',
    ],
    'resources',
  ],
  [['show', 'get', 'inspect', 'template', 'sender'], 'resource'],
  [['schedule', 'due', 'jobs', 'upcoming', 'timers'], 'agenda'],
  [['webhooks', 'hooks', 'webhook', 'notifications', 'callbacks'], 'deliveries'],
  [
    [
      'redeliver',
      'retry',
      'replay-webhooks',
      'webhooks-replay',
      'webhook-replay',
      'replay-webhook',
      'replay-event',
      'replay-events',
    ],
    'resend',
  ],
  [
    ['receive', 'receiver', 'webhook-server', 'hook-server', 'forward-to', 'tunnel', 'receive-webhooks', 'catch'],
    'listen',
  ],
  [['clear', 'restart', 'wipe', 'clean', 'seed', 'setup'], 'reset'],
  [['revoke', 'logout', 'expire', 'token', 'tokens'], 'expire-tokens'],
  [['dump', 'backup', 'save-state'], 'export'],
  [['load', 'load-state'], 'import'],
  [['stub', 'mock', 'when', 'expect', 'outcome'], 'rules'],
  [['chaos', 'fail', 'inject', 'errors', 'latency', 'slow'], 'faults'],
  [['throttle', 'ratelimit', 'rate-limit', 'quota'], 'limit'],
  [['config', 'configure', 'set', 'options'], 'settings'],
  [['version', 'info', 'credentials', 'keys', 'whoami', 'login', 'auth'], 'about'],
  [['snapshot', 'snapshots', 'save', 'restore', 'undo', 'savepoint', 'pod', 'pods', 'rollback'], 'checkpoints'],
  [['emit', 'test-event', 'send-event'], 'sample'],
  [['wait-for', 'await', 'expect-request'], 'wait'],
  [['operations', 'catalogue', 'magic', 'magic-values'], 'catalog'],
  [['diagrams', 'states', 'machines'], 'lifecycles'],
  [['fixtures', 'presets', 'seeds'], 'scenarios'],
  [['worlds', 'accounts', 'tenants', 'use', 'switch'], 'projects'],
  [['delete', 'drop', 'destroy'], 'forget'],
  [['otp', 'otps', 'pins', 'verifications', 'passcodes'], 'codes'],
  [['diff', 'compare', 'contract'], 'drift'],
  [['proxy', 'intercept', 'with', 'wrap', 'shell', 'env', 'sh'], 'exec'],
  [['verify', 'verify-requests', 'assert'], 'count'],
  [['playback'], 'replay'],
];

/** What is no command, and how it is done. */
export const otherWords: readonly (readonly [guesses: readonly string[], says: string])[] = [
  [['stop', 'kill', 'quit', 'down'], 'the simulator ends with Ctrl-C or SIGTERM'],
  [
    ['dashboard', 'ui', 'open', 'web', 'gui', 'console', 'browser', 'studio'],
    'the dashboard is at / of the simulator: http://127.0.0.1:7462/',
  ],
  [['docs', 'documentation', 'swagger', 'openapi'], 'the API is explained at /documentation of the simulator'],
  [['metrics', 'prometheus'], 'start --metrics serves them at /metrics'],
];

/** The commands for the paths of the control API, below that of a project: what is guessed for a path counts for both. */
const commandOfPath: Readonly<Record<string, string>> = {
  'clock/advance': 'advance',
  requests: 'journal',
  'requests/count': 'count',
  'requests/wait': 'wait',
  'deliveries/sample': 'sample',
  'deliveries/resend': 'resend',
  'deliveries/mode': 'hold',
  'deliveries/release': 'release',
  state: 'export',
  'tokens/expire': 'expire-tokens',
  'openapi.json': 'catalog',
  docs: 'help',
};

const rows: readonly WordRow[] = [
  ...commandWords,
  ...Object.entries(commandOfPath).map(([path, command]): WordRow => [[path], command]),
  ...pathWords.map(([guesses, path]): WordRow => [guesses, commandOfPath[path] ?? path]),
];

const actions = [
  'advance',
  'count',
  'wait',
  'sample',
  'resend',
  'hold',
  'release',
  'decide',
  'trigger',
  'reset',
  'listen',
  'start',
  'health',
];

/** The command that a word stands for, or one of its words. */
export const commandFor = (word: string, names: readonly string[]): string | undefined =>
  guessedName(word, rows, names, actions);
