// Helpers of the older embedded signup: what a Facebook token opens, and tokens that last. Where a scenario names no
// business accounts, every token opens one of its own, whose number a sender can then take.
import type { WhatsappBusinessManagersEnum } from '../../contract/types.js';
import { digits } from '../../engine/chance/ids.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { accountOf } from './account-lifecycle.js';
import { managerMustFitEnvironment } from './business-managers.js';
import { codeMustBeNew, issueToken, longLivedTokens, originOf, tokenMustBeGood } from './facebook-tokens.js';
import { type Waba, wabas } from './waba-record.js';

export const embeddedSignupModule: ServiceModule<'WhatsappEmbeddedSignupHelperController'> = {
  controller: 'WhatsappEmbeddedSignupHelperController',
  collections: [longLivedTokens, wabas],
  handlers: {
    createLongLivedAccessToken({ body: { facebookToken, facebookCode, businessManager } }, world) {
      managerMustBeTheProjects(world, businessManager);
      if (facebookToken !== undefined) tokenMustBeGood(world, facebookToken, 'facebookToken');
      if (facebookCode !== undefined) codeMustBeNew(world, facebookCode, 'facebookCode');
      return issueToken(world, facebookToken);
    },

    listWabaDetailsForToken({ body: { facebookToken, businessManager } }, world) {
      managerMustBeTheProjects(world, businessManager);
      tokenMustBeGood(world, facebookToken, 'facebookToken');
      const known = world.collection(wabas);
      const origin = originOf(world, facebookToken);
      const isNamed = known.find((waba) => !waba[hidden].madeUp) !== undefined;
      if (!isNamed && !known.find((waba) => waba[hidden].token === origin)) known.add(madeUp(world, origin));
      return {
        wabas: known.filter((waba) => {
          const { token, businessManager: sharedWith } = waba[hidden];
          return (
            (token === undefined || token === origin || token === facebookToken) &&
            (businessManager === undefined || sharedWith === undefined || sharedWith === businessManager)
          );
        }),
      };
    },
  },
};

/** Throws `invalid_business_manager_for_environment` or `invalid_business_manager`. */
function managerMustBeTheProjects(world: World, manager: WhatsappBusinessManagersEnum | undefined): void {
  managerMustFitEnvironment(manager);
  const account = accountOf(world);
  if (manager === undefined || account === undefined || account.businessManager === manager) return;
  throw new Problem('invalid_business_manager', { projectId: world.id });
}

function madeUp(world: World, token: string): Waba {
  const chance = world.chance(`WABA of ${token}`);
  const displayPhoneNumber = `+1202555${digits(chance, 4)}`;
  return {
    id: digits(chance, 15),
    numbers: [{ id: digits(chance, 15), displayPhoneNumber, provisioned: true }],
    [hidden]: { token, madeUp: true },
  };
}
