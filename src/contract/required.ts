// Which of the properties that a schema lists as required really bind a caller: the descriptions waive some of them.
import type { Schema } from './load.js';

const draftNeedsNone = /a draft needs none|not required for a draft/;
// Completeness of a questionnaire is the launch's business; the lists of required answers describe that moment.
const launchNeedsIt = /optional at create|required for launch/;

export function neededByDraft(property: Schema | undefined): boolean {
  return !draftNeedsNone.test(property?.description ?? '');
}

/** Required properties of a request body's object, in a draft or in a body that is submitted. */
export function requiredInRequest(schema: Schema, draft: boolean): readonly string[] {
  const { required = [], properties = {} } = schema;
  // One such remark speaks for its whole questionnaire: the published text leaves it out of a few answers.
  if (required.some((name) => launchNeedsIt.test(properties[name]?.description ?? ''))) return [];
  return draft ? required.filter((name) => neededByDraft(properties[name])) : required;
}
