// What the simulator keeps of a Conversation app. Such apps belong to another API; here they come to be by a bundle, beside
// an SMS app, or from a scenario, and their channels can be looked at.
import type { BundlesBundlesRegionEnum, BundlesConversationAppDto } from '../../contract/types.js';
import type { Stored } from '../../engine/records/hidden.js';

export type ConversationApp = Stored<BundlesConversationAppDto, { region: BundlesBundlesRegionEnum }>;
