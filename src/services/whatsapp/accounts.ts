// The WhatsApp account of a project, its business account (WABA) at Meta: one at most. A partner opens it and two reviews
// follow; where an embedded signup was made, it is onboarded at once. Odd rule: a rejected account has state REJECTED with
// what was rejected at the top, and the same under `changes`, where an edit sends it to the reviews again.
import type {
  WhatsappAccountChangesDetailsDto,
  WhatsappInputAccountSenderRelatedUpdateDetailsDto,
  WhatsappInputUpdateAccountDto,
} from '../../contract/types.js';
import { activityReply } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/collection.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import type { World } from '../../engine/world/world.js';
import { accountLifecycle } from './account-lifecycle.js';
import { type Account, accountOf, accounts, requireAccount } from './account-record.js';
import { newAccount, store } from './account-signup.js';
import { managerMustFitEnvironment, placeOf, storageOf } from './business-managers.js';
import { senders } from './sender-record.js';
import { hasSolution } from './solutions.js';
import { erase, templateLifecycle } from './template-lifecycle.js';
import { templates } from './template-record.js';

export const accountsModule: ServiceModule<'WhatsappAccountsController'> = {
  controller: 'WhatsappAccountsController',
  collections: [accounts],
  lifecycles: [accountLifecycle],
  handlers: {
    getAccount: (_call, world) => sound(world, requireAccount(world)),

    createAccount({ body }, world) {
      projectMustBeFree(world);
      managerMustFitEnvironment(body.businessManager);
      const { senderDetails, businessManager, ...details } = { senderDetails: undefined, ...body };
      const { region, manager } = placeOf(senderDetails?.region, businessManager);
      const signedUp = hasSolution(world);
      return store(world, newAccount(manager, signedUp), signedUp ? 'signUp' : 'submit', {
        ...details,
        ...(senderDetails && {
          senderDetails: {
            ...senderDetails,
            region,
            metaLocalStorage: senderDetails.metaLocalStorage ?? storageOf[region],
          },
        }),
      });
    },

    deleteAccount(_call, world) {
      const account = accountOf(world);
      if (!account) throw new Problem('project_not_initialized', { projectId: world.id });
      sendersMustBeGone(world);
      world.decisions.ask(accountLifecycle, 'deletion', account);
      eraseTemplateDrafts(world);
      world.remove(accounts, account, accountLifecycle);
    },

    updateAccount({ body }, world) {
      someFieldMustBeThere(body);
      const account = requireAccount(world);
      mustBeRejected(account);
      world.fire(accountLifecycle, account, 'edit', { details: merged(account, body) });
      return account;
    },

    listActivities({ operation, query }, world) {
      return activityReply(requireAccount(world)[hidden], query, `${world.id} ${operation}`);
    },

    createComment({ body: { comment } }, world) {
      const account = sound(world, requireAccount(world));
      const { created } = world.log(account[hidden], 'COMMENT_ADDED', 'caller', { comment });
      world.emit('WHATSAPP_ACCOUNT_COMMENT_ADDED', account, { comment });
      return { type: 'CREATED', comment, created };
    },
  },
};

/** Throws `account_data_is_corrupt`. */
function sound(world: World, account: Account): Account {
  world.decisions.ask(accountLifecycle, 'data', account);
  return account;
}

function projectMustBeFree(world: World): void {
  const existing = accountOf(world);
  if (!existing) return;
  sound(world, existing);
  throw new Problem('account_exists', { projectId: world.id });
}

/** A sender that never became one blocks too, as a change that is not settled. */
function sendersMustBeGone(world: World): void {
  const all = [...world.collection(senders).values()];
  const senderIds = all.filter(({ state }) => state !== undefined).map(({ id }) => id);
  if (senderIds.length > 0) throw new Problem('account_has_senders', {}, { projectId: world.id, senderIds });
  if (all.length > 0) throw new Problem('account_has_sender_changes', {}, { projectId: world.id });
}

function mustBeRejected({ state, changes }: Account): void {
  if ((changes ? changes.status : state) !== 'REJECTED') throw new Problem('account_not_updatable');
}

function someFieldMustBeThere({ senderDetails = {}, ...fields }: WhatsappInputUpdateAccountDto): void {
  if (Object.keys({ ...fields, ...senderDetails }).length === 0) throw new Problem('no_fields_to_update');
}

/** Drafts of templates go with the account; what was submitted stays (chosen). */
function eraseTemplateDrafts(world: World): void {
  for (const template of world.collection(templates).filter(({ changes }) => changes?.status === 'DRAFT')) {
    if (template.state === undefined) erase(world, template);
    else world.fire(templateLifecycle, template, 'discard');
  }
}

/** The details after an edit: fields that it does not name stay. */
function merged(
  account: Account,
  { senderDetails, ...edit }: WhatsappInputUpdateAccountDto,
): WhatsappAccountChangesDetailsDto {
  const details = { ...(account.changes?.details ?? account.details), ...edit };
  return senderDetails ? { ...details, senderDetails: mergedSender(account, details, senderDetails) } : details;
}

function mergedSender(
  { businessManager, compatibleRegions }: Account,
  { wabaName, companyLegalName, senderDetails }: WhatsappAccountChangesDetailsDto,
  edit: WhatsappInputAccountSenderRelatedUpdateDetailsDto,
): NonNullable<WhatsappAccountChangesDetailsDto['senderDetails']> {
  const { region } = edit;
  if (region && !compatibleRegions.includes(region.toLowerCase() as never)) {
    const supported = compatibleRegions.map((each) => each.toUpperCase()).join(', ');
    throw invalidInput([`senderDetails.region must be one of the following values: ${supported}`]);
  }
  const place = placeOf(region, businessManager).region;
  const moves = region !== undefined && region !== senderDetails?.region;
  return {
    displayName: wabaName ?? companyLegalName ?? '',
    businessCategory: 'OTHER',
    region: place,
    ...senderDetails,
    metaLocalStorage: (moves ? undefined : senderDetails?.metaLocalStorage) ?? storageOf[place],
    ...edit,
  };
}
