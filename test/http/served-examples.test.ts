// What /documentation fills in, executed as a reader does: open the page, load the scenario `examples`, press "Execute".
import t from 'tap';
import { basic, simulator } from '../simulator.js';

interface Shown {
  id: string;
  /** Whether it is what the page fills in before a reader chooses another one. */
  isFirst: boolean;
  method: string;
  project: string;
  path: string;
  body: unknown;
  success: number;
}

/** Every request that the document shows: an operation once for each of its examples. */
function shownIn(document: any): Shown[] {
  return Object.entries<Record<string, any>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId, parameters = [], requestBody, responses }]) => {
      const exampleOf = (name: string) => parameters.find((parameter: any) => parameter.name === name).example;
      const query = parameters.filter((parameter: any) => parameter.in === 'query' && parameter.example !== undefined);
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(exampleOf(name)));
      const search = new URLSearchParams(query.map((parameter: any) => [parameter.name, String(parameter.example)]));
      const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
      const examples: Record<string, any> = requestBody?.content['application/json'].examples ?? { '': {} };
      return Object.entries(examples).map(([name, { value }], index) => ({
        id: `${operationId.replace(/Controller_|_v1/g, '.')} ${name}`.replace(/\. ?$/, '').replace('. ', ' '),
        isFirst: index === 0,
        method: method.toUpperCase(),
        project: exampleOf('projectId'),
        path: query.length === 0 ? filled : `${filled}?${search}`,
        body: value,
        success,
      }));
    }),
  );
}

/** Further examples of an operation that the filled-in project refuses, and why. */
const refused: Record<string, [code: string, because: string]> = {
  'WhatsappSenders.createSender embeddedSignupDeprecated': ['wrong_business_manager', 'it makes another account'],
  'WhatsappSenders.verify alreadyVerified': ['invalid_input', 'Meta has not verified the number before'],
  'WhatsappTemplates.updateTemplate otherCategory': [
    'template_category_not_updatable',
    'the category of an approved template stays',
  ],
};

t.test(
  'what the page fills in succeeds once the examples are loaded; so do further examples, or are refused for a known reason',
  async (t) => {
    const sim = (await simulator(t)).project('examples');
    const { body: document } = await sim.raw('GET', '/openapi.json');
    const shown = shownIn(document);
    t.equal(shown.filter(({ isFirst }) => isFirst).length, 90, 'every operation is tried');
    for (const { id, isFirst, method, project, path, body, success } of shown) {
      await sim.raw('POST', `/__admin/projects/${project}/reset`, { scenario: 'examples' });
      const answer = await sim.raw(method, path, body, { authorization: basic });
      const [code, because] = refused[id] ?? [];
      if (isFirst || code === undefined) t.equal(answer.status, success, `${id} ${JSON.stringify(answer.body)}`);
      else t.equal(answer.body.errorCode, code, `${id}: ${because}`);
    }
    const unknown = Object.keys(refused).filter((id) => !shown.some((one) => one.id === id && !one.isFirst));
    t.same(unknown, [], 'each exception is about a further example');
  },
);
