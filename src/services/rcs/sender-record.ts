// The records of an RCS sender and of its parts: mobile operators, test numbers and the brand's registration. Each part has
// its own lifecycle, so each is a record; the API returns a sender with all of them.
import type {
  RcsBrandRegistrationDto,
  RcsCountryCodesEnum,
  RcsOperatorDto,
  RcsSenderDetailsDto,
  RcsSenderDto,
  RcsSenderHostingRegionsEnum,
  RcsSenderRegionsEnum,
  RcsSenderStatesEnum,
  RcsTestNumberStateDto,
} from '../../contract/types.js';
import { checkRecord } from '../../contract/validate.js';
import type { ActivityLog, World } from '../../engine/model.js';
import { newLog } from '../../engine/records/activity.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { answersOf, questionnaireOf, type UsVersion, usAnswers } from './questionnaire-catalog.js';

interface SenderSecrets extends ActivityLog {
  /** Counts the project's senders; the list is in this order. */
  number: number;
  /** Which questionnaire of the United States the sender answers. */
  usVersion: UsVersion;
  /** Invitations that were sent to test numbers; a sender has an allowance. */
  invitations?: number;
  /** While a call that invites test numbers is judged: how many it invites. */
  inviting?: number;
  /** AT&T supplies the sender too, which it does in region US only. */
  suppliedByAtt?: boolean;
}

export type Sender = Stored<
  RcsSenderDto & { state: RcsSenderStatesEnum; details: RcsSenderDetailsDto; modified: string },
  SenderSecrets
>;

interface OfSender {
  senderId: string;
  /** Counts the parts of all senders; lists are in this order. */
  number: number;
}

export type Operator = Stored<RcsOperatorDto, OfSender & { country: RcsCountryCodesEnum }>;
export type TestNumber = Stored<RcsTestNumberStateDto, OfSender>;
export type BrandRegistration = Stored<RcsBrandRegistrationDto, { senderId: string }>;

const ordered = (number: number): string => String(number).padStart(12, '0');

export const placeOf = (sender: Sender): string => ordered(sender[hidden].number);
export const placeInSender = ({ senderId, number }: OfSender): string => `${senderId}/${ordered(number)}`;
export const testerKey = (senderId: string, number: string): string => `${senderId}/${number}`;

export const secrets = (world: World): SenderSecrets => ({
  ...newLog(),
  number: world.count('rcs.sender'),
  usVersion: 'v2',
});

const hostingRegions: Record<RcsSenderRegionsEnum, RcsSenderHostingRegionsEnum> = {
  BR: 'NORTH_AMERICA',
  EU: 'EUROPE',
  US: 'NORTH_AMERICA',
};

/** What a sender has before its details are known. */
export function newSender(
  world: World,
  wanted: Partial<Pick<RcsSenderDto, 'region' | 'billingCategory' | 'useCase'>>,
): Omit<Sender, 'state' | 'details' | typeof hidden> {
  const { region = 'EU', billingCategory = 'CONVERSATIONAL', useCase = 'MULTIUSE' } = wanted;
  const now = world.clock.iso();
  return {
    id: world.uuid(),
    region,
    billingCategory,
    useCase,
    hostingRegion: hostingRegions[region],
    authName: `rcs-${world.hex(12)}`,
    authToken: world.hex(32),
    created: now,
    modified: now,
    supplierDetails: { google: { agentId: `agent_${world.hex(12)}`, brandId: world.uuid() } },
  };
}

export const brandDefaults = { name: 'RCS Sender', color: '#000000' };

export const brandNameOf = ({ details }: Sender): string => details.brand?.name ?? brandDefaults.name;

/** Without a video of its messages a sender cannot be reviewed. */
export const lacksVideo = ({ details }: Pick<Sender, 'details'>): boolean =>
  !details.questionnaire.general.answers.videoUris?.length;

/** Fills in what a scenario leaves out of a sender: all of the questionnaire, or only its questions. */
export function completeSender(sender: Sender, world: World): void {
  Object.assign(sender, Object.assign(newSender(world, sender), { state: 'IN_TEST' }, sender));
  const usVersion = sender[hidden].usVersion ?? usVersionIn(sender.details);
  sender[hidden] = Object.assign(secrets(world), sender[hidden], { usVersion });
  const { brand, countries = [], questionnaire, ...rest } = sender.details ?? {};
  const answers = questionnaire ? answersOf(questionnaire) : {};
  sender.details = {
    brand: { ...brandDefaults, ...brand },
    ...rest,
    ...(countries.length > 0 && { countries }),
    questionnaire: questionnaireOf(world, sender.useCase, countries, answers, sender[hidden].usVersion),
  };
}

function usVersionIn(details: RcsSenderDetailsDto | undefined): UsVersion {
  const answers = details?.questionnaire?.us?.answers;
  if (!answers) return 'v2';
  return checkRecord(usAnswers.v2, answers).length === 0 ? 'v2' : 'v1';
}
