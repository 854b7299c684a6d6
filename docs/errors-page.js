// The page of errors: a way to reach each, as commands to paste. Made from the rows of fixtures/errors, which the tests run.

const width = 110;

/** A value as JSON: on one line if that is short, else one line for each element. */
function format(value, indent = 0) {
  const short = JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  if (typeof value !== 'object' || value === null || indent + short.length <= width) return short;
  const space = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((element) => space + format(element, indent + 2)).join(',\n')}\n${end}]`;
  }
  const fields = Object.entries(value).map(
    ([name, field]) => `${space}${JSON.stringify(name)}: ${format(field, indent + 2)}`,
  );
  return `{\n${fields.join(',\n')}\n${end}}`;
}

/** A text between single quotes in which variables still count. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''").replace(/\$[A-Z]+/g, (name) => `'${name}'`)}'`;

/** A URL, between quotes where the shell would read something into it. */
const url = (text) => (/^[\w$/.@+:%-]+$/.test(text) ? text : `"${text}"`);

function curl({ method, credentials, headers = {}, to, body }) {
  const usual = body === undefined ? 'GET' : 'POST';
  return [
    'curl -s',
    credentials && `-u ${credentials}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    method !== usual && `-X ${method}`,
    url(to),
    body !== undefined && `-d ${quoted(body)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const roots = { project: '$API', control: '$ADMIN', simulator: '$S/__admin' };

/** The lines of a step. */
function linesOf({ method, of, path, body, keep, times }) {
  const call = curl({
    method,
    to: roots[of] + path,
    ...(of === 'project' && { credentials: 'key:secret' }),
    ...(body !== undefined && { body: format(body) }),
  });
  const kept = Object.entries(keep);
  if (times > 1) return [`for N in $(seq ${times}); do ${call}; done`];
  if (kept.length === 0) return [call];
  if (kept.length === 1) return kept.map(([name, field]) => `${name}=$(${call} | field ${fieldName(field)})`);
  return [`ANSWER=$(${call})`, ...kept.map(([name, field]) => `${name}=$(echo "$ANSWER" | field ${fieldName(field)})`)];
}

const fieldName = (field) => (field.includes('[') ? `'${field}'` : field);

/** Another project, by what its id has after the usual one or by its id. */
function rootOf(project) {
  if (project === undefined) return '$API';
  return project.startsWith('-') ? `$API${project}` : `$S/v1/projects/${project}`;
}

function refusedCall({ method, path, body, project, credentials, strict, onboarded, headers }) {
  const root = strict ? '$STRICT' : onboarded ? rootOf(project) : '$BARE';
  return curl({
    method,
    to: root + path,
    headers,
    ...(credentials === 'any' && { credentials: strict ? 'onboarded-key:onboarded-secret' : 'key:secret' }),
    ...(body !== undefined && { body: pretty(body) }),
  });
}

/** A body that is no JSON is sent as it is. */
function pretty(body) {
  try {
    return format(JSON.parse(body));
  } catch {
    return body;
  }
}

/** What a reader pastes for a row: its set-ups, its own steps, and the call that the error answers. */
function commandsOf({ setups, steps, fresh, call }) {
  const own = steps.flatMap(linesOf).map((line) => (/^[A-Z]+=/.test(line) ? line : `${line} > /dev/null`));
  // A scenario that the project is reset to needs no reset before it.
  const startsAnew = steps[0]?.path === '/scenarios';
  const names = setups.map(({ name }) => name);
  const before = names.length > 0 ? [`given ${names.join(' ')}`] : [];
  if (names.length === 0 && (fresh || (steps.length > 0 && !startsAnew))) before.push('fresh > /dev/null');
  return [...before, ...own, refusedCall(call)].join('\n');
}

/** A set-up after those that it builds on. */
const inOrder = (setup) => [...setup.given.flatMap(inOrder), setup];

/** Whether a row starts from records of a scenario. */
const isSeeded = ({ setups, steps }) =>
  [...setups.flatMap(inOrder), { steps }].some((setup) => setup.steps.some(({ path }) => path === '/scenarios'));

function setupText({ name, about, given, steps }) {
  const lines = [...given.map((setup) => setup.name), ...steps.flatMap(linesOf)].map(
    (line) => `  ${line.replaceAll('\n', '\n  ')}`,
  );
  return `${name}() { # ${about}\n${lines.join('\n')}\n}`;
}

const shell = (text) => `\`\`\`sh\n${text}\n\`\`\``;

const meanings = {
  behaviour: 'the rules of the platform, and nothing else',
  magic: 'a [magic value](magic-values.md) in the call, or in one before it',
  rule: 'a [rule](control-api.md#rules) of the control API',
  fault: 'an injected [fault](control-api.md#faults)',
  prefer: 'the header `Prefer`',
};

const titles = {
  bundles: 'Bundles',
  conversation: 'Conversation',
  kakaotalk: 'KakaoTalk',
  rcs: 'RCS',
  sms: 'SMS',
  webhooks: 'Webhooks',
  whatsapp: 'WhatsApp',
};

const prelude = `S=http://127.0.0.1:7462
API=$S/v1/projects/errors
ADMIN=$S/__admin/projects/errors
BARE=$S/v1/projects/bare
STRICT=http://127.0.0.1:7463/v1/projects/errors

# An empty project, one with the set-ups that an example needs, and a field of an answer.
fresh() { curl -s $ADMIN/reset -d '{ "scenario": "default" }'; }
given() { for setup in fresh "$@"; do $setup; done > /dev/null; }
field() { node -p "JSON.parse(require('fs').readFileSync(0)).$1"; }

# A project that is onboarded for no channel.
curl -s $S/__admin/projects/bare/reset -d '{ "scenario": "strict" }' > /dev/null`;

function operationText(rows) {
  const [{ operation }] = rows;
  const title = `### ${operation.method} ${operation.path.replace('/v1/projects/{projectId}', '')}`;
  const parts = rows.map(
    (row) => `**${row.status} \`${row.code}\`** (${row.way}): ${row.how}\n\n${shell(commandsOf(row))}`,
  );
  return [title, `\`${operation.id}\``, ...parts].join('\n\n');
}

function serviceText(rows) {
  const [{ operation }] = rows;
  const setups = rows.flatMap((row) => row.setups).flatMap(inOrder);
  const named = [...new Map(setups.map((setup) => [setup.name, setup])).values()];
  const ids = [...new Set(rows.map((row) => row.operation.id))];
  const operations = ids.map((id) => rows.filter((row) => row.operation.id === id));
  const parts = [`## ${titles[operation.service]}`];
  if (named.length > 0) parts.push('The set-ups of this section:', shell(named.map(setupText).join('\n\n')));
  return [...parts, ...operations.map(operationText)].join('\n\n');
}

/** @param rows every row, in the order of the contract. @param ways their ways, the best first. */
export function errorsPage(rows, ways) {
  const counts = ways.map((way) => [way, rows.filter((row) => row.way === way).length, meanings[way]]);
  const seeded = rows.filter((row) => row.way === 'behaviour' && isSeeded(row)).length;
  const services = [...new Set(rows.map((row) => row.operation.service))];
  const sections = services.map((name) => serviceText(rows.filter((row) => row.operation.service === name)));
  return `# Errors, and how to reach each

The contract documents ${rows.length} pairs of an operation and an error code. This page has the shortest way to each of them, as
commands to paste. The tests run every one, and check the status and the code of the response.

| reached by | pairs | |
| --- | --- | --- |
${counts.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

${seeded} of the pairs reached by behaviour start from records of a [scenario](scenarios.md), because no call of a client
creates those records, or only many calls do.

To get an error without its cause, send \`Prefer: code=409, example=template_exists\` with the call, or inject a
[fault](control-api.md#faults): both work for all ${rows.length} pairs and change nothing in the project.

## Before you start

Start a simulator whose clock is frozen. The examples for \`project_not_found\` need a second one, in strict mode:

${shell('npm start -- --clock frozen\nnpm start -- --clock frozen --port 7463 --mode strict --scenario strict')}

Paste these lines into a shell (bash or zsh, with curl and Node), then the set-ups of the section that you need:

${shell(prelude)}

Each example can then be pasted on its own, in any order and as often as you like. It prints the error. One that needs a state
of its own empties the project \`errors\` first.

${sections.join('\n\n')}
`;
}
