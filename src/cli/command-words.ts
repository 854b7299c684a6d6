// Words that people guess for commands, and the right ones.

export const commandWords: readonly (readonly [guesses: readonly string[], meant: string])[] = [
  [['serve', 'run', 'up', 'launch', 'dev'], 'start'],
  [['status', 'ping', 'ready', 'alive', 'check'], 'health'],
  [['tick', 'forward', 'travel', 'skip', 'next', 'wait-until', 'fast-forward', 'time-travel'], 'advance'],
  [['time', 'now', 'freeze', 'unfreeze', 'date'], 'clock'],
  [['decisions', 'reviews', 'queue', 'approvals', 'waiting', 'todo'], 'pending'],
  [['approve', 'reject', 'review', 'take'], 'decide'],
  [['fire', 'pause', 'suspend', 'disable', 'simulate', 'cause'], 'trigger'],
  [['timeline', 'audit', 'why', 'what-happened'], 'history'],
  [['watch', 'tail', 'follow', 'stream', 'live'], 'events'],
  [['log', 'logs', 'requests', 'calls', 'recordings'], 'journal'],
  [['templates', 'senders', 'records', 'list', 'ls', 'objects', 'search', 'find'], 'resources'],
  [['show', 'get', 'inspect', 'template', 'sender'], 'resource'],
  [['schedule', 'due', 'jobs', 'upcoming', 'timers'], 'agenda'],
  [['webhooks', 'hooks', 'webhook', 'notifications', 'callbacks'], 'deliveries'],
  [['redeliver', 'retry'], 'resend'],
  [['receive', 'receiver', 'webhook-server', 'hook-server'], 'listen'],
  [['clear', 'restart', 'wipe', 'clean', 'seed', 'setup'], 'reset'],
  [['revoke', 'logout', 'expire', 'token', 'tokens'], 'expire-tokens'],
  [['dump', 'backup', 'save-state'], 'export'],
  [['load', 'load-state'], 'import'],
  [['stub', 'mock', 'when', 'expect', 'outcome'], 'rules'],
  [['chaos', 'fail', 'inject', 'errors', 'latency', 'slow'], 'faults'],
  [['throttle', 'ratelimit', 'rate-limit', 'quota'], 'limit'],
  [['config', 'configure', 'set', 'options'], 'settings'],
  [['version', 'info', 'credentials', 'keys'], 'about'],
  [['snapshot', 'snapshots', 'save', 'restore', 'undo', 'savepoint'], 'checkpoints'],
  [['emit', 'test-event', 'send-event'], 'sample'],
  [['wait-for', 'await', 'expect-request'], 'wait'],
  [['operations', 'catalogue', 'magic', 'magic-values'], 'catalog'],
  [['diagrams', 'states', 'machines'], 'lifecycles'],
  [['fixtures', 'presets', 'seeds'], 'scenarios'],
  [['worlds', 'accounts', 'tenants'], 'projects'],
  [['delete', 'drop', 'destroy'], 'forget'],
  [['otp', 'otps', 'pins'], 'codes'],
  [['diff', 'compare', 'contract'], 'drift'],
  [['proxy', 'intercept', 'with', 'wrap'], 'exec'],
  [['playback', 'verify'], 'replay'],
];

/** What is no command, and how it is done. */
export const otherWords: readonly (readonly [guesses: readonly string[], says: string])[] = [
  [['stop', 'kill', 'quit', 'down'], 'the simulator ends with Ctrl-C or SIGTERM'],
  [['dashboard', 'ui', 'open', 'web', 'gui'], 'the dashboard is at / of the simulator: http://127.0.0.1:7462/'],
  [['docs', 'documentation', 'swagger', 'openapi'], 'the API is explained at /documentation of the simulator'],
  [['metrics', 'prometheus'], 'start --metrics serves them at /metrics'],
];

/** The command that a word stands for: as a whole, otherwise the first one that a part of it stands for. */
export function commandFor(word: string, names: readonly string[]): string | undefined {
  const meant = (part: string): string | undefined =>
    names.includes(part) ? part : commandWords.find(([guesses]) => guesses.includes(part))?.[1];
  const lower = word.toLowerCase();
  return [lower, ...lower.split(/[-_:]/)].map(meant).find((name) => name !== undefined);
}
