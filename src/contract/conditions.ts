// What a description says of a property in words ("a draft needs none", "required for launch", "needed without ...") stands
// beside it as data, and only the data counts:
//   x-required-when   when a caller must send the property: see RequiredWhen
//   x-only-for        values beside the property without which it does not count
//   x-prose-only      why a description that reads like a condition has neither; nothing reads it but a test
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

/** Schemas that a submitted object must fulfil, one for each property that is required only where a condition holds. */
export function conditionalRequirements({ properties = {} }: Schema): readonly Schema[] {
  return Object.entries(properties).flatMap(([name, { 'x-required-when': when }]) =>
    typeof when === 'object' ? [{ anyOf: [{ required: [name] }, ...Object.entries(when).map(denialOf)] }] : [],
  );
}

/** What an object fulfils for which this part of a condition does not hold. */
function denialOf([name, value]: [string, unknown]): Schema {
  const present = { required: [name] };
  return value === null ? present : { not: { ...present, properties: { [name]: { const: value } } } };
}

/**
 * The properties of an object that count beside the others: those with an `x-only-for` that another value of the object
 * contradicts are left out. A value that is not there contradicts nothing.
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
