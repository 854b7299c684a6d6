// WhatsApp templates: message texts that Meta must approve before they can be sent; one for each name and language.
// Pending content is under `changes`, approved content at the top level; an approved template that is being edited has both.
// Quirk: a rejected first submission moves to the top level, too, with state REJECTED.
import type { WhatsappTemplateDto, WhatsappTemplateInputCategoryEnum } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { activityReply, newLog } from '../../engine/records/activity.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { listPage, orderedList } from '../../engine/records/page.js';
import { beginning, reviewedList, stateSelection } from '../../engine/records/state-filter.js';
import { Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import { accountOf } from './account-lifecycle.js';
import { comparisonOf } from './template-analytics.js';
import {
  buttonUrlsMustBeAllowed,
  contentMustBeSound,
  type DetailsInput,
  draftMustBeComplete,
  shown,
} from './template-content.js';
import { type Content, erase, templates } from './template-lifecycle.js';
import { keyOf, keySeparator, keysOf, type Template } from './template-record.js';
import { nameMustNotBeReserved, reservations, reserve } from './template-reservations.js';
import { templateChecks } from './template-rules.js';
import { view } from './template-view.js';

/** Templates that exist only at Meta, until a sync adds them. */
const templatesAtMeta = collection<Stored<WhatsappTemplateDto>>({
  collection: 'whatsapp.templatesAtMeta',
  times: ['analytics.start', 'analytics.end'],
  about: 'what a sync brings in',
  schema: 'WhatsappTemplateDto',
  key: ({ name, language }) => keyOf(name, language),
  missing: 'template_not_found',
  complete(template) {
    template.analytics ??= [];
    template.isMetaGenerated ??= false;
  },
});

export const templatesModule: ServiceModule<'WhatsappTemplatesController'> = {
  controller: 'WhatsappTemplatesController',
  resources: [templates],
  collections: [templatesAtMeta, reservations],
  platformChecks: { [templates.name]: templateChecks },
  handlers: {
    listTemplates(call, world) {
      type Query = typeof call.query;
      const listed = (filter: Partial<Query>) =>
        world.collection(templates).listed(reviewedList, stateSelection(filter), filter.templateName);
      const { items, fields } = listPage<Query, Template>(call, world, listed, {
        filters: ['filterStates', 'filterStatuses', 'templateName'],
        where: beginning(keySeparator, ({ name }) => name),
      });
      return { ...fields, templates: items.map((template) => view(world, template, call.query)) };
    },

    createTemplate({ body }, world) {
      const { name, language, category, details = { components: [] }, status = 'SUBMIT' } = body;
      accountMustExist(world);
      const template = newTemplate(name, language, category);
      const key = keyOf(name, language);
      if (world.collection(templates).has(key)) throw new Problem('template_exists', { templateName: name, language });
      nameMustNotBeReserved(world, name, language);
      categoryMustAgree(world, template);
      const submitted = status === 'SUBMIT';
      contentMustBeSound(details, category, submitted);
      buttonUrlsMustBeAllowed(details, submitted);
      const content = { details: shown(details), allowCategoryChange: body.allowCategoryChange ?? false };
      const refusal = submitted && world.decisions.refusal(templates, 'submit', withContent(template, content));
      if (refusal) {
        if (body.saveDraftOnFailure) store(world, template, 'draft', content);
        throw refusal;
      }
      pricingMustBeAvailable(world, content, 'template_dynamic_pricing_not_available');
      store(world, template, submitted ? 'submit' : 'draft', content);
      return view(world, template);
    },

    listTemplatesByName(call, world) {
      const { templateName } = call.params;
      const versions = versionsOf(world, templateName);
      if (versions.length === 0) throw new Problem('template_not_found', { templateName });
      const { items, fields } = listPage(
        call,
        world,
        orderedList(versions, ({ language }) => language),
      );
      return { ...fields, templates: items.map((template) => view(world, template, call.query)) };
    },

    deleteTemplatesByName({ params: { templateName } }, world) {
      const versions = versionsOf(world, templateName);
      if (versions.length === 0) throw new Problem('template_not_found', { templateName });
      for (const template of versions) world.decisions.ask(templates, 'delete', template);
      if (versions.some(wasApproved)) reserve(world, templateName);
      for (const template of versions) erase(world, template);
    },

    getTemplate: ({ params, query }, world) => view(world, find(world, params), query),

    deleteTemplateByNameAndLanguage({ params, query }, world) {
      const template = find(world, params);
      const { name, language, state } = template;
      if (query.deleteSubmitted) {
        world.decisions.ask(templates, 'delete', template);
        if (wasApproved(template)) reserve(world, name, language);
        return erase(world, template);
      }
      const { changes } = template;
      if (changes && changes.status !== 'IN_PROGRESS') {
        if (state === undefined) return erase(world, template);
        return world.fire(templates, template, 'discard');
      }
      if (changes || state !== undefined)
        throw new Problem('template_not_deletable_due_to_input_config', { templateName: name, language });
      throw new Problem('template_changes_not_found', { templateName: name, language });
    },

    updateTemplate({ params, body }, world) {
      const template = find(world, params);
      accountMustExist(world);
      mustBeEditable(template);
      const { category, allowCategoryChange, details: edit = {}, status = 'DRAFT' } = body;
      categoryMustBeOpen(template, category, allowCategoryChange);
      const submitted = status === 'SUBMIT';
      const details = merged(template, edit);
      // The content of a request is validated when it arrives, and live content has been complete before.
      if (submitted && template.changes && !edit.components) draftMustBeComplete(details);
      contentMustBeSound(details, category ?? template.category, submitted);
      buttonUrlsMustBeAllowed(details, submitted);
      if (submitted) nameMustNotBeReserved(world, template.name, template.language);

      const content = { details: shown(details), ...(allowCategoryChange !== undefined && { allowCategoryChange }) };
      const proposed = { ...withContent(template, content), category: category ?? template.category };
      const refusal = submitted && world.decisions.refusal(templates, 'submit', proposed);
      // An update documents no code of its own for it.
      if (!refusal) pricingMustBeAvailable(world, content, 'template_policies_violations');
      if (category !== undefined) template.category = category;
      world.fire(templates, template, 'edit', content);
      if (submitted) {
        // Unlike a new template, an edit that Meta rejects is kept as a draft.
        if (refusal) throw refusal;
        world.fire(templates, template, 'submit');
      }
      return view(world, template);
    },

    listActivities: (call, world) => activityReply(call, world, find(world, call.params)[hidden]),

    createComment({ params, body: { comment } }, world) {
      const template = find(world, params);
      const { created } = world.log(template[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('WHATSAPP_TEMPLATE_COMMENT_ADDED', view(world, template), { comment });
      return { type: 'CREATED', comment, created };
    },

    compareTemplates({ params, body }, world) {
      const template = find(world, params);
      const { templateName, templateLanguage } = body.templates[0]!;
      const other = world.collection(templates).get(keyOf(templateName, templateLanguage));
      if (!other) throw new Problem('templates_compare_not_found', { templateName, language: templateLanguage });
      if (other === template) throw new Problem('templates_compare_not_unique', { templateName });
      const now = world.clock.now();
      const end = Math.min(instantOf(body.endTimestamp) ?? now, now);
      const days = Number(body.timeframe ?? '7');
      const compared = [template, other].map((each) => ({ each, ...comparisonOf(world, each, end, days) }));
      if (compared.some(({ sends }) => sends < 1000))
        throw new Problem('templates_not_eligible_for_comparison', { limit: 1000 });
      const ranks = compared.map(({ blockRate }) => blockRate).sort((one, two) => one - two);
      return {
        templates: compared.map(({ each, sends, blockRate, topReason }) => ({
          name: each.name,
          language: each.language,
          blockOrder: ranks.indexOf(blockRate) + 1,
          messageSends: sends,
          topBlockReason: topReason,
        })),
      };
    },

    syncTemplates(_call, world) {
      if (!world.takeToken('whatsapp.templates.sync', 10, duration('1h'))) throw new Problem('too_many_requests');
      const distant = world.collection(templatesAtMeta);
      for (const found of [...distant.values()]) {
        distant.remove(found);
        if (world.collection(templates).has(keyOf(found.name, found.language))) continue;
        const template = { ...found, [hidden]: { ...newLog(), pauses: 0 } };
        templates.complete?.(template, world);
        world.collection(templates).add(template);
        world.log(template[hidden], 'CREATED', 'platform');
        world.decisions.adopt(templates, template);
      }
    },
  },
};

function find(world: World, { templateName, languageCode }: { templateName: string; languageCode: string }): Template {
  const values = { templateName, language: languageCode };
  return world.collection(templates).require(keyOf(templateName, languageCode), values);
}

/** Open mode accepts templates of a project without an account, so that a test can begin with them. */
function accountMustExist(world: World): void {
  if (world.settings.mode === 'strict' && !accountOf(world))
    throw new Problem('project_not_initialized', { projectId: world.id });
}

const wasApproved = (template: Template): boolean => template[hidden].approved !== undefined;

/** Every language in which a name exists. */
function versionsOf(world: World, name: string): Template[] {
  return [...world.collection(templates).startingWith(keysOf(name))];
}

function newTemplate(name: string, language: Template['language'], category: Template['category']): Template {
  return { name, language, category, analytics: [], isMetaGenerated: false, [hidden]: { activities: [], pauses: 0 } };
}

/** As it would be stored: what is submitted waits under `changes`. */
function withContent(template: Template, content: Content): Template {
  return { ...template, changes: { status: 'DRAFT', allowCategoryChange: false, ...template.changes, ...content } };
}

function store(world: World, template: Template, event: 'draft' | 'submit', content: Content): void {
  world.collection(templates).add(template);
  world.log(template[hidden], 'CREATED', 'caller');
  world.fire(templates, template, event, content);
}

/** Meta may have moved some languages of a name to another category: a new language can have any of these. */
function categoryMustAgree(world: World, { name, category }: Template): void {
  let other: Template | undefined;
  for (const version of world.collection(templates).startingWith(keysOf(name))) {
    if (version.category === category) return;
    other ??= version;
  }
  if (other) throw new Problem('template_incorrect_category', { templateName: name, category: other.category });
}

function mustBeEditable({ name, language, isMetaGenerated, changes, state }: Template): void {
  const values = { templateName: name, language };
  if (isMetaGenerated) throw new Problem('template_source_not_updatable', values);
  if (changes) {
    if (changes.status === 'IN_PROGRESS') throw new Problem('template_changes_not_updatable', values);
  } else if (state === undefined || state === 'PENDING') throw new Problem('template_not_updatable', values);
}

/** Category and allowCategoryChange can be changed in a draft, and after a rejection because of the category. */
function categoryMustBeOpen(
  template: Template,
  category: WhatsappTemplateInputCategoryEnum | undefined,
  allowCategoryChange: boolean | undefined,
): void {
  const { name, language, state, changes, rejectionCode } = template;
  const open = (state === undefined && changes?.status === 'DRAFT') || rejectionCode === 'INCORRECT_CATEGORY';
  if (open) return;
  const values = { templateName: name, language };
  if (category !== undefined && category !== template.category)
    throw new Problem('template_category_not_updatable', values);
  if (allowCategoryChange !== undefined && allowCategoryChange !== (changes?.allowCategoryChange ?? false)) {
    throw new Problem('template_allow_category_change_not_updatable', values);
  }
}

/** Dynamic pricing needs an account that Meta has enabled for it; a project without any account is not held to that. */
function pricingMustBeAvailable(
  world: World,
  { details }: Content,
  code: 'template_dynamic_pricing_not_available' | 'template_policies_violations',
): void {
  if (details?.optimization && accountOf(world)?.wabaMaxPriceOnboarded === false)
    throw new Problem(code, code === 'template_policies_violations' ? { cause: 'dynamic_pricing' } : {});
}

/** The content after an edit: absent fields stay, arrays are replaced, null removes. */
function merged({ changes, details }: Template, edit: DetailsInput): DetailsInput {
  const { optimization: before, ...kept } = changes?.details ?? details ?? {};
  const { optimization: after, ...edited } = edit;
  const optimization = after === undefined ? before : after && { ...before, ...after };
  if (optimization?.bidCountryMultiplierOverrides === null) delete optimization.bidCountryMultiplierOverrides;
  // Requests and responses spell a few values differently; both spellings are accepted.
  return { ...kept, ...edited, ...(optimization && { optimization }) } as DetailsInput;
}

/** Seconds or milliseconds since the epoch: the contract does not say which (chosen: both are accepted). */
function instantOf(timestamp: number | undefined): number | undefined {
  return timestamp === undefined || timestamp > 1e11 ? timestamp : timestamp * 1000;
}
