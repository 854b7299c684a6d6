// The two ways to create an account: its own operation, and the first sender of an embedded signup.
import type { WhatsappAccountChangesDetailsDto, WhatsappBusinessManagersEnum } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { newLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { accountOf, accounts } from './account-lifecycle.js';
import type { Account } from './account-record.js';
import { compatibleRegionsOf } from './business-managers.js';

/** What an embedded signup tells about the business account; left out, it is made up. */
export interface Signup {
  businessManager?: WhatsappBusinessManagersEnum;
  wabaId?: string;
}

/** The project's account; when there is none, the embedded signup has made it, onboarded at once. */
export function ensureAccount(world: World, { businessManager = 'SINCH_UK', wabaId }: Signup = {}): Account {
  const existing = accountOf(world);
  if (existing) return existing;
  const account = newAccount(businessManager, true);
  if (wabaId !== undefined) account.wabaId = wabaId;
  return store(world, account, 'signUp', {
    clientBusinessManagerId: world.digits(15),
    wabaName: world.fake((faker) => faker.company.name()),
  });
}

export function newAccount(businessManager: WhatsappBusinessManagersEnum, isEmbeddedSignup: boolean): Account {
  return {
    isEmbeddedSignup,
    businessManager,
    wabaMaxPriceOnboarded: false,
    compatibleRegions: compatibleRegionsOf(businessManager),
    [hidden]: newLog(),
  };
}

/** `signUp` onboards at once; `submit` waits for reviews. */
export function store(
  world: World,
  account: Account,
  event: 'signUp' | 'submit',
  details: WhatsappAccountChangesDetailsDto,
): Account {
  world.collection(accounts).add(account);
  world.log(account[hidden], 'CREATED', 'caller');
  world.fire(accounts, account, event, { details });
  return account;
}
