// What the simulator keeps of an RCS sender, and how it is shown.
import type {
  RcsCountryCodesEnum,
  RcsOperatorStatusEnum,
  RcsSenderDetailsDto,
  RcsSenderDto,
  RcsSenderHostingRegionsEnum,
  RcsSenderRegionsEnum,
  RcsSenderStatesEnum,
} from '../../contract/types.js';
import { checkRecord } from '../../contract/validate.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { answersOf, questionnaireOf, type UsVersion, usAnswers } from './questionnaire-catalog.js';
import { addOperator, addTester, brandRegistrations, countryStatusOf, operatorsOf, testersOf } from './sender-parts.js';

interface SenderSecrets extends ActivityLog {
  /** Counts the project's senders; the list is in this order. */
  number: number;
  /** Which questionnaire of the United States the sender answers. */
  usVersion: UsVersion;
  /** AT&T supplies the sender too, which it does in region US only. */
  suppliedByAtt?: boolean;
}

export type Sender = Stored<
  RcsSenderDto & { state: RcsSenderStatesEnum; details: RcsSenderDetailsDto; modified: string },
  SenderSecrets
>;

export const senders = collection<Sender>({
  name: 'rcs.senders',
  schema: 'RcsSenderDto',
  key: ({ id }) => id,
  order: placeOf,
  missing: 'sender_not_found',
  hidden: {
    ...hiddenLog,
    number: 'its place in the list',
    usVersion: 'which questionnaire of the United States it answers, `v1` or `v2`; by its answers when left out',
    suppliedByAtt: '`true`: AT&T supplies it too, which it does in region US only',
  },
  complete(sender, world) {
    Object.assign(sender, Object.assign(newSender(world, sender), { state: 'IN_TEST' }, sender));
    const usVersion = sender[hidden].usVersion ?? usVersionIn(sender.details);
    sender[hidden] = Object.assign(secrets(world), sender[hidden], { usVersion });
    completeDetails(sender, world);
    takeParts(sender, world);
  },
});

export function placeOf(sender: Sender): string {
  return String(sender[hidden].number).padStart(12, '0');
}

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

/** What a sender has before anything is said of its details. */
export function newSender(
  world: World,
  given: Partial<Pick<RcsSenderDto, 'region' | 'billingCategory' | 'useCase'>>,
): Omit<RcsSenderDto, 'details'> {
  const { region = 'EU', billingCategory = 'CONVERSATIONAL', useCase = 'MULTIUSE' } = given;
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
export const lacksVideo = ({ details }: Sender): boolean => !details.questionnaire.general.answers.videoUris?.length;

/** A sender as it is answered: with what its countries, testers and brand have come to. */
export function view(world: World, sender: Sender): RcsSenderDto {
  const registration = world.collection(brandRegistrations).get(sender.id);
  return {
    ...sender,
    testNumberStates: testersOf(world, sender.id),
    countryStatus: countryStatusOf(world, sender.id, sender.details.countries ?? []),
    ...(registration && { brandDetails: registration }),
  };
}

/** The sender that a path names. */
export const findSender = (world: World, { senderId }: { senderId: string }): Sender =>
  world.collection(senders).require(senderId, { projectId: world.id });

/** Moves a sender for the files that its lifecycle imports, which cannot import it in turn. */
export function moveSender(world: World, sender: Sender, event: string): void {
  world.fire(world.lifecycle('rcs.sender'), sender, event);
}

/** Gives each country the operators of the catalogue, where the sender has none yet. */
export function addOperators(
  world: World,
  senderId: string,
  countries: readonly RcsCountryCodesEnum[],
  status: RcsOperatorStatusEnum,
): void {
  const { operators: names } = world.catalog<{ operators: Record<string, readonly string[]> }>('rcs-operators');
  const present = new Set(operatorsOf(world, senderId).map((operator) => operator[hidden].country));
  for (const country of countries) {
    if (present.has(country)) continue;
    for (const name of names[country] ?? []) {
      addOperator(world, senderId, country, { name, status, modified: world.clock.iso() });
    }
  }
}

/** A scenario may leave out all of the questionnaire, or only its questions. */
function completeDetails(sender: Sender, world: World): void {
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

const operatorStatusIn: Partial<Record<RcsSenderStatesEnum, RcsOperatorStatusEnum>> = {
  PREPARING_LAUNCH: 'PENDING',
  LAUNCHING: 'PENDING',
  LAUNCHED: 'LAUNCHED',
  UNLAUNCHED: 'UNLAUNCHED',
};

/** What a scenario writes into its sender and the simulator keeps apart. Throws what is wrong with it. */
function takeParts(sender: Sender, world: World): void {
  const { id, details, state } = sender;
  // Checked before it is taken apart, where a scenario is tried out: that takes time, and once is enough.
  const faults = world.gone ? checkRecord('RcsSenderDto', sender) : [];
  if (faults.length > 0) throw new Error(faults.join('; '));
  for (const { country, operators } of sender.countryStatus ?? []) {
    for (const operator of operators) addOperator(world, id, country, operator);
  }
  addOperators(world, id, details.countries ?? [], operatorStatusIn[state] ?? 'NOT_LAUNCHED');
  const invited = (details.testNumbers ?? []).map(
    (number) => ({ number, state: 'VERIFIED', submitted: sender.modified }) as const,
  );
  for (const tester of sender.testNumberStates ?? invited) addTester(world, id, tester);
  if (sender.brandDetails)
    world.collection(brandRegistrations).add({ ...sender.brandDetails, [hidden]: { senderId: id } });
  delete sender.countryStatus;
  delete sender.testNumberStates;
  delete sender.brandDetails;
}
