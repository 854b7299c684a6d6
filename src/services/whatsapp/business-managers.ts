// Which of Sinch's business managers at Meta serves which region. The pairs are the contract's; the two older managers
// (SINCH_AMERICA, SINCH_SEP) are in none of them and go with every region (chosen).
import type {
  WhatsappBusinessManagersEnum,
  WhatsappConversationAppRegionsEnum,
  WhatsappSenderInputMetaLocalStoragesEnum,
  WhatsappSenderInputRegionEnum,
} from '../../contract/types.js';
import { Problem } from '../../engine/requests/problem.js';

type Region = WhatsappSenderInputRegionEnum;
type Manager = WhatsappBusinessManagersEnum;

/** The first manager of a region is the one it gets when none is asked for (chosen). */
const managers: Record<Region, readonly Manager[]> = {
  BR: ['SINCH_BR', 'SINCH_MX'],
  EU: ['SINCH_UK'],
  US: ['SINCH_BR', 'SINCH_MX', 'SINCH_UK'],
};

const regions = ['BR', 'EU', 'US'] as const satisfies readonly Region[];
const paired = new Set(Object.values(managers).flat());

const regionsOf = (manager: Manager): readonly Region[] =>
  paired.has(manager) ? regions.filter((region) => managers[region].includes(manager)) : regions;

const appRegions: Record<Region, WhatsappConversationAppRegionsEnum> = { BR: 'br', EU: 'eu', US: 'us' };

/** Regions of Conversation API apps that something under this manager can serve: those it is paired with (chosen). */
export const compatibleRegionsOf = (manager: Manager): WhatsappConversationAppRegionsEnum[] =>
  regionsOf(manager).map((region) => appRegions[region]);

/** Where Meta keeps the data of a region unless another place is asked for (chosen). */
export const storageOf: Record<Region, WhatsappSenderInputMetaLocalStoragesEnum> = { BR: 'BR', EU: 'DE', US: 'US' };

/**
 * Region and business manager, with what was left out filled in; without any hint EU (chosen). Throws
 * `invalid_business_manager_for_environment` for a pair that does not go together.
 */
export function placeOf(
  region: Region | undefined,
  manager: Manager | undefined,
): { region: Region; manager: Manager } {
  const at = region ?? (manager === undefined ? 'EU' : regionsOf(manager)[0]!);
  const by = manager ?? managers[at][0]!;
  if (!regionsOf(by).includes(at)) {
    const supported = managers[at].join(', ');
    throw new Problem('invalid_business_manager_for_environment', { supported }, { supportedCodes: supported });
  }
  return { region: at, manager: by };
}

/** Throws `invalid_business_manager_for_environment` for the one that belongs to another environment (chosen). */
export function managerMustFitEnvironment(manager: Manager | undefined): void {
  if (manager !== 'SINCH_SEP') return;
  throw new Problem('invalid_business_manager_for_environment', { supported: ['SINCH_AMERICA', ...paired].join(', ') });
}
