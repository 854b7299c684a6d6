// The launch questionnaire in blocks, as the catalogue gives it, and which blocks a sender is asked. The United States
// have two questionnaires: v1 (legacy), and v2, whose questions depend on who owns the company and where it pays taxes.
import type {
  RcsSenderDetailsQuestionnaireDto,
  RcsSenderUseCasesEnum,
  RcsUsQuestionnaireBrandCampaignVersionsEnum,
  RcsUsQuestionnaireVersionsEnum,
} from '../../contract/types.js';
import type { World } from '../../engine/model.js';

export const sections = ['general', 'verification', 'gb', 'fr', 'us'] as const;
export type Section = (typeof sections)[number];
export type Answers = Readonly<Record<string, unknown>>;
export type AnswersBySection = Partial<Record<Section, Answers>>;
export type UsVersion = RcsUsQuestionnaireVersionsEnum;
type BrandVersion = RcsUsQuestionnaireBrandCampaignVersionsEnum;

/** Questions of one block, by the name of the answer. */
export type Questions = Readonly<Record<string, unknown>>;

interface QuestionnaireCatalog {
  general: Record<RcsSenderUseCasesEnum, Questions>;
  verification: Questions;
  gb: Questions;
  fr: Questions;
  us: { v1: Questions; v2: Record<'any' | BrandVersion, Questions>; unanswered: Questions };
}

export const questionnaireCatalog = (world: World): QuestionnaireCatalog =>
  world.catalog<QuestionnaireCatalog>('rcs-questionnaires');

/** The contract's schema of the answers to each version. */
export const usAnswers: Record<UsVersion, string> = {
  v1: 'RcsSenderDetailsQuestionnaireUSAnswersDto',
  v2: 'RcsBrandCampaignSenderDetailsQuestionnaireUSAnswersDto',
};

/** Which kind of company the v2 answers speak of; undefined until they say both owner and tax country. */
export function brandVersionOf({ ownershipType, taxIdCountry }: Answers): BrandVersion | undefined {
  if (ownershipType === undefined || taxIdCountry === undefined) return undefined;
  const owner = ownershipType === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE';
  return taxIdCountry === 'US' ? `US_${owner}` : `NON_US_${owner}`;
}

/**
 * Questions and answers of a sender side by side. A country has its part once the sender is to be launched there, or
 * answers for it were given.
 */
export function questionnaireOf(
  world: World,
  useCase: RcsSenderUseCasesEnum,
  countries: readonly string[],
  answers: AnswersBySection,
  usVersion: UsVersion,
): RcsSenderDetailsQuestionnaireDto {
  const { general, verification, gb, fr, us } = questionnaireCatalog(world);
  const part = (section: Section, questions: Questions) => ({ questions, answers: answers[section] ?? {} });
  const concerns = (country: string, section: Section): boolean =>
    countries.includes(country) || Object.keys(answers[section] ?? {}).length > 0;
  const usQuestions = (given: Answers): Questions => {
    if (usVersion === 'v1') return us.v1;
    return Object.keys(given).length === 0 ? us.unanswered : us.v2[brandVersionOf(given) ?? 'any'];
  };
  // The catalogue gives the questions, and answers were checked against the contract as they came in.
  return {
    general: part('general', general[useCase]),
    verification: part('verification', verification),
    ...(concerns('GB', 'gb') && { gb: part('gb', gb) }),
    ...(concerns('FR', 'fr') && { fr: part('fr', fr) }),
    ...(concerns('US', 'us') && { us: part('us', usQuestions(answers.us ?? {})) }),
  } as unknown as RcsSenderDetailsQuestionnaireDto;
}

/** The answers alone. */
export function answersOf(questionnaire: RcsSenderDetailsQuestionnaireDto): AnswersBySection {
  const answers: AnswersBySection = {};
  for (const section of sections) {
    const part = questionnaire[section];
    if (part) answers[section] = part.answers;
  }
  return answers;
}
