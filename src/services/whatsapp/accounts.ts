// The WhatsApp account of a project, its business account (WABA) at Meta: at most one. After a partner creates it, two reviews
// follow; with an embedded signup, it is onboarded immediately. Quirk: a rejected account has state REJECTED with the rejected
// data at the top level, and the same under `changes`, where an edit submits it again.
import type {
  WhatsappAccountChangesDetailsDto,
  WhatsappInputAccountSenderRelatedUpdateDetailsDto,
  WhatsappInputUpdateAccountDto,
} from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { activityReply } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { accountOf, accounts, requireAccount } from './account-lifecycle.js';
import type { Account } from './account-record.js';
import { newAccount, store } from './account-signup.js';
import { managerMustFitEnvironment, placeOf, storageOf } from './business-managers.js';
import { senders } from './sender-lifecycle.js';
import { hasSolution } from './solutions.js';
import { erase, templates } from './template-lifecycle.js';

export const accountsModule: ServiceModule<'WhatsappAccountsController'> = {
  controller: 'WhatsappAccountsController',
  resources: [accounts],
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
      world.decisions.ask(accounts, 'deletion', account);
      eraseTemplateDrafts(world);
      world.remove(accounts, account);
    },

    updateAccount({ body }, world) {
      someFieldMustBeThere(body);
      const account = requireAccount(world);
      mustBeRejected(account);
      world.fire(accounts, account, 'edit', { details: merged(account, body) });
      return account;
    },

    listActivities: (call, world) => activityReply(call, world, requireAccount(world)[hidden]),

    createComment({ body: { comment } }, world) {
      const account = sound(world, requireAccount(world));
      const { created } = world.log(account[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('WHATSAPP_ACCOUNT_COMMENT_ADDED', account, { comment });
      return { type: 'CREATED', comment, created };
    },
  },
};

/** Throws `account_data_is_corrupt`. */
function sound(world: World, account: Account): Account {
  world.decisions.ask(accounts, 'data', account);
  return account;
}

function projectMustBeFree(world: World): void {
  const existing = accountOf(world);
  if (!existing) return;
  sound(world, existing);
  throw new Problem('account_exists', { projectId: world.id });
}

/** A sender that was never live blocks the deletion, too, as a pending change. */
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

/** Deleting the account deletes drafts of templates; submitted ones stay (chosen). */
function eraseTemplateDrafts(world: World): void {
  for (const template of world.collection(templates).filter(({ changes }) => changes?.status === 'DRAFT')) {
    if (template.state === undefined) erase(world, template);
    else world.fire(templates, template, 'discard');
  }
}

/** The details after an edit: absent fields stay. */
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
  if (region && !compatibleRegions.some((each) => each.toUpperCase() === region)) {
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
