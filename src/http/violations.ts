// Which error code a violated parameter or body rule is answered with: a table, first match that the operation documents.
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

/** Codes for a violation that has no row of its own, in this order; the last two where nothing better is documented. */
const general: readonly ErrorCode[] = [
  'invalid_input',
  'invalid_payload',
  'template_kakaotalk_validation_error',
  'not_allowed_verify',
];

/** The code under which an operation refuses what breaks a rule of its own. */
export function generalCode({ errors }: Operation): ErrorCode {
  const code = general.find((candidate) => errors.has(candidate));
  if (code) return code;
  // An operation that documents none of them still refuses: with the first 400 that could be meant, else as not found.
  const others = [...errors].filter(([candidate]) => candidate !== 'project_not_initialized');
  const fallback = others.find(([, status]) => status === 400) ?? others.find(([, status]) => status === 404);
  return (fallback?.[0] ?? 'internal_error') as ErrorCode;
}

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

/** The refusal of a request that breaks rules of the contract; all of them are named in it. */
export function refusalOf(operation: Operation, violations: readonly Violation[], values: object): Problem {
  const messages = violations.map(({ message }) => message);
  const [first] = violations as [Violation, ...Violation[]];
  // A wrong parameter speaks for itself; several wrong fields of a body are told together.
  const ownCode = first.in !== 'body' || violations.every(({ field }) => field === first.field);
  const named = { ...values, field: first.field };
  if (ownCode) {
    for (const [place, field, code, infoName] of rows) {
      if (place !== first.in || !field.test(first.field) || !operation.errors.has(code)) continue;
      const choices = infoName && supported(operation, first);
      return new Problem(code, named, choices ? { [infoName]: choices } : undefined);
    }
  }
  return new Problem(generalCode(operation), named, { validationErrors: messages });
}
