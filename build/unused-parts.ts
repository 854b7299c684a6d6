// Parts of packages that the simulator never runs, and that a bundle would hold all the same.
import type { Plugin } from 'esbuild';

const unused = new Set([
  // Compilers of route schemas. src/http/server.ts gives Fastify another in their place.
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  // For `inject`, which only tests call.
  'light-my-request',
  // For exemplars, which src/http/metrics.ts does not turn on.
  '@opentelemetry/api',
]);

/** What takes the place of a package that the simulator needs little of. */
const replaced: Readonly<Record<string, string>> = {
  // Fastify compares its version with that which a plugin asks for. What is joined is what the lockfile fixes and the tests run.
  semver: 'exports.satisfies = () => true;',
};

export const omitUnused: Plugin = {
  name: 'omit-unused',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[@\w]/ }, ({ path }) =>
      unused.has(path) || Object.hasOwn(replaced, path) ? { path, namespace: 'unused' } : undefined,
    );
    // Makes the documents when dist is built, from fixtures that are not published; src/fixtures/document-texts.ts then reads them.
    onResolve({ filter: /\/served-documents\.js$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: replaced[path] ?? 'module.exports = {};',
    }));
  },
};
