// The questions that a launch asks, by use case and country, before there is a sender. A sender shows the same questions
// beside its answers.
import type { RcsSenderDetailsQuestionnaireBaseDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { questionnaireCatalog } from './questionnaire-catalog.js';

export const questionnaireModule: ServiceModule<'RcsQuestionnaireController'> = {
  controller: 'RcsQuestionnaireController',
  handlers: {
    getQuestions({ params: { useCase }, query }, world) {
      const { general, verification, gb, fr, us } = questionnaireCatalog(world);
      const { countries = [], usQuestionnaireVersion: version = 'v2', usQuestionnaireBrandCampaignVersion } = query;
      const usQuestions = version === 'v1' ? us.v1 : us.v2[usQuestionnaireBrandCampaignVersion ?? 'any'];
      // The catalogue holds the questions in the contract's form.
      return {
        general: { questions: general[useCase] },
        verification: { questions: verification },
        ...(countries.includes('GB') && { gb: { questions: gb } }),
        ...(countries.includes('FR') && { fr: { questions: fr } }),
        ...(countries.includes('US') && { us: { questions: usQuestions } }),
      } as unknown as RcsSenderDetailsQuestionnaireBaseDto;
    },
  },
};
