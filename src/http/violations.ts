// The error code for a violated parameter or body rule: a table, of which the first row that matches and that the
// operation documents counts.
import { contract, type Operation, refName, type Schema } from '../contract/load.js';
import type { ErrorCode } from '../contract/types.js';
import type { Violation } from '../contract/validate.js';
import { Problem } from '../engine/requests/problem.js';

type Row = readonly [place: Violation['in'], field: RegExp, code: ErrorCode, infoName?: string];

const rows: readonly Row[] = [
  ['query', /^pageSize$/, 'invalid_page_size'],
  ['query', /^pageToken$/, 'invalid_page_token'],
  ['query', /^fieldMask\b/, 'invalid_fields', 'supportedCodes'],
  ['query', /^filterStates\b/, 'invalid_filter_states', 'supportedCodes'],
  ['query', /^filterStatuses\b/, 'invalid_filter_statuses', 'supportedCodes'],
  ['query', /^countries\b/, 'questionnaire_invalid_country', 'supportedValues'],
  ['path', /^useCase$/, 'questionnaire_invalid_use_case', 'validUseCases'],
  ['path', /^languageCode$/, 'template_invalid_language_code', 'supportedCodes'],
  ['path', /^conversationAppId$/, 'conversation_app_id_invalid'],
  ['path', /Id$/, 'invalid_id_format'],
  ['path', /^testNumber$/, 'add_test_number_invalid'],
  ['body', /^category$/, 'template_invalid_category'],
  ['body', /^details\.categoryCode$/, 'template_invalid_category_code'],
];

function deref(schema: Schema): Schema {
  return schema.$ref ? deref(contract.schemas[refName(schema.$ref)]!) : schema;
}

const nameOf = (field: string): string => field.split('.')[0]!;

function supported(operation: Operation, violation: Violation): readonly string[] | undefined {
  const name = nameOf(violation.field);
  const parameter = operation.parameters.find((candidate) => candidate.in === violation.in && candidate.name === name);
  if (!parameter) return undefined;
  const schema = deref(parameter.schema);
  const values = schema.enum ?? (schema.items && deref(schema.items).enum);
  return values?.map(String).filter((value) => value !== 'UNRECOGNIZED');
}

/** The error for a request that breaks rules of the contract; `first` of `violations` decides which, and all are named. */
export function problemFor(operation: Operation, violations: readonly Violation[], first: Violation): Problem {
  // A wrong parameter has a code of its own; several wrong fields of a body share a general one.
  const ownCode = first.in !== 'body' || violations.every(({ field }) => field === first.field);
  const values = { field: first.field };
  const validationErrors = violations.map(({ message }) => message);
  if (ownCode) {
    for (const [place, field, code, infoName] of rows) {
      if (place !== first.in || !field.test(first.field) || !operation.errors.has(code)) continue;
      const choices = infoName && supported(operation, first);
      return new Problem(code, values, { ...(choices && { [infoName]: choices }), validationErrors });
    }
  }
  // An operation that does not document invalid_input answers another code: see errors.ts.
  return new Problem('invalid_input', values, { validationErrors });
}
