// The contract as data: every operation, event, schema and error code described by the YAML files in this folder.
import { fileURLToPath } from 'node:url';
import { packedReader, readYaml } from './documents.js';
import type { Contract } from './model.js';
import { unpack } from './packed.js';
import { shape } from './shape.js';

export type {
  Condition,
  Contract,
  ErrorInfo,
  ErrorText,
  EventDefinition,
  OpenApiDocument,
  Operation,
  Outlined,
  Parameter,
  RequiredWhen,
  Schema,
  WrittenExample,
  WrittenMedia,
  WrittenOperation,
  WrittenResponse,
} from './model.js';

export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const packed = packedReader(folder);

/** The contract of this version. */
export const contract: Contract = packed ? unpack(packed) : shape(readYaml(folder));
