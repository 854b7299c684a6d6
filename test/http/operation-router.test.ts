// The operations that are entered part by part are found as if one router of Fastify's kind knew all of them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import findMyWay from 'find-my-way';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { apiOperations, controlOperations, pathOptions } from '../../src/http/operation-router.js';
import { routeOf } from '../../src/http/routes.js';

const all = findMyWay(pathOptions);
for (const operation of contract.outlines) {
  const { method, url } = routeOf(operation);
  all.on(method as 'GET', url, () => undefined, operation);
  const hasHead = operation.service === 'control' || !operation.hasEffect;
  if (method === 'GET' && hasHead) all.on('HEAD', url, () => undefined, operation);
}

const apis = [apiOperations, controlOperations];
const findOne = (method: string, url: string) => apis.flatMap((api) => api.find(method, url) ?? []);

t.test('every operation is found at its path, by one API only', async (t) => {
  for (const operation of contract.operations.values()) {
    const found = findOne(operation.method, operation.path.replace(/\{(\w+)\}/g, '$1'));
    t.strictSame(
      found.map((each) => each.operation.id),
      [operation.id],
    );
    const given = Object.keys(found[0]?.params ?? {}).filter((name) => name !== '*');
    t.ok(given.every((name) => operation.path.includes(`{${name}}`)));
  }
});

t.test('what is found does not depend on which part was asked for before, nor on how a path is written', async () => {
  const id = fc.constantFrom('', 'p', 'a b', 'a/b', 'webhooks', 'é', '%', '*', ':x', '..');
  const written = (text: string) => fc.constantFrom(encodeURIComponent(text), encodeURI(text), text);
  const word = (text: string) =>
    fc.constantFrom(
      text,
      text,
      text,
      `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
      text.toUpperCase(),
      '',
      '%zz',
    );
  const url = fc
    .constantFrom(...contract.operations.values())
    .chain(({ path }) =>
      fc
        .tuple(
          fc.constantFrom('', '', '', 'http://host', 'HTTPS://host:80'),
          fc.tuple(
            ...path
              .split('/')
              .map((part, place) =>
                place === 0 ? fc.constant('') : part.startsWith('{') ? id.chain(written) : word(part),
              ),
          ),
          fc.constantFrom('', '/', '//', '/more', '?a=/v1', '#a', ';a'),
        )
        .map(([origin, parts, end]) => `${origin}${parts.join('/')}${end}`),
    );
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE');
  fc.assert(
    fc.property(method, url, (method, url) => {
      const wanted = all.find(method, url);
      const [found] = findOne(method, url);
      assert.deepEqual(
        found && { id: found.operation.id, params: { ...found.params } },
        wanted ? { id: wanted.store.id, params: { ...wanted.params } } : undefined,
      );
    }),
    { numRuns: 2000 },
  );
});
