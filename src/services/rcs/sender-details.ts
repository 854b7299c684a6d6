// What create and update may write into a sender's details: an absent field stays, null removes, objects merge, lists are
// replaced. The launch checks whether the answers are complete (launch-rules.ts).
import { applicableTo } from '../../contract/conditions.js';
import type { RcsSenderDetailsDto, RcsSenderUseCasesEnum } from '../../contract/types.js';
import { checkRecord } from '../../contract/validate.js';
import type { World } from '../../engine/model.js';
import { invalidInput } from '../../engine/requests/problem.js';
import {
  type Answers,
  type AnswersBySection,
  answersOf,
  questionnaireOf,
  type Section,
  sections,
  type UsVersion,
  usAnswers,
} from './questionnaire-catalog.js';

/** What both operations take; only an update has nulls. */
export interface DetailsInput {
  /** Has no effect: nothing says what it is. */
  launch?: unknown;
  brand?: object;
  countries?: readonly string[] | null;
  testNumbers?: readonly string[] | null;
  questionnaire?: { [Name in Section]?: { answers: Answers } };
}

export interface SenderContent {
  details: RcsSenderDetailsDto;
  usVersion: UsVersion;
}

/** The content after the input; throws `invalid_input` with every rule that it breaks. */
export function contentAfter(
  world: World,
  useCase: RcsSenderUseCasesEnum,
  { details, usVersion }: SenderContent,
  { questionnaire: edits = {}, launch: _, ...edit }: DetailsInput,
  wantedVersion?: UsVersion,
): SenderContent {
  const { questionnaire, ...rest } = details;
  const answers: AnswersBySection = answersOf(questionnaire);
  for (const section of sections) {
    const edited = edits[section];
    if (edited && section !== 'us') answers[section] = merged(answers[section], edited.answers);
  }
  const faults: string[] = [];
  let version = usVersion;
  if (edits.us) {
    const edited = edits.us.answers;
    version = wantedVersion ?? versionAfter({ details, usVersion }, edited);
    faults.push(...versionFaults(version, edited));
    // Answers to the other version's questions have no place in this one.
    const kept = version === usVersion ? answers.us : fitting(version, answers.us ?? {});
    answers.us = applicable(version, merged(kept, edited));
    if (version === 'v2') faults.push(...companyFaults(answers.us));
  }
  // Both parts fulfil the contract's schema, and merging keeps its types.
  const plain = merged(rest, edit) as Omit<RcsSenderDetailsDto, 'questionnaire'>;
  faults.push(...repeatedContacts(plain));
  if (faults.length > 0) throw invalidInput(faults);
  return {
    details: { ...plain, questionnaire: questionnaireOf(world, useCase, plain.countries ?? [], answers, version) },
    usVersion: version,
  };
}

/** Whether a value gives nothing, at any depth. */
export const saysNothing = (value: unknown): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every(saysNothing));

function merged(before: Answers | undefined, edit: object): Answers {
  const result: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(edit)) {
    if (value === null) delete result[name];
    else if (isObject(value)) {
      const present = result[name];
      result[name] = merged(isObject(present) ? present : undefined, value);
    } else result[name] = value;
  }
  return result;
}

const isObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The version after these answers, when the caller requests none: v2 is current, so a sender that answers it keeps it. Until
 * then the answers decide.
 */
function versionAfter({ details, usVersion }: SenderContent, edited: Answers): UsVersion {
  const answered = Object.keys(details.questionnaire.us?.answers ?? {}).length > 0;
  if (usVersion === 'v2' && answered) return 'v2';
  const versions = (['v1', 'v2'] as const).filter((version) => versionFaults(version, edited).length === 0);
  return versions.length === 1 ? versions[0]! : usVersion;
}

function versionFaults(version: UsVersion, edited: Answers): string[] {
  const faults = checkRecord(usAnswers[version], merged({}, edited));
  return faults.map((fault) => `details.questionnaire.us.answers must fit version ${version}: ${fault}`);
}

function fitting(version: UsVersion, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([name, value]) => versionFaults(version, { [name]: value }).length === 0),
  );
}

/** Answers that the company is not asked are left out: shares of a private one, the state of one that is taxed abroad. */
const applicable = (version: UsVersion, answers: Answers): Answers =>
  version === 'v1'
    ? answers
    : applicableTo('RcsBrandCampaignUpdateSenderDetailsQuestionnaireUSAnswersInputDto', answers);

function companyFaults({ ownershipType, legalForm, taxIdCountry, taxId }: Answers): string[] {
  const faults: string[] = [];
  if (ownershipType === 'PUBLIC' && legalForm !== undefined && legalForm !== 'CORPORATION') {
    faults.push('details.questionnaire.us.answers.legalForm must be CORPORATION when ownershipType is PUBLIC');
  }
  if (taxIdCountry === 'US' && taxId !== undefined && !/^\d{2}-\d{7}$/.test(String(taxId))) {
    faults.push('details.questionnaire.us.answers.taxId must have the form NN-NNNNNNN when taxIdCountry is US');
  }
  return faults;
}

/** Two contacts of a kind may not lead to the same place under different labels. */
function repeatedContacts({ brand = {} }: Pick<RcsSenderDetailsDto, 'brand'>): string[] {
  const lists = {
    emails: brand.emails?.map(({ address }) => address),
    phones: brand.phones?.map(({ number }) => number),
    websites: brand.websites?.map(({ url }) => url),
  };
  return Object.entries(lists)
    .filter(([, values = []]) => new Set(values).size < values.length)
    .map(([name]) => `All details.brand.${name}'s elements must be unique`);
}
