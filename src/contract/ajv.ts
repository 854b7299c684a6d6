// Ajv, loaded when the first schema is compiled: a start does without it.
import { createRequire } from 'node:module';
import type { Ajv2020 } from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);

export const loadAjv = (): typeof import('ajv/dist/2020.js') => require('ajv/dist/2020.js');

/** The standard formats: email, uri, date-time, ... */
export function addFormats(ajv: Ajv2020): void {
  const { fullFormats }: typeof import('ajv-formats/dist/formats.js') = require('ajv-formats/dist/formats.js');
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
}
