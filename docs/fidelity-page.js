// The page of fidelity: for each operation, what the contract documents, what was chosen, how its errors are reached, which
// platform rules judge its calls, and which public clients call it. Made from the contract, docs/choices.md, fixtures/errors,
// fixtures/rules and test/clients, so that it cannot claim more than there is.

/** Resource and step of a platform rule -> the actions whose calls take that step; a step of time alone has none. */
const judged = {
  'whatsapp.template': { controller: 'WhatsappTemplatesController', '*': ['createTemplate', 'updateTemplate'] },
  'whatsapp.sender': {
    controller: 'WhatsappSendersController',
    '*': ['createSender', 'update'],
    register: ['register'],
  },
  'kakaotalk.template': {
    controller: 'KakaotalkTemplatesController',
    '*': ['createTemplate', 'updateTemplate'],
    lapse: [],
  },
  'kakaotalk.sender': { controller: 'KakaotalkSendersController', '*': ['createSender', 'updateSender'] },
  'rcs.sender': { controller: 'RcsSendersController', '*': ['createSender', 'updateSender'], launch: ['launchSender'] },
};

function judges({ applies }, { controller, action }) {
  const known = judged[applies.resource];
  return known?.controller === controller && (known[applies.on] ?? known['*']).includes(action);
}

/** A misspelt action would judge nothing, and the page would not say so. */
function actionsMustExist(operations) {
  for (const { controller, ...steps } of Object.values(judged)) {
    for (const action of Object.values(steps).flat()) {
      const exists = operations.some((each) => each.controller === controller && each.action === action);
      if (!exists) throw new Error(`docs/fidelity-page.js: no operation ${controller}.${action}`);
    }
  }
}

const sum = (rows, field) => rows.reduce((total, row) => total + row[field], 0);

const shortPath = ({ method, path }) => `${method} ${path.replace('/v1/projects/{projectId}', '')}`;

/** The choices of each operation, by section; none for an operation without any. */
function chosenLines(rows, code) {
  return rows
    .filter(({ chosen }) => chosen.length > 0)
    .map(({ operation, chosen }) => {
      const sections = [...new Set(chosen.map(({ fragment }) => fragment))].map((fragment) => {
        const subjects = chosen.filter((each) => each.fragment === fragment).map(({ subject }) => subject);
        return `${subjects.join(' · ')} ([choices](choices.md#${fragment}))`;
      });
      return `- ${code(shortPath(operation))}: ${sections.join('; ')}`;
    });
}

/**
 * @param operations those of the API, in the order of the contract. @param errors every row. @param rules every platform rule.
 * @param choices the rows of docs/choices.md that name operations. @param clients public clients; `clientsOf` names those of an operation's id.
 */
export function fidelityPage({ operations, errors, rules, choices, clients, clientsOf }, { table, code }) {
  actionsMustExist(operations);
  const rows = operations.map((operation) => {
    const pairs = errors.filter((row) => row.operation.id === operation.id);
    const reached = (way) => pairs.filter((row) => row.way === way).length;
    return {
      operation,
      stated: operation.rules.length,
      pairs: pairs.length,
      behaviour: reached('behaviour'),
      magic: reached('magic'),
      rules: rules.filter((rule) => judges(rule, operation)).length,
      chosen: choices.filter((choice) => choice.operations.includes(operation.id)),
      clients: clientsOf(operation.id),
    };
  });
  const services = [...new Set(operations.map(({ service }) => service))];
  const numbers = ({ stated, pairs, behaviour, magic }) => [stated, pairs, behaviour, magic];
  const totals = (some) =>
    numbers(Object.fromEntries(['stated', 'pairs', 'behaviour', 'magic'].map((field) => [field, sum(some, field)])));
  const ofService = (name) => rows.filter(({ operation }) => operation.service === name);
  const head = ['rules stated', 'errors documented', 'by behaviour', 'by magic value'];
  const sections = services.map((name) => {
    const lines = ofService(name).map((row) => [
      code(shortPath(row.operation)),
      ...numbers(row),
      row.rules,
      row.chosen.length,
      row.clients.join(', ') || 'none',
    ]);
    const chosen = chosenLines(ofService(name), code).join('\n');
    return `## ${name}

${table(['operation', ...head, 'platform rules', 'chosen', 'proved with'], lines)}

Chosen where the description is silent:

${chosen}`;
  });
  const all = rows.length;
  return `# Fidelity

What stands behind each of the ${all} operations. The columns:

- *rules stated*: sentences of the API's description beyond its schemas (\`x-rules\` of the contract).
- *errors documented*: error codes that the contract lists for the operation. *By behaviour*: those that a client gets by the
  rules of the platform alone; *by magic value*: those that need a [magic value](magic-values.md). The tests run a call for
  each of them: see [errors](errors.md).
- *platform rules*: [platform rules](platform-rules.md) that judge what the operation submits, those that are off by default
  included.
- *chosen*: [choices](choices.md) where the description is silent. Those for [all services](choices.md#all-services) and for
  [time](choices.md#time-and-decisions) are not counted.
- *proved with*: public clients of the API whose calls to the operation a test sends: see [clients](#clients).

${table(
  ['service', 'operations', ...head],
  [
    ...services.map((name) => [name, ofService(name).length, ...totals(ofService(name))]),
    ['**all**', all, ...totals(rows)],
  ],
)}

${sections.join('\n\n')}

## Clients

A test sends the calls of these clients, with their paths, parameters and fields and with values of ours, and each must
succeed. They call ${rows.filter((row) => row.clients.length > 0).length} of the ${all} operations.

${table(
  ['client', 'source'],
  clients.map(({ name, where }) => [name, where]),
)}
`;
}
