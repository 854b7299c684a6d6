// A WhatsApp sender as the API returns it.
import type { WhatsappSenderDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { accountOf } from './account-lifecycle.js';
import type { Sender } from './sender-record.js';

/** A ban of the project's WABA shows on it too. A removed one shrinks to what the contract's last event shows. */
export function view(world: World, sender: Sender): WhatsappSenderDto {
  if (sender[hidden].gone) {
    const { id, businessManager } = sender;
    const region = 'UNRECOGNIZED';
    return { id, region, metaLocalStorage: region, cloudApi: false, businessManager, compatibleRegions: [] };
  }
  const { wabaBanState, wabaBanDate } = accountOf(world) ?? {};
  return {
    ...sender,
    ...(wabaBanState !== undefined && { wabaBanState }),
    ...(wabaBanDate !== undefined && { wabaBanDate }),
  };
}
