// WhatsApp Business Accounts at Meta that the project's customer shared in an embedded signup. They come from a scenario,
// or are made up for a token; an unknown id is accepted without checking.
import type {
  WhatsappBusinessManagersEnum,
  WhatsappSenderInputRegionEnum,
  WhatsappWabaDetailsDto,
} from '../../contract/types.js';
import { collection } from '../../engine/records/collection.js';
import type { Stored } from '../../engine/records/hidden.js';

interface WabaSecrets {
  /** The one business manager that it was shared with; any, when left out. */
  businessManager?: WhatsappBusinessManagersEnum;
  /** The one region that it can be used in; any, when left out. */
  region?: WhatsappSenderInputRegionEnum;
  /** The one Facebook token that opens it; any, when left out. */
  token?: string;
  /** Another project has it already. */
  takenElsewhere?: boolean;
  /** No scenario named it: a token without one was asked about. */
  madeUp?: boolean;
}

export type Waba = Stored<WhatsappWabaDetailsDto, WabaSecrets>;

export const wabas = collection<Waba>({
  collection: 'whatsapp.wabaDetails',
  about: 'business accounts at Meta that can be shared',
  schema: 'WhatsappWabaDetailsDto',
  key: ({ id }) => id,
  missing: 'not_found_waba_id',
  hidden: {
    businessManager: 'the one business manager that it was shared with; any when left out',
    region: 'the one region that it can be used in; any when left out',
    token: 'the one Facebook token that opens it; any when left out',
    takenElsewhere: '`true`: another project has it already',
  },
  complete(waba) {
    waba.numbers ??= [];
  },
});
