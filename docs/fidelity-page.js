// The page of fidelity: for each operation, what the contract documents, how its errors are reached, and which platform rules
// judge its calls. Counted from the contract, fixtures/errors and fixtures/rules, so that it cannot claim more than there is.

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

/** @param operations those of the API, in the order of the contract. @param errors every row. @param rules every platform rule. */
export function fidelityPage(operations, errors, rules, { table, code }) {
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
      `${code(`${row.operation.method} ${row.operation.path.replace('/v1/projects/{projectId}', '')}`)}`,
      ...numbers(row),
      row.rules,
    ]);
    return `## ${name}\n\n${table(['operation', ...head, 'platform rules'], lines)}`;
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

Where the description is silent, the simulator follows a choice: [choices](choices.md) lists them by service.

${table(
  ['service', 'operations', ...head],
  [
    ...services.map((name) => [name, ofService(name).length, ...totals(ofService(name))]),
    ['**all**', all, ...totals(rows)],
  ],
)}

${sections.join('\n\n')}
`;
}
