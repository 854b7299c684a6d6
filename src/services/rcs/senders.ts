// RCS senders: a brand's presence in the messages app of a phone. A sender can be tried on test numbers at once; to reach
// everybody it is launched, country by country and operator by operator. Quirk: once a launch has begun, only the
// countries can be changed.
import type { RcsSenderStatesEnum, RcsUpdateSenderDetailsInputDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { activityReply } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { listPage } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';
import { proceed } from './brand-registration.js';
import { launchPreconditionsMustBeMet } from './launch-rules.js';
import { followCountries } from './operators.js';
import { questionnaireOf } from './questionnaire-catalog.js';
import { contentAfter, saysNothing } from './sender-details.js';
import { brandDefaults, newSender, type Sender, secrets } from './sender-record.js';
import { brandRegistrations, findSender, operators, senders, testNumbers, view } from './sender-resources.js';
import { operatorChecks, senderChecks } from './sender-rules.js';
import { sendersFor } from './sender-search.js';
import { attMustBeInUs, invite, testNumberHandlers } from './test-numbers.js';
// The transitions of `senders`.
import './sender-lifecycle.js';

const launchable: readonly RcsSenderStatesEnum[] = ['IN_TEST', 'LAUNCHING', 'LAUNCHED', 'UNLAUNCHED'];
/** States in which only the countries are open. */
const locked: readonly RcsSenderStatesEnum[] = ['LAUNCHING', 'LAUNCHED'];

export const sendersModule: ServiceModule<'RcsSendersController'> = {
  controller: 'RcsSendersController',
  resources: [senders, operators, testNumbers, brandRegistrations],
  platformChecks: { [senders.name]: senderChecks, [operators.name]: operatorChecks },
  finders: { senderId: (world, { senderId = '' }) => world.collection(senders).has(senderId) },
  handlers: {
    listSenders(call, world) {
      type Query = typeof call.query;
      const { items, fields } = listPage<Query, Sender>(call, world, (filter) => sendersFor(world, filter), {
        filters: [
          'filterConversationApiAppId',
          'filterSenderIds',
          'filterSenderName',
          'filterStates',
          'search',
          'sortColumn',
          'sortDirection',
        ],
      });
      for (const sender of items) world.decisions.ask(senders, 'read', sender);
      return { ...fields, senders: items.map((sender) => view(world, sender)) };
    },

    createSender({ body }, world) {
      const { useCase, details: input = {} } = body;
      const questionnaire = questionnaireOf(world, useCase, [], {}, 'v2');
      const empty = { details: { brand: { ...brandDefaults }, questionnaire }, usVersion: 'v2' } as const;
      const { details, usVersion } = contentAfter(world, useCase, empty, input);
      // The state comes with the first transition.
      const sender = { ...newSender(world, body), details, [hidden]: { ...secrets(world), usVersion } } as Sender;
      world.decisions.ask(senders, 'agent', sender);
      invite(world, sender, details.testNumbers ?? [], 'details.testNumbers');
      world.collection(senders).add(sender);
      followCountries(world, sender);
      world.fire(senders, sender, 'create');
      world.decisions.hurry(senders, sender, 'setup');
      return view(world, sender);
    },

    getSender({ params }, world) {
      const sender = findSender(world, params);
      world.decisions.ask(senders, 'read', sender);
      return view(world, sender);
    },

    updateSender({ params, query, body }, world) {
      const sender = findSender(world, params);
      attMustBeInUs(sender);
      updateMustBeOpen(sender, body.details);
      const before = { details: sender.details, usVersion: sender[hidden].usVersion };
      const content = contentAfter(world, sender.useCase, before, body.details, query.usQuestionnaireVersion);
      if (body.details.brand) world.decisions.ask(senders, 'agent', { ...sender, details: content.details });
      const present = new Set(sender.details.testNumbers);
      const added = (body.details.testNumbers ?? []).filter((number) => !present.has(number));
      invite(world, sender, added, 'details.testNumbers');
      world.fire(senders, sender, 'edit', content);
      if (body.details.countries !== undefined) followCountries(world, sender);
      proceed(world, sender);
      return view(world, sender);
    },

    listActivities: (call, world) => activityReply(call, world, findSender(world, call.params)[hidden]),

    createSenderComment({ params, body: { comment } }, world) {
      const sender = findSender(world, params);
      const { created } = world.log(sender[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('RCS_SENDER_COMMENT_ADDED', view(world, sender), { comment });
      return { type: 'CREATED', comment, created };
    },

    launchSender({ params }, world) {
      const sender = findSender(world, params);
      attMustBeInUs(sender);
      if (!launchable.includes(sender.state)) throw new Problem('launch_invalid_agent_state', { state: sender.state });
      launchPreconditionsMustBeMet(world, sender);
      world.decisions.ask(senders, 'launch', sender);
      world.fire(senders, sender, 'launch');
      return view(world, sender);
    },

    ...testNumberHandlers,
  },
};

/** Throws `no_fields_to_update` and `fields_not_updatable`. */
function updateMustBeOpen({ state }: Sender, details: RcsUpdateSenderDetailsInputDto): void {
  if (saysNothing(details)) throw new Problem('no_fields_to_update');
  const { countries: _, launch: __, ...closed } = details;
  if (!locked.includes(state) || saysNothing(closed)) return;
  const fields = Object.entries(closed).filter(([, value]) => value !== undefined);
  throw new Problem('fields_not_updatable', { fields: fields.map(([name]) => `details.${name}`).join(', ') });
}
