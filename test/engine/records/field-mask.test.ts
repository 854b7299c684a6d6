import fc from 'fast-check';
import t from 'tap';
import { contract } from '../../../src/contract/load.js';
import { sampleOf } from '../../../src/contract/sample.js';
import { checkRecord } from '../../../src/contract/validate.js';
import { applyFieldMask } from '../../../src/engine/records/field-mask.js';

const paths = contract.schemas.WhatsappTemplateDtoFieldMaskPathsEnum!.enum as string[];

/** A template with every kind of component of the contract, in its details and in its changes. */
function fullTemplate(): Record<string, any> {
  const template = sampleOf({ $ref: 'WhatsappTemplateDto' }, 'full') as Record<string, any>;
  const kinds = contract.schemas.WhatsappTemplateDetailsDto!.properties!.components!.items!.anyOf!.length;
  const buttons = contract.schemas.WhatsappButtonsComponentDto!.properties!.buttons!.items!.anyOf!.length;
  const components = Array.from({ length: kinds }, (_, kind) =>
    sampleOf({ $ref: 'WhatsappTemplateDetailsDto' }, 'full', kind),
  ).map((details) => (details as { components: Record<string, any>[] }).components[0]!);
  const withButtons = components.find(({ type }) => type === 'BUTTONS')!;
  const items = contract.schemas.WhatsappButtonsComponentDto!.properties!.buttons!.items!;
  withButtons.buttons = Array.from({ length: buttons }, (_, kind) => sampleOf(items, 'full', kind));
  template.details.components = components;
  template.changes.details = structuredClone(template.details);
  return template;
}

const template = fullTemplate();

/** Paths of all leaves, an element of an array as `0`. */
function leaves(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).map(([name, each]) => [Array.isArray(value) ? '0' : name, each] as const);
  return inner.length === 0 ? [path] : inner.flatMap(([name, each]) => leaves(each, path ? `${path}.${name}` : name));
}

const names = (mask: string, leaf: string): boolean => leaf === mask || leaf.startsWith(`${mask}.`);

/** True when everything in `part` is in `whole`; arrays keep their elements. */
function isSubset(part: unknown, whole: unknown): boolean {
  if (part === null || typeof part !== 'object') return part === whole;
  if (whole === null || typeof whole !== 'object') return false;
  if (Array.isArray(part) && part.length !== (whole as unknown[]).length) return false;
  return Object.entries(part).every(([name, inner]) => isSubset(inner, (whole as Record<string, unknown>)[name]));
}

t.test('the template of these tests has a value at every path that a mask can name', async (t) => {
  t.equal(paths.length, 81);
  t.same(checkRecord('WhatsappTemplateDto', template), []);
  const found = leaves(template);
  const unreached = paths.filter((path) => !found.some((leaf) => names(path, leaf)));
  t.same(unreached, []);
});

for (const path of paths) {
  t.test(`the mask ${path} keeps the value at that path, and nothing else`, async (t) => {
    const masked = applyFieldMask(template, [path]);
    const wanted = leaves(template).filter((leaf) => names(path, leaf));
    const left = leaves(masked).filter((leaf) => names(path, leaf));
    t.same(left, wanted);
    // Elements without the field stay as empty objects, so that indexes keep their meaning.
    const others = leaves(masked).filter((leaf) => !names(path, leaf));
    t.ok(others.every((leaf) => /\.0$/.test(leaf) || path.startsWith(`${leaf}.`)));
    t.same(checkRecord('WhatsappPartialTemplateDto', masked), []);
  });
}

t.test('a masked value is part of the whole, and applying the mask twice changes nothing', async (t) => {
  fc.assert(
    fc.property(fc.subarray(paths, { minLength: 1 }), (mask) => {
      const masked = applyFieldMask(template, mask);
      t.ok(isSubset(masked, template));
      t.same(applyFieldMask(masked, mask), masked);
    }),
  );
});

t.test('order and repetition of paths do not matter, and a path includes all paths below it', async (t) => {
  fc.assert(
    fc.property(fc.shuffledSubarray(paths, { minLength: 1 }), fc.subarray(paths), (mask, again) => {
      const known = again.filter((path) => mask.some((wide) => names(wide, path)));
      t.same(applyFieldMask(template, [...known, ...mask, ...known]), applyFieldMask(template, [...mask].sort()));
    }),
  );
});

t.test('missing fields stay missing, and the original is not changed', async (t) => {
  const draft = { name: 'a', changes: { status: 'DRAFT' }, tags: ['x'], none: null };
  const before = structuredClone(draft);
  t.same(applyFieldMask(draft, ['state', 'changes.details.components', 'changes.status']), {
    changes: { status: 'DRAFT' },
  });
  t.same(applyFieldMask(draft, ['name.first', 'tags.0.text', 'none.at']), { tags: [] });
  t.same(draft, before);
});
