// The record of a Conversation app. Such apps belong to another API; here a bundle, an SMS app or a scenario creates them,
// and their channels can be read.
import type { BundlesBundlesRegionEnum, BundlesConversationAppDto } from '../../contract/types.js';
import type { Stored } from '../../engine/records/hidden.js';

export type ConversationApp = Stored<BundlesConversationAppDto, { region: BundlesBundlesRegionEnum }>;
