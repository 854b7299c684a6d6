// The RCS account of a project: it comes with the onboarding for RCS and has no operations but its log and comments.
import type { ActivityLog, ServiceModule, World } from '../../engine/model.js';
import { activityReply, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';

type Account = Stored<Record<never, never>, ActivityLog>;

const accountKey = 'account';

/** At most one in a world: the account, once it has a comment or a scenario gives its log. */
const accounts = collection<Account>({
  collection: 'rcs.accounts',
  times: ['hidden.activities.created'],
  about: 'at most one: the log of the account',
  key: () => accountKey,
  missing: 'account_not_found',
  hidden: hiddenLog,
  complete(account) {
    account[hidden] = { ...newLog(), ...account[hidden] };
  },
});

export const accountsModule: ServiceModule<'RcsAccountsController'> = {
  controller: 'RcsAccountsController',
  collections: [accounts],
  handlers: {
    listActivities(call, world) {
      accountMustExist(world);
      return activityReply(call, world, world.collection(accounts).get(accountKey)?.[hidden] ?? newLog());
    },

    createComment({ body: { comment } }, world) {
      accountMustExist(world);
      const records = world.collection(accounts);
      const account = records.get(accountKey) ?? records.add({ [hidden]: newLog() });
      const { created } = world.log(account[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('RCS_ACCOUNT_COMMENT_ADDED', undefined, { comment });
      return { type: 'CREATED', comment, created };
    },
  },
};

function accountMustExist(world: World): void {
  if (!world.initialized.has('rcs') && !world.collection(accounts).has(accountKey)) {
    throw new Problem('account_not_found', { projectId: world.id });
  }
}
