// Conditions that descriptions state in words ("a draft needs none", "required for launch", "needed without ...") as data:
//   x-required-when   when a caller must send the property: see RequiredWhen
//   x-only-for        values of its neighbors that the property applies to
//   x-prose-only      why a description that reads like a condition has neither; only a test reads it
import { contract, type Schema } from './load.js';

/** Whether a draft may leave a property out, or send it empty. */
export function waivedInDraft(property: Schema | undefined): boolean {
  return property?.['x-required-when'] === 'submitted';
}

/** Required properties of a request body's object, in a draft or in a body that is submitted. */
export function requiredInRequest({ required = [], properties = {} }: Schema, draft: boolean): readonly string[] {
  return required.filter((name) => {
    const when = properties[name]?.['x-required-when'];
    return when === undefined || (when === 'submitted' && !draft);
  });
}

/** Properties of one of the contract's schemas that a launch needs, in the schema's order. */
export function requiredForLaunch(schemaName: string): readonly string[] {
  const { properties = {} } = contract.schemas[schemaName] ?? {};
  return Object.keys(properties).filter((name) => properties[name]?.['x-required-when'] === 'launched');
}

/** Schemas for a submitted object, one for each property that is required only if a condition holds. */
export function conditionalRequirements({ properties = {} }: Schema): readonly Schema[] {
  return Object.entries(properties).flatMap(([name, { 'x-required-when': when }]) =>
    typeof when === 'object' ? [{ anyOf: [{ required: [name] }, ...Object.entries(when).map(denialOf)] }] : [],
  );
}

/** The schema of objects that do not meet this part of a condition. */
function denialOf([name, value]: [string, unknown]): Schema {
  const present = { required: [name] };
  return value === null ? present : { not: { ...present, properties: { [name]: { const: value } } } };
}

/**
 * The properties of an object that apply to its other values: a property is dropped if another value contradicts its
 * `x-only-for`. An absent value contradicts nothing.
 */
export function applicableTo(schemaName: string, object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { properties = {} } = contract.schemas[schemaName] ?? {};
  return Object.fromEntries(
    Object.entries(object).filter(([name]) =>
      Object.entries(properties[name]?.['x-only-for'] ?? {}).every(
        ([other, value]) => object[other] === undefined || object[other] === value,
      ),
    ),
  );
}
