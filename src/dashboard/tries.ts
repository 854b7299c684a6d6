// What the catalogue fills in to try a magic value or a platform rule: fields in the place of those of an operation's example.

export interface Try {
  operation: string;
  fields: Readonly<Record<string, unknown>>;
}

const createTemplate = 'WhatsappTemplatesController_createTemplate_v1';

const template = {
  status: 'SUBMIT',
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Our spring sale begins today.' }] },
};

const templateNamed = (name: string): Try => ({ operation: createTemplate, fields: { ...template, name } });

/** By the place of the value: the request in which it has its effect. Values of other places take several requests. */
const magic: Readonly<Record<string, (value: string) => Try>> = {
  'WhatsApp template name': templateNamed,
  'WhatsApp or KakaoTalk template name': templateNamed,
  'name of a template or sender': templateNamed,
  'any name or key in path or body': templateNamed,
};

export const tryOfMagic = ({ where, value }: { where: string; value: string }): Try | undefined =>
  Object.hasOwn(magic, where) ? magic[where]!(value) : undefined;

interface Rule {
  id: string;
  resource: string;
  step: string;
  refuses: Readonly<Record<string, unknown>>;
}

/** A name for the template that a rule refuses: letters, digits and underscores. */
const nameFor = (id: string): string => `try_${id.replace(/\W+/g, '_')}`;

/** Undefined if it takes more than one request to break the rule. */
export function tryOfRule({ id, resource, step, refuses }: Rule): Try | undefined {
  if (resource !== 'whatsapp.template' || !['submit', 'review'].includes(step)) return undefined;
  // Names with $ are circumstances, and a path or steps ask for other requests.
  if (Object.keys(refuses).some((name) => /^\$|^steps$/.test(name))) return undefined;
  return { operation: createTemplate, fields: { ...template, name: nameFor(id), ...refuses } };
}
