// KakaoTalk templates: message texts of one sender that KakaoTalk must approve before they can be sent; identified by a code.
// As with WhatsApp, pending content is under `changes` and decided content at the top level. Quirk: a template that was ever
// submitted can only be deleted as a whole.
import type { KakaotalkInputUpdateTemplateDetailsDto, KakaotalkTemplateDetailsDto } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { activityReply, newLog } from '../../engine/records/activity.js';
import { edited } from '../../engine/records/edit.js';
import { hidden } from '../../engine/records/hidden.js';
import { listPage } from '../../engine/records/page.js';
import { beginning, stateSelection } from '../../engine/records/state-filter.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { templateCategoryMustExist } from './category-catalog.js';
import { requireSender } from './sender-record.js';
import { requireTemplate, templates, templatesOf } from './template-lifecycle.js';
import { byName, defaults, latestDetails, nameOf, type Template } from './template-record.js';
import { templateChecks } from './template-rules.js';

type Details = KakaotalkTemplateDetailsDto;

export const templatesModule: ServiceModule<'KakaotalkTemplatesController'> = {
  controller: 'KakaotalkTemplatesController',
  resources: [templates],
  platformChecks: { [templates.name]: templateChecks },
  handlers: {
    listTemplates(call, world) {
      const { plusFriendId } = call.params;
      requireSender(world, plusFriendId);
      type Query = typeof call.query;
      const listed = (filter: Partial<Query>) => {
        const selection = { sender: [plusFriendId], ...stateSelection(filter) };
        return world.collection(templates).listed(byName, selection, filter.templateName);
      };
      const { items, fields } = listPage<Query, Template>(call, world, listed, {
        filters: ['filterStates', 'filterStatuses', 'templateName'],
        where: beginning('\u0000', nameOf),
      });
      return { ...fields, templates: items };
    },

    createTemplate({ params: { plusFriendId }, body }, world) {
      requireSender(world, plusFriendId);
      const details = { ...defaults, ...body.details };
      contentMustBeSound(world, details);
      nameMustBeFree(world, plusFriendId, details);
      const template = newTemplate(world, plusFriendId, details);
      const submitted = body.status !== 'DRAFT';
      const refusal = submitted ? refusalOf(world, template) : undefined;
      if (refusal) {
        if (body.saveDraftOnFailure) store(world, template, 'draft');
        throw withInfo(refusal, body.saveDraftOnFailure ? { templateCode: template.code } : {});
      }
      store(world, template, submitted ? 'submit' : 'draft');
      return template;
    },

    get({ params }, world) {
      requireSender(world, params.plusFriendId);
      return requireTemplate(world, params);
    },

    deleteTemplate({ params }, world) {
      requireSender(world, params.plusFriendId);
      world.remove(templates, requireTemplate(world, params));
    },

    updateTemplate({ params, body: { details: edit = {}, status = 'DRAFT' } }, world) {
      requireSender(world, params.plusFriendId);
      const template = requireTemplate(world, params);
      mustBeEditable(template);
      const details = merged(template, edit);
      contentMustBeSound(world, details);
      nameMustBeFree(world, params.plusFriendId, details, template);
      const submitted = status === 'SUBMIT';
      if (submitted) mustBeComplete(details);
      if (submitted || Object.keys(edit).length > 0) world.fire(templates, template, 'edit', { details });
      if (submitted) {
        // An edit that KakaoTalk rejects is kept as a draft.
        const refusal = refusalOf(world, template);
        if (refusal?.code === 'internal_error') throw refusal;
        if (refusal) throw withInfo(refusal, { templateCode: template.code });
        world.fire(templates, template, 'submit');
      }
      return template;
    },

    listActivities(call, world) {
      requireSender(world, call.params.plusFriendId);
      return activityReply(call, world, requireTemplate(world, call.params)[hidden]);
    },

    deleteTemplateDraft({ params }, world) {
      const template = requireTemplate(world, params);
      if (template[hidden].submitted) throw new Problem('template_not_deletable', { templateCode: template.code });
      world.remove(templates, template);
    },

    createComment({ params, body: { comment } }, world) {
      const template = requireTemplate(world, params);
      const { created } = world.log(template[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('KAKAOTALK_TEMPLATE_COMMENT_ADDED', template, { comment });
      return { type: 'CREATED', comment, created };
    },
  },
};

function newTemplate(world: World, plusFriendId: string, details: Details): Template {
  const created = world.clock.iso();
  return {
    id: world.uuid(),
    code: world.code(20),
    changes: { status: 'DRAFT', details },
    created,
    modified: created,
    [hidden]: { ...newLog(), plusFriendId, submitted: false, approved: false },
  };
}

function store(world: World, template: Template, event: 'draft' | 'submit'): void {
  const { details } = template.changes!;
  delete template.changes;
  world.collection(templates).add(template);
  world.log(template[hidden], 'CREATED', 'caller');
  world.fire(templates, template, event, { details });
}

/** Why KakaoTalk rejects a submission; undefined when it accepts it. */
function refusalOf(world: World, template: Template): Problem | undefined {
  const { plusFriendId } = template[hidden];
  if (requireSender(world, plusFriendId).state === undefined) {
    return new Problem('template_kakaotalk_validation_error', { value: `sender ${plusFriendId} is not approved yet` });
  }
  return world.decisions.refusal(templates, 'submit', template, { value: 'a simulated refusal' });
}

/** A refusal with what tells the caller whether a draft was kept. A platform rule says in the message what breaks it. */
const withInfo = ({ code, values, headers, rule }: Problem, info: { templateCode?: string }): Problem =>
  new Problem(code, rule ? { ...values, value: rule.finding } : values, info, headers, rule);

function mustBeEditable({ code, changes }: Template): void {
  if (changes?.status === 'IN_PROGRESS') throw new Problem('template_changes_not_updatable', { templateCode: code });
}

/** Names are unique per sender, including pending ones. */
function nameMustBeFree(world: World, plusFriendId: string, { name }: Details, own?: Template): void {
  const taken = templatesOf(world, plusFriendId)
    .filter((other) => other !== own)
    .flatMap(({ details, changes }) => [details, changes?.details])
    .find((details) => details?.name === name);
  if (taken) throw new Problem('template_exists', { templateName: name, language: taken.language });
}

function contentMustBeSound(world: World, { categoryCode, buttons }: Details): void {
  templateCategoryMustExist(world, categoryCode);
  const types = buttons.map(({ type }) => type);
  if (new Set(types).size < types.length) throw invalidInput(['details.buttons must not contain a type twice']);
}

/** Fields that a draft may omit are required when it is submitted. */
function mustBeComplete({ content, buttons }: Details): void {
  const missing = content === undefined ? ['details.content'] : [];
  for (const [index, { name }] of buttons.entries()) {
    if (name === undefined) missing.push(`details.buttons.${index}.name`);
  }
  if (missing.length > 0) throw invalidInput(missing.map((field) => `${field} should not be empty`));
}

/** The content after an edit: absent fields stay, the buttons are replaced, null removes. */
function merged(template: Template, { buttons, ...edit }: KakaotalkInputUpdateTemplateDetailsDto): Details {
  const details = edited(latestDetails(template), edit);
  return buttons === undefined ? details : { ...details, buttons: buttons ?? [] };
}
