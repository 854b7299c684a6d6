// Validates hand-written files (scenarios, magic values) against a JSON schema, with a path for every fault.
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { addFormats, loadAjv } from './ajv.js';
import { nearestName } from './nearest-name.js';

function sentence({ keyword, params, message, parentSchema }: ErrorObject): string {
  if (keyword === 'additionalProperties') {
    const unknown = String(params.additionalProperty);
    const known = Object.keys(parentSchema?.properties ?? {});
    const near = nearestName(unknown, known);
    return `unknown field '${unknown}'${near ? `; did you mean '${near}'?` : ''}`;
  }
  if (keyword === 'enum') return `must be one of ${params.allowedValues.join(', ')}`;
  return message ?? keyword;
}

/** Compiling takes longer than most files. */
const compiled = new Map<string, ValidateFunction>();

function checkerOf(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  const { Ajv2020 } = loadAjv();
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });
  addFormats(ajv);
  const check = ajv.compile(schema);
  compiled.set(text, check);
  return check;
}

/** Every fault as `path: reason`; empty if the value is valid. */
export function faultsAgainst(schema: object, value: unknown): string[] {
  const check = checkerOf(schema);
  if (check(value)) return [];
  return (check.errors ?? []).map((error) => {
    const path = error.instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/') || '(top)';
    return `${path}: ${sentence(error)}`;
  });
}
