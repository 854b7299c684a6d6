// What a sender needs before it can be launched: the fields, then the answers. A launch that lacks anything is refused with
// all of it at once, so these lists are the only place to look.
import { requiredForLaunch } from '../../contract/conditions.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { type Answers, brandVersionOf, questionnaireCatalog, type Section } from './questionnaire-catalog.js';
import type { Sender } from './sender-record.js';

interface Precondition {
  /** What the caller reads when it is not met. */
  says: string;
  isMet(details: Sender['details']): boolean;
}

const preconditions: readonly Precondition[] = [
  {
    says: 'details.countries must contain at least 1 elements',
    isMet: ({ countries }) => filled(countries),
  },
  {
    says: 'details.brand.phones or details.brand.emails must contain at least 1 elements',
    isMet: ({ brand }) => filled(brand?.phones) || filled(brand?.emails),
  },
  { says: 'details.brand.bannerUrl should not be empty', isMet: ({ brand }) => filled(brand?.bannerUrl) },
  { says: 'details.brand.logoUrl should not be empty', isMet: ({ brand }) => filled(brand?.logoUrl) },
  { says: 'details.brand.privacyPolicyUrl should not be empty', isMet: ({ brand }) => filled(brand?.privacyPolicyUrl) },
  {
    says: 'details.brand.termsOfServiceUrl should not be empty',
    isMet: ({ brand }) => filled(brand?.termsOfServiceUrl),
  },
];

/** The contract's schemas of the answers, which say what the launch needs. */
const answersInput = {
  general: 'RcsSenderDetailsQuestionnaireGeneralAnswersInputDto',
  verification: 'RcsSenderDetailsQuestionnaireVerificationAnswersInputDto',
  verificationWithUsV2: 'RcsUsSenderDetailsQuestionnaireVerificationAnswersInputDto',
  gb: 'RcsSenderDetailsQuestionnaireGBAnswersInputDto',
  fr: 'RcsSenderDetailsQuestionnaireFRAnswersInputDto',
  usV1: 'RcsSenderDetailsQuestionnaireUSAnswersInputDto',
} as const;

/** Answers that the launch needs, by section of the questionnaire. */
function neededAnswers(world: World, sender: Sender): (readonly [Section, readonly string[]])[] {
  const { us } = questionnaireCatalog(world);
  const goesTo = (country: 'GB' | 'FR' | 'US'): boolean => sender.details.countries?.includes(country) ?? false;
  const usV2 = goesTo('US') && sender[hidden].usVersion === 'v2';
  // What the company does not say yet counts as the kind that is asked least.
  const least = { ownershipType: 'PRIVATE', taxIdCountry: 'elsewhere' };
  const brandVersion = brandVersionOf({ ...least, ...answersIn(sender, 'us') })!;
  const needed: (readonly [Section, readonly string[]])[] = [
    ['general', requiredForLaunch(answersInput.general)],
    ['verification', requiredForLaunch(usV2 ? answersInput.verificationWithUsV2 : answersInput.verification)],
  ];
  if (goesTo('GB')) needed.push(['gb', requiredForLaunch(answersInput.gb)]);
  if (goesTo('FR')) needed.push(['fr', requiredForLaunch(answersInput.fr)]);
  if (goesTo('US')) needed.push(['us', usV2 ? Object.keys(us.v2[brandVersion]) : requiredForLaunch(answersInput.usV1)]);
  return needed;
}

/** Throws `launch_precondition_failed` with everything that is missing. */
export function launchPreconditionsMustBeMet(world: World, sender: Sender): void {
  const missing = preconditions.filter(({ isMet }) => !isMet(sender.details)).map(({ says }) => says);
  for (const [section, names] of neededAnswers(world, sender)) {
    const answers = answersIn(sender, section);
    for (const name of names) {
      if (!filled(answers[name])) missing.push(`details.questionnaire.${section}.answers.${name}: should not be empty`);
    }
  }
  if (missing.length > 0) throw new Problem('launch_precondition_failed', {}, { validationErrors: missing });
}

function answersIn({ details: { questionnaire } }: Sender, section: Section): Answers {
  return questionnaire[section]?.answers ?? {};
}

/** Whether a value counts as given: an empty text or list does not, `false` and 0 do. */
function filled(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 : value !== undefined;
}
