// Compiles the contract's schemas with Ajv, each on first use.
import type { Ajv2020, ErrorObject, KeywordCxt, ValidateFunction } from 'ajv/dist/2020.js';
import { addFormats, loadAjv } from './ajv.js';
import { boundLoops, shortLengths, withoutErrors } from './compiled-code.js';
import { ownFormats } from './formats.js';
import { contract, type Schema } from './load.js';
import { type Reading, type Rewritten, rewrite } from './rewrite.js';
import { areUnique } from './unique-items.js';

/** Tells whether a value is valid; `errors` are those of the last one that was not. */
export interface Validate {
  (value: unknown): boolean;
  errors: readonly ErrorObject[];
}

export interface Compiler {
  compile(schema: Schema, reading: Reading): { validate: Validate; schema: Rewritten };
  /** Resolves a reference of a rewritten schema. */
  follow(reference: string): Rewritten;
}

const owners = new WeakMap<object, string>();

/** Name of the contract's schema that contains a part of a compiled schema; empty for an operation's own schema. */
export function ownerOf(part: object): string {
  return owners.get(part) ?? '';
}

/**
 * Finds up to `soughtFaults` faults with `allErrors`, otherwise the first. Schemas shared by several operations are compiled once.
 * Each schema is compiled twice: a short form only says whether a value is valid, as nearly all are; the form that finds faults
 * is compiled for the first value that has some.
 */
export function createCompiler(allErrors: boolean): Compiler {
  const quick = createAjv({ allErrors: false, verbose: false }, (source) => withoutErrors(shortLengths(source)));
  // Errors include their schema: the sentences are built from it.
  const thorough = createAjv({ allErrors, verbose: true }, allErrors ? boundLoops : (source) => source);
  const rewritten = new Map<string, Rewritten>();
  const tried = new WeakMap<Schema, ValidateFunction>();

  function accepts(schema: Schema, value: unknown): boolean {
    const validate = tried.get(schema) ?? quick.compile(schema);
    tried.set(schema, validate);
    return validate(value);
  }

  function addReferenced(part: unknown, owner: string): void {
    if (typeof part !== 'object' || part === null) return;
    owners.set(part, owner);
    for (const [keyword, value] of Object.entries(part)) {
      if (keyword !== '$ref') addReferenced(value, owner);
      else if (!rewritten.has(value)) add(value);
    }
  }

  function add(reference: string): void {
    // Every reference was written by rewrite, as `<reading>.<name>`.
    const [reading, name] = reference.split('.') as [Reading, string];
    const source = contract.schemas[name];
    if (source === undefined) throw new Error(`the contract has no schema ${name}`);
    const schema = rewrite(source, reading, accepts);
    rewritten.set(reference, schema);
    addReferenced(schema, name);
    quick.addSchema(schema, reference);
    thorough.addSchema(schema, reference);
  }

  function validator(schema: Rewritten): Validate {
    const isValid = quick.compile(schema);
    let find: ValidateFunction | undefined;
    const validate = (value: unknown): boolean => {
      if (isValid(value)) return true;
      find ??= thorough.compile(schema);
      const accepted = find(value);
      validate.errors = find.errors ?? none;
      return accepted;
    };
    validate.errors = none;
    return validate;
  }

  return {
    compile(source, reading) {
      const schema = rewrite(source, reading, accepts);
      addReferenced(schema, '');
      return { validate: validator(schema), schema };
    },
    follow: (reference) => rewritten.get(reference) ?? {},
  };
}

const none: readonly ErrorObject[] = [];

/** `process`: what is done to the code that it writes. */
function createAjv(options: { allErrors: boolean; verbose: boolean }, process: (source: string) => string): Ajv2020 {
  const { _, Ajv2020 } = loadAjv();
  const ajv = new Ajv2020({
    ...options,
    messages: options.verbose,
    // Optimizing takes as long as compiling, and the result is not faster.
    code: { optimize: false, process },
    strict: false,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
  });
  addFormats(ajv);
  for (const [name, { accepts }] of Object.entries(ownFormats)) ajv.addFormat(name, accepts);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (wanted: boolean, list: unknown[]) => !wanted || areUnique(list),
  });
  ajv.addKeyword({
    keyword: 'chooseFrom',
    schemaType: 'array',
    error: { message: 'must be one of the alternatives' },
    code(context: KeywordCxt) {
      const { gen, data, it } = context;
      const { chooser, chooseFrom = [] }: Rewritten = context.parentSchema;
      const choose = gen.scopeValue('func', { ref: chooser!.choose });
      const chosen = gen.const('chosen', _`${choose}(${data}, ${it.parentData})`);
      const valid = gen.let('valid', false);
      gen.if(_`${chosen} === -1`);
      context.error();
      for (const index of chooseFrom.keys()) {
        gen.elseIf(_`${chosen} === ${index}`);
        const branchValid = gen.name('branchValid');
        context.mergeEvaluated(context.subschema({ keyword: 'chooseFrom', schemaProp: index }, branchValid));
        gen.assign(valid, branchValid);
      }
      gen.endIf();
      context.ok(valid);
    },
  });
  return ajv;
}
