// Meta's rules that look at the other templates of the account.
import { templates } from './template-lifecycle.js';
import { type Check, type Component, parts } from './template-parts.js';
import type { Template } from './template-record.js';

/** Meta knows what is live and what is in review, but no drafts. */
const contentsAtMeta = ({ details, changes }: Template): (readonly Component[])[] =>
  [details?.components, changes?.status === 'IN_PROGRESS' ? changes.details?.components : undefined].filter(
    (components) => components !== undefined,
  );

const duplicateContent: Check = ({ components, category }, template, world) => {
  if (category === 'AUTHENTICATION') return undefined;
  const said = saidBy(components);
  const same = world
    .collection(templates)
    .find(
      (other) =>
        other.language === template.language &&
        other.name !== template.name &&
        other.category !== 'AUTHENTICATION' &&
        contentsAtMeta(other).some((content) => saidBy(content) === said),
    );
  return same && `template ${same.name} has the same body and footer in ${same.language}`;
};

/** Body and footer, as a text to compare. */
function saidBy(components: readonly Component[]): string {
  const [body] = parts(components, 'BODY');
  const [footer] = parts(components, 'FOOTER');
  return JSON.stringify([body?.[1].text ?? '', footer?.[1].text ?? '']);
}

export const accountChecks: Readonly<Record<string, Check>> = {
  'duplicate-content': duplicateContent,
};
