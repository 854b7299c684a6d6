// GENERATED from the contract by build/generate-api.ts (npm run contract): do not edit.

import type {
  Events,
  Operations,
  BundlesInputBundlesDto,
  BundlesBundleServicesStateEnum,
  BundlesBundlesDto,
  BundlesListBundlesDto,
  ConversationTelegramBotInfoDto,
  ConversationViberBotInfoDto,
  ConversationInstagramInfoDto,
  ConversationMessengerInfoDto,
  KakaotalkSenderCategoryListDto,
  KakaotalkTemplateCategoryListDto,
  KakaotalkTemplateStatesEnum,
  KakaotalkTemplateStatusesEnum,
  KakaotalkTemplateDto,
  KakaotalkTemplateListDto,
  KakaotalkInputTemplateDto,
  KakaotalkInputUpdateTemplateDto,
  KakaotalkCommentDto,
  KakaotalkCommentInputDto,
  KakaotalkTemplateNotificationListDto,
  KakaotalkSenderStatesEnum,
  KakaotalkSenderStatusesEnum,
  KakaotalkSenderDto,
  KakaotalkInputSenderDto,
  KakaotalkInputVerifySenderDto,
  KakaotalkSenderListDto,
  KakaotalkSenderNotificationListDto,
  KakaotalkInputUpdateSenderDto,
  RcsAccountNotificationListDto,
  RcsCommentDto,
  RcsCommentInputDto,
  RcsTestNumberStateDto,
  RcsSenderStatesEnum,
  RcsSenderDto,
  RcsSenderListDto,
  RcsSenderSortColumnsEnum,
  RcsSortDirectionsEnum,
  RcsInputSenderUseCasesEnum,
  RcsInputRcsCountryCodesEnum,
  RcsSenderInputDto,
  RcsUpdateSenderInputDto,
  RcsUsQuestionnaireVersionsEnum,
  RcsSenderNotificationListDto,
  RcsTestNumberCapabilitiesDto,
  RcsTestNumbersDto,
  RcsTestNumbersInputDto,
  RcsSenderDetailsQuestionnaireBaseDto,
  RcsUsQuestionnaireBrandCampaignVersionsEnum,
  SmsSmsAppDto,
  SmsSmsAppListDto,
  SmsInputSmsAppDto,
  SmsUpdateSmsAppDto,
  WebhookWebhookDto,
  WebhookWebhookInputDto,
  WebhookUpdateWebhookInputDto,
  WebhookWebhookListDto,
  WhatsappSenderStatesEnum,
  WhatsappSenderStatusesEnum,
  WhatsappUpdateSenderInputDto,
  WhatsappTemplateStatusesEnum,
  WhatsappTemplateStatesEnum,
  WhatsappTemplateLanguagesEnum,
  WhatsappTemplateDto,
  WhatsappPartialTemplateDto,
  WhatsappTemplateDtoFieldMaskPathsEnum,
  WhatsappTemplateAnalyticsDateRangesEnum,
  WhatsappTemplateListDto,
  WhatsappPartialTemplateListDto,
  WhatsappTemplateInputDto,
  WhatsappUpdateTemplateInputDto,
  WhatsappCommentDto,
  WhatsappCommentInputDto,
  WhatsappTemplateNotificationListDto,
  WhatsappTemplateCompareDto,
  WhatsappInputTemplateCompareDto,
  WhatsappSenderDto,
  WhatsappSenderListDto,
  WhatsappSenderInputEsDto,
  WhatsappInputSenderPhoneProvisioningDto,
  WhatsappInputSenderPartnerInitiatedDto,
  WhatsappSenderInputDtoDeprecated,
  WhatsappSenderRegisterDto,
  WhatsappSenderInputRegisterDto,
  WhatsappSenderInputVerifyDto,
  WhatsappSenderNotificationListDto,
  WhatsappSuggestedUsernamesDto,
  WhatsappSolutionDto,
  WhatsappCreateSolutionListDto,
  WhatsappSolutionInputDto,
  WhatsappSolutionListDto,
  WhatsappWabaDetailsListDto,
  WhatsappWabaDetailsListInputDto,
  WhatsappLongLivedAccessTokenDto,
  WhatsappLongLivedAccessTokenInputDto,
  WhatsappInputAccountPartnerInitiatedDto,
  WhatsappInputAccountDtoDeprecated,
  WhatsappAccountDto,
  WhatsappInputUpdateAccountDto,
  WhatsappAccountNotificationListDto,
  WhatsappFlowListDto,
  WhatsappFlowScreenListDto,
} from '../contract/types.js';

export type {
  Events,
  EventType,
  BundlesSubprojectInputDto,
  BundlesInputBundlesSmsAppDto,
  BundlesWebhooksInputWebhookTriggerEnum,
  BundlesInputWebhookTargetTypesEnum,
  BundlesConversationAppWebhooksInputDto,
  BundlesInputConversationAppConversationRetentionPolicyTypesEnum,
  BundlesConversationAppConversationRetentionPolicyInputDto,
  BundlesInputConversationAppDispatchRetentionPolicyTypesEnum,
  BundlesConversationAppDispatchRetentionPolicyInputDto,
  BundlesInputConversationAppProcessingModesEnum,
  BundlesInputConversationAppConsentManagerSettingsModesEnum,
  BundlesConversationAppConsentManagerSettingsInputDto,
  BundlesConversationAppInputDto,
  BundlesWebhookTriggersEnum,
  BundlesWebhookInputDto,
  BundlesBundlesInputRegionEnum,
  BundlesInputBundlesDto,
  BundlesBundleServicesStateEnum,
  BundlesHttpStatusCodeEnum,
  BundlesWebhookDeliveryStatusDto,
  BundlesBundlesRegionEnum,
  BundlesSubprojectStatusEnum,
  BundlesSubprojectDto,
  BundlesProvisioningStatesEnum,
  BundlesSmsAppRegionsEnum,
  BundlesBundlesSmsAppDto,
  BundlesWebhooksWebhookTriggerEnum,
  BundlesConversationAppWebhooksDto,
  BundlesConversationAppProcessingModesEnum,
  BundlesConversationAppRetentionPolicyTypesEnum,
  BundlesConversationAppRetentionPolicyDto,
  BundlesConversationAppConsentManagerSettingsModesEnum,
  BundlesConversationAppConsentManagerSettingsDto,
  BundlesConversationAppChannelIntegrationStatusEnum,
  BundlesConversationAppDto,
  BundlesWebhookDto,
  BundlesBundlesDto,
  BundlesPapiErrorDto,
  BundlesListBundlesDto,
  ConversationChannelStatusEnum,
  ConversationTelegramBotInfoDto,
  ConversationPapiErrorDto,
  ConversationAccountLocationDto,
  ConversationViberBotInfoDto,
  ConversationInstagramInfoDto,
  ConversationMessengerInfoDto,
  KakaotalkSenderCategoryDto,
  KakaotalkSenderCategoryListDto,
  KakaotalkPapiErrorDto,
  KakaotalkTemplateSubcategoryNamesEnum,
  KakaotalkTemplateSubcategoryEnglishNamesEnum,
  KakaotalkTemplateSubcategoryDto,
  KakaotalkTemplateCategoryNamesEnum,
  KakaotalkTemplateCategoryEnglishNamesEnum,
  KakaotalkTemplateCategoryDto,
  KakaotalkTemplateCategoryListDto,
  KakaotalkTemplateStatesEnum,
  KakaotalkKakaoTalkButtonTypeEnum,
  KakaotalkButtonDto,
  KakaotalkTemplateLanguagesEnum,
  KakaotalkKakaoTalkTemplateMessageTypeEnum,
  KakaotalkKakaoTalkTemplateEmphasizeTypeEnum,
  KakaotalkTemplateDetailsDto,
  KakaotalkTemplateChangesDetailsDto,
  KakaotalkTemplateStatusesEnum,
  KakaotalkTemplateChangesDto,
  KakaotalkTemplateDto,
  KakaotalkTemplateListDto,
  KakaotalkActionsEnum,
  KakaotalkInputKakaoTalkButtonTypeEnum,
  KakaotalkInputButtonDto,
  KakaotalkInputTemplateLanguagesEnum,
  KakaotalkInputKakaoTalkTemplateMessageTypeEnum,
  KakaotalkInputKakaoTalkTemplateEmphasizeTypeEnum,
  KakaotalkInputTemplateDetailsDto,
  KakaotalkInputTemplateDto,
  KakaotalkInputUpdateTemplateDetailsDto,
  KakaotalkInputUpdateTemplateDto,
  KakaotalkCommentTypeEnum,
  KakaotalkCommentDto,
  KakaotalkCommentInputDto,
  KakaotalkTemplateNotificationTypeEnum,
  KakaotalkTemplateNotificationDto,
  KakaotalkTemplateNotificationListDto,
  KakaotalkSenderStatesEnum,
  KakaotalkSenderDetailsDto,
  KakaotalkSenderChangesDetailsDto,
  KakaotalkSenderStatusesEnum,
  KakaotalkSenderChangesDto,
  KakaotalkSenderDto,
  KakaotalkInputSenderDetailsDto,
  KakaotalkInputSenderDto,
  KakaotalkInputVerifySenderDto,
  KakaotalkSenderListDto,
  KakaotalkSenderNotificationTypeEnum,
  KakaotalkSenderNotificationDto,
  KakaotalkSenderNotificationListDto,
  KakaotalkInputUpdateSenderDetailsDto,
  KakaotalkInputUpdateSenderDto,
  RcsAccountNotificationTypeEnum,
  RcsAccountNotificationDto,
  RcsAccountNotificationListDto,
  RcsPapiErrorDto,
  RcsCommentTypeEnum,
  RcsCommentDto,
  RcsCommentInputDto,
  RcsOperatorStatusEnum,
  RcsOperatorDto,
  RcsCountryCodesEnum,
  RcsCountryStatusDto,
  RcsTestNumberStatesEnum,
  RcsTestNumberStateDto,
  RcsConversationApiAppRegionsEnum,
  RcsConversationAppChannelIntegrationStatusEnum,
  RcsConversationApiAppDto,
  RcsSenderStatesEnum,
  RcsEmailDto,
  RcsPhoneDto,
  RcsWebsiteDto,
  RcsSenderDetailsBrandDto,
  RcsSenderDetailsQuestionnaireQuestionObjectDto,
  RcsSenderDetailsQuestionnaireGeneralQuestionsDto,
  RcsSenderDetailsQuestionnaireAnswerMetadataDto,
  RcsSenderDetailsQuestionnaireGeneralAnswersDto,
  RcsSenderDetailsQuestionnaireGeneralDto,
  RcsSenderDetailsQuestionnaireVerificationPartnerQuestionsDto,
  RcsSenderDetailsQuestionnaireVerificationQuestionsDto,
  RcsSenderDetailsQuestionnaireVerificationPartnerAnswersDto,
  RcsSenderDetailsQuestionnaireVerificationAnswersDto,
  RcsSenderDetailsQuestionnaireVerificationDto,
  RcsSenderDetailsQuestionnaireGBQuestionsDto,
  RcsSenderDetailsQuestionnaireGBAnswersDto,
  RcsSenderDetailsQuestionnaireGBDto,
  RcsSenderDetailsQuestionnaireFRQuestionsDto,
  RcsSenderDetailsQuestionnaireFRAnswersDto,
  RcsSenderDetailsQuestionnaireFRDto,
  RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto,
  RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto,
  RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto,
  RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto,
  RcsBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto,
  RcsUsQuestionnaireOwnershipTypeEnum,
  RcsUsQuestionnaireBrandIndustriesEnum,
  RcsUsQuestionnaireBrandLegalFormsEnum,
  RcsInputCountryCodesEnum,
  RcsUsStatesEnum,
  RcsBrandCampaignSenderDetailsQuestionnaireUSAnswersDto,
  RcsBrandCampaignSenderDetailsQuestionnaireUSDto,
  RcsDefaultSenderDetailsQuestionnaireUSQuestionsDto,
  RcsDefaultSenderDetailsQuestionnaireUSDto,
  RcsSenderDetailsQuestionnaireUSQuestionsDto,
  RcsSenderDetailsQuestionnaireUSAnswersDto,
  RcsSenderDetailsQuestionnaireUSDto,
  RcsSenderDetailsQuestionnaireDto,
  RcsSenderDetailsDto,
  RcsSenderRegionsEnum,
  RcsSenderBillingCategoriesEnum,
  RcsSenderUseCasesEnum,
  RcsSenderHostingRegionsEnum,
  RcsSupplierDetailsGoogleDto,
  RcsSupplierDetailsDto,
  RcsBrandRegistrationStatusesEnum,
  RcsBrandRegistrationProcessStatusesEnum,
  RcsBrandRegistrationProcessDto,
  RcsBrandRegistrationDto,
  RcsCampaignRegistrationDto,
  RcsSenderDto,
  RcsSenderListDto,
  RcsSenderSortColumnsEnum,
  RcsSortDirectionsEnum,
  RcsInputSenderRegionsEnum,
  RcsInputSenderBillingCategoriesEnum,
  RcsInputSenderUseCasesEnum,
  RcsEmailInputDto,
  RcsPhoneInputDto,
  RcsWebsiteInputDto,
  RcsSenderDetailsBrandInputDto,
  RcsInputRcsCountryCodesEnum,
  RcsSenderDetailsQuestionnaireAnswerMetadataInputDto,
  RcsSenderDetailsQuestionnaireGeneralAnswersInputDto,
  RcsSenderDetailsQuestionnaireGeneralInputDto,
  RcsSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto,
  RcsUsSenderDetailsQuestionnaireVerificationAnswersInputDto,
  RcsSenderDetailsQuestionnaireVerificationAnswersInputDto,
  RcsSenderDetailsQuestionnaireVerificationInputDto,
  RcsSenderDetailsQuestionnaireGBAnswersInputDto,
  RcsSenderDetailsQuestionnaireGBInputDto,
  RcsSenderDetailsQuestionnaireFRAnswersInputDto,
  RcsSenderDetailsQuestionnaireFRInputDto,
  RcsUsQuestionnaireOwnershipTypePublicEnum,
  RcsPublicUsQuestionnaireBrandLegalFormsEnum,
  RcsInputCountryCodesUsEnum,
  RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsUsQuestionnaireOwnershipTypePrivateEnum,
  RcsPrivateUsQuestionnaireBrandLegalFormsEnum,
  RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsInputCountryCodesNonUsEnum,
  RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsSenderDetailsQuestionnaireUSInputDto,
  RcsSenderDetailsQuestionnaireInputDto,
  RcsSenderDetailsInputDto,
  RcsSenderInputDto,
  RcsUpdateSenderDetailsBrandInputDto,
  RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto,
  RcsUpdateSenderDetailsQuestionnaireGeneralAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireGeneralInputDto,
  RcsUpdateSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireVerificationAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireVerificationInputDto,
  RcsUpdateSenderDetailsQuestionnaireGBAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireGBInputDto,
  RcsUpdateSenderDetailsQuestionnaireFRAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireFRInputDto,
  RcsBrandCampaignUpdateSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireUSAnswersInputDto,
  RcsUpdateSenderDetailsQuestionnaireUSInputDto,
  RcsUpdateSenderDetailsQuestionnaireInputDto,
  RcsUpdateSenderDetailsInputDto,
  RcsUpdateSenderInputDto,
  RcsUsQuestionnaireVersionsEnum,
  RcsSenderNotificationTypeEnum,
  RcsSenderNotificationDto,
  RcsSenderNotificationListDto,
  RcsTestNumberCapabilitiesFeaturesEnum,
  RcsTestNumberCapabilitiesDto,
  RcsTestNumbersDto,
  RcsTestNumbersInputDto,
  RcsSenderDetailsQuestionnaireGeneralBaseDto,
  RcsSenderDetailsQuestionnaireVerificationBaseDto,
  RcsSenderDetailsQuestionnaireGBBaseDto,
  RcsSenderDetailsQuestionnaireFRBaseDto,
  RcsBrandCampaignSenderDetailsQuestionnaireUSBaseDto,
  RcsSenderDetailsQuestionnaireUSBaseDto,
  RcsSenderDetailsQuestionnaireBaseDto,
  RcsUsQuestionnaireBrandCampaignVersionsEnum,
  SmsPapiErrorDto,
  SmsProvisioningStatesEnum,
  SmsSmsAppRegionsEnum,
  SmsConversationApiAppRegionsEnum,
  SmsConversationAppChannelIntegrationStatusEnum,
  SmsConversationApiAppDto,
  SmsSmsAppDto,
  SmsSmsAppListDto,
  SmsInputSmsAppRegionsEnum,
  SmsInputSmsAppDto,
  SmsUpdateSmsAppDto,
  WebhookWebhookTriggersEnum,
  WebhookWebhookDto,
  WebhookPapiErrorDto,
  WebhookWebhookInputDto,
  WebhookUpdateWebhookInputDto,
  WebhookWebhookListDto,
  WhatsappPapiErrorDto,
  WhatsappSenderStatesEnum,
  WhatsappSenderWhatsAppVerticalEnum,
  WhatsappSenderDetailsDto,
  WhatsappSenderChangesDetailsDto,
  WhatsappSenderStatusesEnum,
  WhatsappSenderErrorCodeEnum,
  WhatsappSenderChangesDto,
  WhatsappWhatsAppSenderFieldUpdateStatusEnum,
  WhatsappSenderMetadataFieldDto,
  WhatsappSenderMetadataDto,
  WhatsappSenderBotRegionEnum,
  WhatsappSenderMetaLocalStoragesEnum,
  WhatsappConversationApiAppRegionsEnum,
  WhatsappConversationAppChannelIntegrationStatusEnum,
  WhatsappConversationApiAppDto,
  WhatsappQualityRatingEnum,
  WhatsappDailyLimitEnum,
  WhatsappSenderNumberProviderTypeEnum,
  WhatsappBusinessManagersEnum,
  WhatsappWabaBanStatesEnum,
  WhatsappConversationAppRegionsEnum,
  WhatsappActionsEnum,
  WhatsappSenderInputWhatsAppVerticalEnum,
  WhatsappUpdateSenderInputDetailsDto,
  WhatsappUpdateSenderInputDto,
  WhatsappCountryCodesEnum,
  WhatsappComponentTypeHeaderEnum,
  WhatsappLocationHeaderComponentFormatEnum,
  WhatsappLocationHeaderComponentDto,
  WhatsappTextHeaderComponentFormatEnum,
  WhatsappTextHeaderComponentDto,
  WhatsappMediaHeaderComponentFormatEnum,
  WhatsappMediaHeaderExampleDto,
  WhatsappMediaHeaderComponentDto,
  WhatsappComponentTypeBodyEnum,
  WhatsappBodyComponentDto,
  WhatsappComponentTypeFooterEnum,
  WhatsappFooterComponentDto,
  WhatsappButtonTypePhoneNumberEnum,
  WhatsappPhoneNumberButtonDto,
  WhatsappButtonTypeUrlEnum,
  WhatsappUrlButtonDto,
  WhatsappButtonTypeQuickReplyEnum,
  WhatsappQuickReplyButtonDto,
  WhatsappButtonTypeOtpEnum,
  WhatsappOtpTypeEnum,
  WhatsappSupportedAppDto,
  WhatsappOtpButtonDto,
  WhatsappButtonTypeEnum,
  WhatsappFlowActionEnum,
  WhatsappFlowButtonDto,
  WhatsappButtonTypeRequestContactInfoEnum,
  WhatsappRequestContactInfoButtonDto,
  WhatsappButtonTypeOrderDetailsEnum,
  WhatsappOrderDetailsButtonDto,
  WhatsappButtonTypeCopyCodeEnum,
  WhatsappCopyCodeButtonDto,
  WhatsappComponentTypeButtonsEnum,
  WhatsappButtonsComponentDto,
  WhatsappComponentTypeCarouselEnum,
  WhatsappCardHeaderComponentFormatsEnum,
  WhatsappCardHeaderComponentDto,
  WhatsappCardBodyComponentDto,
  WhatsappCardButtonsComponentDto,
  WhatsappCardDto,
  WhatsappCarouselComponentDto,
  WhatsappBidStrategiesEnum,
  WhatsappTemplateDetailsOptimizationDto,
  WhatsappComponentTypeLimitedTimeOfferEnum,
  WhatsappLimitedTimeOfferComponentDto,
  WhatsappTemplateDetailsDto,
  WhatsappTemplateChangesDetailsDto,
  WhatsappTemplateStatusesEnum,
  WhatsappTemplateChangesDto,
  WhatsappTemplateAnalyticsButtonTypesEnum,
  WhatsappTemplateAnalyticsButtonsDto,
  WhatsappTemplateAnalyticsDto,
  WhatsappTemplateStatesEnum,
  WhatsappTemplateLanguagesEnum,
  WhatsappTemplateCategoryEnum,
  WhatsappTemplateRejectionCodeEnum,
  WhatsappTemplateQualityScoreEnum,
  WhatsappTemplateDto,
  WhatsappPartialTextHeaderComponentDto,
  WhatsappPartialMediaHeaderExampleDto,
  WhatsappPartialMediaHeaderComponentDto,
  WhatsappPartialBodyComponentDto,
  WhatsappPartialFooterComponentDto,
  WhatsappPartialLocationHeaderComponentDto,
  WhatsappPartialCardHeaderComponentDto,
  WhatsappPartialCardBodyComponentDto,
  WhatsappPartialUrlButtonDto,
  WhatsappPartialQuickReplyButtonDto,
  WhatsappPartialPhoneNumberButtonDto,
  WhatsappPartialCardButtonsComponentDto,
  WhatsappPartialCardDto,
  WhatsappPartialCarouselComponentDto,
  WhatsappPartialLimitedTimeOfferComponentDto,
  WhatsappPartialTemplateDetailsDto,
  WhatsappPartialOtpButtonDto,
  WhatsappPartialSupportedAppDto,
  WhatsappPartialFlowButtonDto,
  WhatsappPartialButtonsComponentDto,
  WhatsappPartialRequestContactInfoButtonDto,
  WhatsappPartialOrderDetailsButtonDto,
  WhatsappPartialCopyCodeButtonDto,
  WhatsappPartialTemplateChangesDto,
  WhatsappPartialTemplateAnalyticsButtonsDto,
  WhatsappPartialTemplateAnalyticsDto,
  WhatsappPartialTemplateDto,
  WhatsappTemplateDtoFieldMaskPathsEnum,
  WhatsappTemplateAnalyticsDateRangesEnum,
  WhatsappTemplateListDto,
  WhatsappPartialTemplateListDto,
  WhatsappLocationHeaderComponentInputDto,
  WhatsappTextHeaderComponentInputDto,
  WhatsappInputMediaHeaderExampleSupportedMimeTypesEnum,
  WhatsappMediaHeaderExampleInputDto,
  WhatsappMediaHeaderComponentInputDto,
  WhatsappBodyComponentInputDto,
  WhatsappFooterComponentInputDto,
  WhatsappPhoneNumberButtonInputDto,
  WhatsappUrlButtonInputDto,
  WhatsappQuickReplyButtonInputDto,
  WhatsappInputOtpTypeEnum,
  WhatsappSupportedAppInputDto,
  WhatsappOtpButtonInputDto,
  WhatsappButtonTypeFlowEnum,
  WhatsappInputFlowActionEnum,
  WhatsappFlowButtonInputDto,
  WhatsappRequestContactInfoButtonInputDto,
  WhatsappOrderDetailsButtonInputDto,
  WhatsappCopyCodeButtonInputDto,
  WhatsappButtonsComponentInputDto,
  WhatsappLimitedTimeOfferComponentInputDto,
  WhatsappInputCardMediaHeaderExampleSupportedMimeTypesEnum,
  WhatsappInputCardMediaHeaderExampleDto,
  WhatsappInputCardHeaderComponentDto,
  WhatsappInputCardBodyComponentDto,
  WhatsappInputCardButtonsComponentDto,
  WhatsappInputCardDto,
  WhatsappInputCarouselComponentDto,
  WhatsappInputBidStrategiesEnum,
  WhatsappInputTemplateDetailsOptimization,
  WhatsappTemplateDetailsInputDto,
  WhatsappInputTemplateLanguagesEnum,
  WhatsappTemplateInputCategoryEnum,
  WhatsappTemplateInputDto,
  WhatsappInputUpdateTemplateDetailsOptimization,
  WhatsappUpdateTemplateDetailsInputDto,
  WhatsappUpdateTemplateInputDto,
  WhatsappCommentTypeEnum,
  WhatsappCommentDto,
  WhatsappCommentInputDto,
  WhatsappTemplateNotificationTypeEnum,
  WhatsappTemplateNotificationDto,
  WhatsappTemplateNotificationListDto,
  WhatsappTemplateCompareBlockReasonsEnum,
  WhatsappTemplateCompareIdentifierDto,
  WhatsappTemplateCompareDto,
  WhatsappInputTemplateCompareIdentifierDto,
  WhatsappInputTemplateCompareTimeframesEnum,
  WhatsappInputTemplateCompareDto,
  WhatsappSenderDto,
  WhatsappSenderListDto,
  WhatsappSenderInputRegionEnum,
  WhatsappSenderInputMetaLocalStoragesEnum,
  WhatsappInputBusinessManagersPublicDocumentationEnum,
  WhatsappSenderInputEsDto,
  WhatsappSenderInputBotRegionEnum,
  WhatsappInputSenderPhoneProvisioningDetailsDto,
  WhatsappInputSenderPhoneProvisioningDto,
  WhatsappSenderInputNumberProviderTypeEnum,
  WhatsappInputSenderPartnerInitiatedDetailsDto,
  WhatsappInputSenderPartnerInitiatedDto,
  WhatsappSenderInputDetailsDto,
  WhatsappSenderInputDtoDeprecated,
  WhatsappSenderRegistrationMethodEnum,
  WhatsappSenderRegisterDto,
  WhatsappSenderInputRegistrationMethodEnum,
  WhatsappSenderInputRegisterDto,
  WhatsappSenderInputVerifyDto,
  WhatsappSenderNotificationTypeEnum,
  WhatsappSenderNotificationDto,
  WhatsappSenderNotificationListDto,
  WhatsappSuggestedUsernamesDto,
  WhatsappSolutionDetailsDto,
  WhatsappSolutionMetaAppDto,
  WhatsappSolutionDto,
  WhatsappFailedSolutionErrorsEnum,
  WhatsappFailedSolutionDto,
  WhatsappCreateSolutionListDto,
  WhatsappSolutionDetailsInputDto,
  WhatsappSolutionInputDto,
  WhatsappSolutionListDto,
  WhatsappWabaNumbersDto,
  WhatsappWabaDetailsDto,
  WhatsappWabaDetailsListDto,
  WhatsappInputBusinessManagersEnum,
  WhatsappWabaDetailsListInputDto,
  WhatsappLongLivedAccessTokenDto,
  WhatsappLongLivedAccessTokenInputDto,
  WhatsappInputAccountWhatsAppVerticalsEnum,
  WhatsappInputAccountSenderRelatedDetailsDto,
  WhatsappInputAccountPartnerInitiatedDto,
  WhatsappInputAccountDtoDeprecated,
  WhatsappAccountStateEnum,
  WhatsappAccountSenderRelatedDetailsDto,
  WhatsappAccountDetailsDto,
  WhatsappAccountSenderRelatedChangesDetailsDto,
  WhatsappAccountChangesDetailsDto,
  WhatsappAccountChangeStateEnum,
  WhatsappAccountChangesDto,
  WhatsappAccountDto,
  WhatsappInputAccountSenderRelatedUpdateDetailsDto,
  WhatsappInputUpdateAccountDto,
  WhatsappAccountNotificationTypeEnum,
  WhatsappAccountNotificationDto,
  WhatsappAccountNotificationListDto,
  WhatsappWhatsAppFlowStatusesEnum,
  WhatsappFlowDto,
  WhatsappFlowListDto,
  WhatsappFlowScreenDto,
  WhatsappFlowScreenListDto,
} from '../contract/types.js';

/** Id of an operation. */
export type OperationId =
  | 'BundlesBundlesController_list_v1'
  | 'BundlesBundlesController_create_v1'
  | 'BundlesBundlesController_get_v1'
  | 'ConversationInstagramController_get_v1'
  | 'ConversationMessengerController_get_v1'
  | 'ConversationTelegramController_get_v1'
  | 'ConversationViberController_get_v1'
  | 'KakaotalkCategoriesController_listSenderCategories_v1'
  | 'KakaotalkCategoriesController_getTemplateCategories_v1'
  | 'KakaotalkSendersController_listSenders_v1'
  | 'KakaotalkSendersController_createSender_v1'
  | 'KakaotalkSendersController_getSender_v1'
  | 'KakaotalkSendersController_deleteSender_v1'
  | 'KakaotalkSendersController_updateSender_v1'
  | 'KakaotalkSendersController_listActivities_v1'
  | 'KakaotalkSendersController_deleteChanges_v1'
  | 'KakaotalkSendersController_createComment_v1'
  | 'KakaotalkSendersController_registerSender_v1'
  | 'KakaotalkTemplatesController_listTemplates_v1'
  | 'KakaotalkTemplatesController_createTemplate_v1'
  | 'KakaotalkTemplatesController_get_v1'
  | 'KakaotalkTemplatesController_deleteTemplate_v1'
  | 'KakaotalkTemplatesController_updateTemplate_v1'
  | 'KakaotalkTemplatesController_listActivities_v1'
  | 'KakaotalkTemplatesController_deleteTemplateDraft_v1'
  | 'KakaotalkTemplatesController_createComment_v1'
  | 'KakaotalkSendersController_verifySender_v1'
  | 'RcsAccountsController_listActivities_v1'
  | 'RcsAccountsController_createComment_v1'
  | 'RcsQuestionnaireController_getQuestions_v1'
  | 'RcsSendersController_listSenders_v1'
  | 'RcsSendersController_createSender_v1'
  | 'RcsSendersController_getSender_v1'
  | 'RcsSendersController_updateSender_v1'
  | 'RcsSendersController_listActivities_v1'
  | 'RcsSendersController_createSenderComment_v1'
  | 'RcsSendersController_launchSender_v1'
  | 'RcsSendersController_addTestNumbers_v1'
  | 'RcsSendersController_getTestNumberState_v1'
  | 'RcsSendersController_deleteTestNumber_v1'
  | 'RcsSendersController_getTestNumberCapabilities_v1'
  | 'RcsSendersController_retryTestNumber_v1'
  | 'SmsSmsAppsController_listSmsApps_v1'
  | 'SmsSmsAppsController_createSmsApp_v1'
  | 'SmsSmsAppsController_getSmsApp_v1'
  | 'SmsSmsAppsController_deleteSmsApp_v1'
  | 'SmsSmsAppsController_updateSmsApp_v1'
  | 'WebhookWebhookController_listWebhooks_v1'
  | 'WebhookWebhookController_createWebhook_v1'
  | 'WebhookWebhookController_getWebhook_v1'
  | 'WebhookWebhookController_deleteWebhook_v1'
  | 'WebhookWebhookController_replaceWebhook_v1'
  | 'WebhookWebhookController_updateWebhook_v1'
  | 'WhatsappAccountsController_getAccount_v1'
  | 'WhatsappAccountsController_createAccount_v1'
  | 'WhatsappAccountsController_deleteAccount_v1'
  | 'WhatsappAccountsController_updateAccount_v1'
  | 'WhatsappAccountsController_listActivities_v1'
  | 'WhatsappAccountsController_createComment_v1'
  | 'WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1'
  | 'WhatsappFlowsController_listFlows_v1'
  | 'WhatsappFlowsController_listFlowScreens_v1'
  | 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1'
  | 'WhatsappSendersController_listSenders_v1'
  | 'WhatsappSendersController_createSender_v1'
  | 'WhatsappSendersController_get_v1'
  | 'WhatsappSendersController_delete_v1'
  | 'WhatsappSendersController_update_v1'
  | 'WhatsappSendersController_listActivities_v1'
  | 'WhatsappSendersController_deleteChanges_v1'
  | 'WhatsappSendersController_createComment_v1'
  | 'WhatsappSendersController_register_v1'
  | 'WhatsappSendersController_getSuggestedUsernames_v1'
  | 'WhatsappSendersController_verify_v1'
  | 'WhatsappSolutionsController_listSolutions_v1'
  | 'WhatsappSolutionsController_createSolution_v1'
  | 'WhatsappSolutionsController_getSolution_v1'
  | 'WhatsappSolutionsController_assignSolution_v1'
  | 'WhatsappTemplatesController_listTemplates_v1'
  | 'WhatsappTemplatesController_createTemplate_v1'
  | 'WhatsappTemplatesController_listTemplatesByName_v1'
  | 'WhatsappTemplatesController_deleteTemplatesByName_v1'
  | 'WhatsappTemplatesController_getTemplate_v1'
  | 'WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1'
  | 'WhatsappTemplatesController_updateTemplate_v1'
  | 'WhatsappTemplatesController_listActivities_v1'
  | 'WhatsappTemplatesController_createComment_v1'
  | 'WhatsappTemplatesController_compareTemplates_v1'
  | 'WhatsappTemplatesController_syncTemplates_v1'
  | 'WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1';

/** Id of an operation, by each name that the control API takes for it. */
export interface OperationNames {
  BundlesBundlesController_list_v1: 'BundlesBundlesController_list_v1';
  list: 'BundlesBundlesController_list_v1';
  'bundles.list': 'BundlesBundlesController_list_v1';
  'bundles.bundles.list': 'BundlesBundlesController_list_v1';
  BundlesBundlesController_create_v1: 'BundlesBundlesController_create_v1';
  create: 'BundlesBundlesController_create_v1';
  'bundles.create': 'BundlesBundlesController_create_v1';
  'bundles.bundles.create': 'BundlesBundlesController_create_v1';
  BundlesBundlesController_get_v1: 'BundlesBundlesController_get_v1';
  'bundles.get': 'BundlesBundlesController_get_v1';
  'bundles.bundles.get': 'BundlesBundlesController_get_v1';
  ConversationInstagramController_get_v1: 'ConversationInstagramController_get_v1';
  'conversation.instagram.get': 'ConversationInstagramController_get_v1';
  ConversationMessengerController_get_v1: 'ConversationMessengerController_get_v1';
  'conversation.messenger.get': 'ConversationMessengerController_get_v1';
  ConversationTelegramController_get_v1: 'ConversationTelegramController_get_v1';
  'conversation.telegram.get': 'ConversationTelegramController_get_v1';
  ConversationViberController_get_v1: 'ConversationViberController_get_v1';
  'conversation.viber.get': 'ConversationViberController_get_v1';
  KakaotalkCategoriesController_listSenderCategories_v1: 'KakaotalkCategoriesController_listSenderCategories_v1';
  listSenderCategories: 'KakaotalkCategoriesController_listSenderCategories_v1';
  'kakaotalk.listSenderCategories': 'KakaotalkCategoriesController_listSenderCategories_v1';
  'kakaotalk.categories.listSenderCategories': 'KakaotalkCategoriesController_listSenderCategories_v1';
  KakaotalkCategoriesController_getTemplateCategories_v1: 'KakaotalkCategoriesController_getTemplateCategories_v1';
  getTemplateCategories: 'KakaotalkCategoriesController_getTemplateCategories_v1';
  'kakaotalk.getTemplateCategories': 'KakaotalkCategoriesController_getTemplateCategories_v1';
  'kakaotalk.categories.getTemplateCategories': 'KakaotalkCategoriesController_getTemplateCategories_v1';
  KakaotalkSendersController_listSenders_v1: 'KakaotalkSendersController_listSenders_v1';
  'kakaotalk.listSenders': 'KakaotalkSendersController_listSenders_v1';
  'kakaotalk.senders.listSenders': 'KakaotalkSendersController_listSenders_v1';
  KakaotalkSendersController_createSender_v1: 'KakaotalkSendersController_createSender_v1';
  'kakaotalk.createSender': 'KakaotalkSendersController_createSender_v1';
  'kakaotalk.senders.createSender': 'KakaotalkSendersController_createSender_v1';
  KakaotalkSendersController_getSender_v1: 'KakaotalkSendersController_getSender_v1';
  'kakaotalk.getSender': 'KakaotalkSendersController_getSender_v1';
  'kakaotalk.senders.getSender': 'KakaotalkSendersController_getSender_v1';
  KakaotalkSendersController_deleteSender_v1: 'KakaotalkSendersController_deleteSender_v1';
  deleteSender: 'KakaotalkSendersController_deleteSender_v1';
  'kakaotalk.deleteSender': 'KakaotalkSendersController_deleteSender_v1';
  'kakaotalk.senders.deleteSender': 'KakaotalkSendersController_deleteSender_v1';
  KakaotalkSendersController_updateSender_v1: 'KakaotalkSendersController_updateSender_v1';
  'kakaotalk.updateSender': 'KakaotalkSendersController_updateSender_v1';
  'kakaotalk.senders.updateSender': 'KakaotalkSendersController_updateSender_v1';
  KakaotalkSendersController_listActivities_v1: 'KakaotalkSendersController_listActivities_v1';
  'kakaotalk.senders.listActivities': 'KakaotalkSendersController_listActivities_v1';
  KakaotalkSendersController_deleteChanges_v1: 'KakaotalkSendersController_deleteChanges_v1';
  'kakaotalk.deleteChanges': 'KakaotalkSendersController_deleteChanges_v1';
  'kakaotalk.senders.deleteChanges': 'KakaotalkSendersController_deleteChanges_v1';
  KakaotalkSendersController_createComment_v1: 'KakaotalkSendersController_createComment_v1';
  'kakaotalk.senders.createComment': 'KakaotalkSendersController_createComment_v1';
  KakaotalkSendersController_registerSender_v1: 'KakaotalkSendersController_registerSender_v1';
  registerSender: 'KakaotalkSendersController_registerSender_v1';
  'kakaotalk.registerSender': 'KakaotalkSendersController_registerSender_v1';
  'kakaotalk.senders.registerSender': 'KakaotalkSendersController_registerSender_v1';
  KakaotalkTemplatesController_listTemplates_v1: 'KakaotalkTemplatesController_listTemplates_v1';
  'kakaotalk.listTemplates': 'KakaotalkTemplatesController_listTemplates_v1';
  'kakaotalk.templates.listTemplates': 'KakaotalkTemplatesController_listTemplates_v1';
  KakaotalkTemplatesController_createTemplate_v1: 'KakaotalkTemplatesController_createTemplate_v1';
  'kakaotalk.createTemplate': 'KakaotalkTemplatesController_createTemplate_v1';
  'kakaotalk.templates.createTemplate': 'KakaotalkTemplatesController_createTemplate_v1';
  KakaotalkTemplatesController_get_v1: 'KakaotalkTemplatesController_get_v1';
  'kakaotalk.get': 'KakaotalkTemplatesController_get_v1';
  'kakaotalk.templates.get': 'KakaotalkTemplatesController_get_v1';
  KakaotalkTemplatesController_deleteTemplate_v1: 'KakaotalkTemplatesController_deleteTemplate_v1';
  deleteTemplate: 'KakaotalkTemplatesController_deleteTemplate_v1';
  'kakaotalk.deleteTemplate': 'KakaotalkTemplatesController_deleteTemplate_v1';
  'kakaotalk.templates.deleteTemplate': 'KakaotalkTemplatesController_deleteTemplate_v1';
  KakaotalkTemplatesController_updateTemplate_v1: 'KakaotalkTemplatesController_updateTemplate_v1';
  'kakaotalk.updateTemplate': 'KakaotalkTemplatesController_updateTemplate_v1';
  'kakaotalk.templates.updateTemplate': 'KakaotalkTemplatesController_updateTemplate_v1';
  KakaotalkTemplatesController_listActivities_v1: 'KakaotalkTemplatesController_listActivities_v1';
  'kakaotalk.templates.listActivities': 'KakaotalkTemplatesController_listActivities_v1';
  KakaotalkTemplatesController_deleteTemplateDraft_v1: 'KakaotalkTemplatesController_deleteTemplateDraft_v1';
  deleteTemplateDraft: 'KakaotalkTemplatesController_deleteTemplateDraft_v1';
  'kakaotalk.deleteTemplateDraft': 'KakaotalkTemplatesController_deleteTemplateDraft_v1';
  'kakaotalk.templates.deleteTemplateDraft': 'KakaotalkTemplatesController_deleteTemplateDraft_v1';
  KakaotalkTemplatesController_createComment_v1: 'KakaotalkTemplatesController_createComment_v1';
  'kakaotalk.templates.createComment': 'KakaotalkTemplatesController_createComment_v1';
  KakaotalkSendersController_verifySender_v1: 'KakaotalkSendersController_verifySender_v1';
  verifySender: 'KakaotalkSendersController_verifySender_v1';
  'kakaotalk.verifySender': 'KakaotalkSendersController_verifySender_v1';
  'kakaotalk.senders.verifySender': 'KakaotalkSendersController_verifySender_v1';
  RcsAccountsController_listActivities_v1: 'RcsAccountsController_listActivities_v1';
  'rcs.accounts.listActivities': 'RcsAccountsController_listActivities_v1';
  RcsAccountsController_createComment_v1: 'RcsAccountsController_createComment_v1';
  'rcs.createComment': 'RcsAccountsController_createComment_v1';
  'rcs.accounts.createComment': 'RcsAccountsController_createComment_v1';
  RcsQuestionnaireController_getQuestions_v1: 'RcsQuestionnaireController_getQuestions_v1';
  getQuestions: 'RcsQuestionnaireController_getQuestions_v1';
  'rcs.getQuestions': 'RcsQuestionnaireController_getQuestions_v1';
  'rcs.questionnaire.getQuestions': 'RcsQuestionnaireController_getQuestions_v1';
  RcsSendersController_listSenders_v1: 'RcsSendersController_listSenders_v1';
  'rcs.listSenders': 'RcsSendersController_listSenders_v1';
  'rcs.senders.listSenders': 'RcsSendersController_listSenders_v1';
  RcsSendersController_createSender_v1: 'RcsSendersController_createSender_v1';
  'rcs.createSender': 'RcsSendersController_createSender_v1';
  'rcs.senders.createSender': 'RcsSendersController_createSender_v1';
  RcsSendersController_getSender_v1: 'RcsSendersController_getSender_v1';
  'rcs.getSender': 'RcsSendersController_getSender_v1';
  'rcs.senders.getSender': 'RcsSendersController_getSender_v1';
  RcsSendersController_updateSender_v1: 'RcsSendersController_updateSender_v1';
  'rcs.updateSender': 'RcsSendersController_updateSender_v1';
  'rcs.senders.updateSender': 'RcsSendersController_updateSender_v1';
  RcsSendersController_listActivities_v1: 'RcsSendersController_listActivities_v1';
  'rcs.senders.listActivities': 'RcsSendersController_listActivities_v1';
  RcsSendersController_createSenderComment_v1: 'RcsSendersController_createSenderComment_v1';
  createSenderComment: 'RcsSendersController_createSenderComment_v1';
  'rcs.createSenderComment': 'RcsSendersController_createSenderComment_v1';
  'rcs.senders.createSenderComment': 'RcsSendersController_createSenderComment_v1';
  RcsSendersController_launchSender_v1: 'RcsSendersController_launchSender_v1';
  launchSender: 'RcsSendersController_launchSender_v1';
  'rcs.launchSender': 'RcsSendersController_launchSender_v1';
  'rcs.senders.launchSender': 'RcsSendersController_launchSender_v1';
  RcsSendersController_addTestNumbers_v1: 'RcsSendersController_addTestNumbers_v1';
  addTestNumbers: 'RcsSendersController_addTestNumbers_v1';
  'rcs.addTestNumbers': 'RcsSendersController_addTestNumbers_v1';
  'rcs.senders.addTestNumbers': 'RcsSendersController_addTestNumbers_v1';
  RcsSendersController_getTestNumberState_v1: 'RcsSendersController_getTestNumberState_v1';
  getTestNumberState: 'RcsSendersController_getTestNumberState_v1';
  'rcs.getTestNumberState': 'RcsSendersController_getTestNumberState_v1';
  'rcs.senders.getTestNumberState': 'RcsSendersController_getTestNumberState_v1';
  RcsSendersController_deleteTestNumber_v1: 'RcsSendersController_deleteTestNumber_v1';
  deleteTestNumber: 'RcsSendersController_deleteTestNumber_v1';
  'rcs.deleteTestNumber': 'RcsSendersController_deleteTestNumber_v1';
  'rcs.senders.deleteTestNumber': 'RcsSendersController_deleteTestNumber_v1';
  RcsSendersController_getTestNumberCapabilities_v1: 'RcsSendersController_getTestNumberCapabilities_v1';
  getTestNumberCapabilities: 'RcsSendersController_getTestNumberCapabilities_v1';
  'rcs.getTestNumberCapabilities': 'RcsSendersController_getTestNumberCapabilities_v1';
  'rcs.senders.getTestNumberCapabilities': 'RcsSendersController_getTestNumberCapabilities_v1';
  RcsSendersController_retryTestNumber_v1: 'RcsSendersController_retryTestNumber_v1';
  retryTestNumber: 'RcsSendersController_retryTestNumber_v1';
  'rcs.retryTestNumber': 'RcsSendersController_retryTestNumber_v1';
  'rcs.senders.retryTestNumber': 'RcsSendersController_retryTestNumber_v1';
  SmsSmsAppsController_listSmsApps_v1: 'SmsSmsAppsController_listSmsApps_v1';
  listSmsApps: 'SmsSmsAppsController_listSmsApps_v1';
  'sms.listSmsApps': 'SmsSmsAppsController_listSmsApps_v1';
  'sms.smsApps.listSmsApps': 'SmsSmsAppsController_listSmsApps_v1';
  SmsSmsAppsController_createSmsApp_v1: 'SmsSmsAppsController_createSmsApp_v1';
  createSmsApp: 'SmsSmsAppsController_createSmsApp_v1';
  'sms.createSmsApp': 'SmsSmsAppsController_createSmsApp_v1';
  'sms.smsApps.createSmsApp': 'SmsSmsAppsController_createSmsApp_v1';
  SmsSmsAppsController_getSmsApp_v1: 'SmsSmsAppsController_getSmsApp_v1';
  getSmsApp: 'SmsSmsAppsController_getSmsApp_v1';
  'sms.getSmsApp': 'SmsSmsAppsController_getSmsApp_v1';
  'sms.smsApps.getSmsApp': 'SmsSmsAppsController_getSmsApp_v1';
  SmsSmsAppsController_deleteSmsApp_v1: 'SmsSmsAppsController_deleteSmsApp_v1';
  deleteSmsApp: 'SmsSmsAppsController_deleteSmsApp_v1';
  'sms.deleteSmsApp': 'SmsSmsAppsController_deleteSmsApp_v1';
  'sms.smsApps.deleteSmsApp': 'SmsSmsAppsController_deleteSmsApp_v1';
  SmsSmsAppsController_updateSmsApp_v1: 'SmsSmsAppsController_updateSmsApp_v1';
  updateSmsApp: 'SmsSmsAppsController_updateSmsApp_v1';
  'sms.updateSmsApp': 'SmsSmsAppsController_updateSmsApp_v1';
  'sms.smsApps.updateSmsApp': 'SmsSmsAppsController_updateSmsApp_v1';
  WebhookWebhookController_listWebhooks_v1: 'WebhookWebhookController_listWebhooks_v1';
  listWebhooks: 'WebhookWebhookController_listWebhooks_v1';
  'webhooks.listWebhooks': 'WebhookWebhookController_listWebhooks_v1';
  'webhooks.webhookWebhook.listWebhooks': 'WebhookWebhookController_listWebhooks_v1';
  WebhookWebhookController_createWebhook_v1: 'WebhookWebhookController_createWebhook_v1';
  createWebhook: 'WebhookWebhookController_createWebhook_v1';
  'webhooks.createWebhook': 'WebhookWebhookController_createWebhook_v1';
  'webhooks.webhookWebhook.createWebhook': 'WebhookWebhookController_createWebhook_v1';
  WebhookWebhookController_getWebhook_v1: 'WebhookWebhookController_getWebhook_v1';
  getWebhook: 'WebhookWebhookController_getWebhook_v1';
  'webhooks.getWebhook': 'WebhookWebhookController_getWebhook_v1';
  'webhooks.webhookWebhook.getWebhook': 'WebhookWebhookController_getWebhook_v1';
  WebhookWebhookController_deleteWebhook_v1: 'WebhookWebhookController_deleteWebhook_v1';
  deleteWebhook: 'WebhookWebhookController_deleteWebhook_v1';
  'webhooks.deleteWebhook': 'WebhookWebhookController_deleteWebhook_v1';
  'webhooks.webhookWebhook.deleteWebhook': 'WebhookWebhookController_deleteWebhook_v1';
  WebhookWebhookController_replaceWebhook_v1: 'WebhookWebhookController_replaceWebhook_v1';
  replaceWebhook: 'WebhookWebhookController_replaceWebhook_v1';
  'webhooks.replaceWebhook': 'WebhookWebhookController_replaceWebhook_v1';
  'webhooks.webhookWebhook.replaceWebhook': 'WebhookWebhookController_replaceWebhook_v1';
  WebhookWebhookController_updateWebhook_v1: 'WebhookWebhookController_updateWebhook_v1';
  updateWebhook: 'WebhookWebhookController_updateWebhook_v1';
  'webhooks.updateWebhook': 'WebhookWebhookController_updateWebhook_v1';
  'webhooks.webhookWebhook.updateWebhook': 'WebhookWebhookController_updateWebhook_v1';
  WhatsappAccountsController_getAccount_v1: 'WhatsappAccountsController_getAccount_v1';
  getAccount: 'WhatsappAccountsController_getAccount_v1';
  'whatsapp.getAccount': 'WhatsappAccountsController_getAccount_v1';
  'whatsapp.accounts.getAccount': 'WhatsappAccountsController_getAccount_v1';
  WhatsappAccountsController_createAccount_v1: 'WhatsappAccountsController_createAccount_v1';
  createAccount: 'WhatsappAccountsController_createAccount_v1';
  'whatsapp.createAccount': 'WhatsappAccountsController_createAccount_v1';
  'whatsapp.accounts.createAccount': 'WhatsappAccountsController_createAccount_v1';
  WhatsappAccountsController_deleteAccount_v1: 'WhatsappAccountsController_deleteAccount_v1';
  deleteAccount: 'WhatsappAccountsController_deleteAccount_v1';
  'whatsapp.deleteAccount': 'WhatsappAccountsController_deleteAccount_v1';
  'whatsapp.accounts.deleteAccount': 'WhatsappAccountsController_deleteAccount_v1';
  WhatsappAccountsController_updateAccount_v1: 'WhatsappAccountsController_updateAccount_v1';
  updateAccount: 'WhatsappAccountsController_updateAccount_v1';
  'whatsapp.updateAccount': 'WhatsappAccountsController_updateAccount_v1';
  'whatsapp.accounts.updateAccount': 'WhatsappAccountsController_updateAccount_v1';
  WhatsappAccountsController_listActivities_v1: 'WhatsappAccountsController_listActivities_v1';
  'whatsapp.accounts.listActivities': 'WhatsappAccountsController_listActivities_v1';
  WhatsappAccountsController_createComment_v1: 'WhatsappAccountsController_createComment_v1';
  'whatsapp.accounts.createComment': 'WhatsappAccountsController_createComment_v1';
  WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1: 'WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1';
  enableTemplateAnalytics: 'WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1';
  'whatsapp.enableTemplateAnalytics': 'WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1';
  'whatsapp.templateAnalyticsHelpers.enableTemplateAnalytics': 'WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1';
  WhatsappFlowsController_listFlows_v1: 'WhatsappFlowsController_listFlows_v1';
  listFlows: 'WhatsappFlowsController_listFlows_v1';
  'whatsapp.listFlows': 'WhatsappFlowsController_listFlows_v1';
  'whatsapp.flows.listFlows': 'WhatsappFlowsController_listFlows_v1';
  WhatsappFlowsController_listFlowScreens_v1: 'WhatsappFlowsController_listFlowScreens_v1';
  listFlowScreens: 'WhatsappFlowsController_listFlowScreens_v1';
  'whatsapp.listFlowScreens': 'WhatsappFlowsController_listFlowScreens_v1';
  'whatsapp.flows.listFlowScreens': 'WhatsappFlowsController_listFlowScreens_v1';
  WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1: 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1';
  createLongLivedAccessToken: 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1';
  'whatsapp.createLongLivedAccessToken': 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1';
  'whatsapp.embeddedSignup.createLongLivedAccessToken': 'WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1';
  WhatsappSendersController_listSenders_v1: 'WhatsappSendersController_listSenders_v1';
  'whatsapp.listSenders': 'WhatsappSendersController_listSenders_v1';
  'whatsapp.senders.listSenders': 'WhatsappSendersController_listSenders_v1';
  WhatsappSendersController_createSender_v1: 'WhatsappSendersController_createSender_v1';
  'whatsapp.createSender': 'WhatsappSendersController_createSender_v1';
  'whatsapp.senders.createSender': 'WhatsappSendersController_createSender_v1';
  WhatsappSendersController_get_v1: 'WhatsappSendersController_get_v1';
  'whatsapp.get': 'WhatsappSendersController_get_v1';
  'whatsapp.senders.get': 'WhatsappSendersController_get_v1';
  WhatsappSendersController_delete_v1: 'WhatsappSendersController_delete_v1';
  delete: 'WhatsappSendersController_delete_v1';
  'whatsapp.delete': 'WhatsappSendersController_delete_v1';
  'whatsapp.senders.delete': 'WhatsappSendersController_delete_v1';
  WhatsappSendersController_update_v1: 'WhatsappSendersController_update_v1';
  update: 'WhatsappSendersController_update_v1';
  'whatsapp.update': 'WhatsappSendersController_update_v1';
  'whatsapp.senders.update': 'WhatsappSendersController_update_v1';
  WhatsappSendersController_listActivities_v1: 'WhatsappSendersController_listActivities_v1';
  'whatsapp.senders.listActivities': 'WhatsappSendersController_listActivities_v1';
  WhatsappSendersController_deleteChanges_v1: 'WhatsappSendersController_deleteChanges_v1';
  'whatsapp.deleteChanges': 'WhatsappSendersController_deleteChanges_v1';
  'whatsapp.senders.deleteChanges': 'WhatsappSendersController_deleteChanges_v1';
  WhatsappSendersController_createComment_v1: 'WhatsappSendersController_createComment_v1';
  'whatsapp.senders.createComment': 'WhatsappSendersController_createComment_v1';
  WhatsappSendersController_register_v1: 'WhatsappSendersController_register_v1';
  register: 'WhatsappSendersController_register_v1';
  'whatsapp.register': 'WhatsappSendersController_register_v1';
  'whatsapp.senders.register': 'WhatsappSendersController_register_v1';
  WhatsappSendersController_getSuggestedUsernames_v1: 'WhatsappSendersController_getSuggestedUsernames_v1';
  getSuggestedUsernames: 'WhatsappSendersController_getSuggestedUsernames_v1';
  'whatsapp.getSuggestedUsernames': 'WhatsappSendersController_getSuggestedUsernames_v1';
  'whatsapp.senders.getSuggestedUsernames': 'WhatsappSendersController_getSuggestedUsernames_v1';
  WhatsappSendersController_verify_v1: 'WhatsappSendersController_verify_v1';
  verify: 'WhatsappSendersController_verify_v1';
  'whatsapp.verify': 'WhatsappSendersController_verify_v1';
  'whatsapp.senders.verify': 'WhatsappSendersController_verify_v1';
  WhatsappSolutionsController_listSolutions_v1: 'WhatsappSolutionsController_listSolutions_v1';
  listSolutions: 'WhatsappSolutionsController_listSolutions_v1';
  'whatsapp.listSolutions': 'WhatsappSolutionsController_listSolutions_v1';
  'whatsapp.solutions.listSolutions': 'WhatsappSolutionsController_listSolutions_v1';
  WhatsappSolutionsController_createSolution_v1: 'WhatsappSolutionsController_createSolution_v1';
  createSolution: 'WhatsappSolutionsController_createSolution_v1';
  'whatsapp.createSolution': 'WhatsappSolutionsController_createSolution_v1';
  'whatsapp.solutions.createSolution': 'WhatsappSolutionsController_createSolution_v1';
  WhatsappSolutionsController_getSolution_v1: 'WhatsappSolutionsController_getSolution_v1';
  getSolution: 'WhatsappSolutionsController_getSolution_v1';
  'whatsapp.getSolution': 'WhatsappSolutionsController_getSolution_v1';
  'whatsapp.solutions.getSolution': 'WhatsappSolutionsController_getSolution_v1';
  WhatsappSolutionsController_assignSolution_v1: 'WhatsappSolutionsController_assignSolution_v1';
  assignSolution: 'WhatsappSolutionsController_assignSolution_v1';
  'whatsapp.assignSolution': 'WhatsappSolutionsController_assignSolution_v1';
  'whatsapp.solutions.assignSolution': 'WhatsappSolutionsController_assignSolution_v1';
  WhatsappTemplatesController_listTemplates_v1: 'WhatsappTemplatesController_listTemplates_v1';
  'whatsapp.listTemplates': 'WhatsappTemplatesController_listTemplates_v1';
  'whatsapp.templates.listTemplates': 'WhatsappTemplatesController_listTemplates_v1';
  WhatsappTemplatesController_createTemplate_v1: 'WhatsappTemplatesController_createTemplate_v1';
  'whatsapp.createTemplate': 'WhatsappTemplatesController_createTemplate_v1';
  'whatsapp.templates.createTemplate': 'WhatsappTemplatesController_createTemplate_v1';
  WhatsappTemplatesController_listTemplatesByName_v1: 'WhatsappTemplatesController_listTemplatesByName_v1';
  listTemplatesByName: 'WhatsappTemplatesController_listTemplatesByName_v1';
  'whatsapp.listTemplatesByName': 'WhatsappTemplatesController_listTemplatesByName_v1';
  'whatsapp.templates.listTemplatesByName': 'WhatsappTemplatesController_listTemplatesByName_v1';
  WhatsappTemplatesController_deleteTemplatesByName_v1: 'WhatsappTemplatesController_deleteTemplatesByName_v1';
  deleteTemplatesByName: 'WhatsappTemplatesController_deleteTemplatesByName_v1';
  'whatsapp.deleteTemplatesByName': 'WhatsappTemplatesController_deleteTemplatesByName_v1';
  'whatsapp.templates.deleteTemplatesByName': 'WhatsappTemplatesController_deleteTemplatesByName_v1';
  WhatsappTemplatesController_getTemplate_v1: 'WhatsappTemplatesController_getTemplate_v1';
  getTemplate: 'WhatsappTemplatesController_getTemplate_v1';
  'whatsapp.getTemplate': 'WhatsappTemplatesController_getTemplate_v1';
  'whatsapp.templates.getTemplate': 'WhatsappTemplatesController_getTemplate_v1';
  WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1: 'WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1';
  deleteTemplateByNameAndLanguage: 'WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1';
  'whatsapp.deleteTemplateByNameAndLanguage': 'WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1';
  'whatsapp.templates.deleteTemplateByNameAndLanguage': 'WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1';
  WhatsappTemplatesController_updateTemplate_v1: 'WhatsappTemplatesController_updateTemplate_v1';
  'whatsapp.updateTemplate': 'WhatsappTemplatesController_updateTemplate_v1';
  'whatsapp.templates.updateTemplate': 'WhatsappTemplatesController_updateTemplate_v1';
  WhatsappTemplatesController_listActivities_v1: 'WhatsappTemplatesController_listActivities_v1';
  'whatsapp.templates.listActivities': 'WhatsappTemplatesController_listActivities_v1';
  WhatsappTemplatesController_createComment_v1: 'WhatsappTemplatesController_createComment_v1';
  'whatsapp.templates.createComment': 'WhatsappTemplatesController_createComment_v1';
  WhatsappTemplatesController_compareTemplates_v1: 'WhatsappTemplatesController_compareTemplates_v1';
  compareTemplates: 'WhatsappTemplatesController_compareTemplates_v1';
  'whatsapp.compareTemplates': 'WhatsappTemplatesController_compareTemplates_v1';
  'whatsapp.templates.compareTemplates': 'WhatsappTemplatesController_compareTemplates_v1';
  WhatsappTemplatesController_syncTemplates_v1: 'WhatsappTemplatesController_syncTemplates_v1';
  syncTemplates: 'WhatsappTemplatesController_syncTemplates_v1';
  'whatsapp.syncTemplates': 'WhatsappTemplatesController_syncTemplates_v1';
  'whatsapp.templates.syncTemplates': 'WhatsappTemplatesController_syncTemplates_v1';
  WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1: 'WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1';
  listWabaDetailsForToken: 'WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1';
  'whatsapp.listWabaDetailsForToken': 'WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1';
  'whatsapp.embeddedSignup.listWabaDetailsForToken': 'WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1';
}

/** What each operation takes and returns, and its documented errors, by id. */
export type ApiOperations = Pick<Operations, OperationId>;

/** A documented error code. */
export type ApiErrorCode = ApiOperations[OperationId]['errors'];

/** What a webhook receives: an event of any type; `type` tells which. */
export type WebhookEvent = Events[keyof Events];

/** Every operation of the API, for one project. Each call throws ApiError for an error of the API. */
export interface Api {
  readonly bundles: BundlesApi;
  readonly conversation: ConversationApi;
  readonly kakaotalk: KakaotalkApi;
  /** List all sender categories.: `GET /kakaotalk/categories/senders` */
  listSenderCategories: KakaotalkCategoriesApi['listSenderCategories'];
  /** List all template categories in project: `GET /kakaotalk/categories/senders/{plusFriendId}/templates` */
  getTemplateCategories: KakaotalkCategoriesApi['getTemplateCategories'];
  /** Delete sender for project: `DELETE /kakaotalk/senders/{plusFriendId}` */
  deleteSender: KakaotalkSendersApi['deleteSender'];
  /** Register sender for project: `POST /kakaotalk/senders/{plusFriendId}/register` */
  registerSender: KakaotalkSendersApi['registerSender'];
  /** Delete template for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  deleteTemplate: KakaotalkTemplatesApi['deleteTemplate'];
  /** Delete template draft for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}/changes` */
  deleteTemplateDraft: KakaotalkTemplatesApi['deleteTemplateDraft'];
  /** Verify sender for project: `POST /kakaotalk/senders/{plusFriendId}/verify` */
  verifySender: KakaotalkSendersApi['verifySender'];
  readonly rcs: RcsApi;
  /** Get questionnaire questions for project and use case: `GET /rcs/questionnaire/{useCase}` */
  getQuestions: RcsQuestionnaireApi['getQuestions'];
  /** Creates a comment for a sender in project: `POST /rcs/senders/{senderId}/comments` */
  createSenderComment: RcsSendersApi['createSenderComment'];
  /** Begin launch process for sender: `POST /rcs/senders/{senderId}/launch` */
  launchSender: RcsSendersApi['launchSender'];
  /** Add test numbers to sender for project: `POST /rcs/senders/{senderId}/testNumbers` */
  addTestNumbers: RcsSendersApi['addTestNumbers'];
  /** Gets test number state of the sender for the project.: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  getTestNumberState: RcsSendersApi['getTestNumberState'];
  /** Deletes a test number for the sender: `DELETE /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  deleteTestNumber: RcsSendersApi['deleteTestNumber'];
  /** Get test number capabilities of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/capabilities` */
  getTestNumberCapabilities: RcsSendersApi['getTestNumberCapabilities'];
  /** Resend an invite to test number of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/retry` */
  retryTestNumber: RcsSendersApi['retryTestNumber'];
  readonly sms: SmsApi;
  /** List all sms apps: `GET /sms/smsApps` */
  listSmsApps: SmsSmsAppsApi['listSmsApps'];
  /** Create an sms app: `POST /sms/smsApps` */
  createSmsApp: SmsSmsAppsApi['createSmsApp'];
  /** Get SMS app by ID: `GET /sms/smsApps/{smsAppId}` */
  getSmsApp: SmsSmsAppsApi['getSmsApp'];
  /** Delete sms app: `DELETE /sms/smsApps/{smsAppId}` */
  deleteSmsApp: SmsSmsAppsApi['deleteSmsApp'];
  /** Update an sms app: `PATCH /sms/smsApps/{smsAppId}` */
  updateSmsApp: SmsSmsAppsApi['updateSmsApp'];
  readonly webhooks: WebhooksApi;
  /** List all webhooks in project: `GET /webhooks` */
  listWebhooks: WebhooksWebhookWebhookApi['listWebhooks'];
  /** Register a webhook for project: `POST /webhooks` */
  createWebhook: WebhooksWebhookWebhookApi['createWebhook'];
  /** Get webhook: `GET /webhooks/{webhookId}` */
  getWebhook: WebhooksWebhookWebhookApi['getWebhook'];
  /** Delete webhook: `DELETE /webhooks/{webhookId}` */
  deleteWebhook: WebhooksWebhookWebhookApi['deleteWebhook'];
  /** Replace webhook: `PUT /webhooks/{webhookId}` */
  replaceWebhook: WebhooksWebhookWebhookApi['replaceWebhook'];
  /** Update webhook: `PATCH /webhooks/{webhookId}` */
  updateWebhook: WebhooksWebhookWebhookApi['updateWebhook'];
  readonly whatsapp: WhatsappApi;
  /** Get account for project: `GET /whatsapp` */
  getAccount: WhatsappAccountsApi['getAccount'];
  /** Create account for project: `POST /whatsapp` */
  createAccount: WhatsappAccountsApi['createAccount'];
  /** Delete account for project: `DELETE /whatsapp` */
  deleteAccount: WhatsappAccountsApi['deleteAccount'];
  /** Update account for project: `PATCH /whatsapp` */
  updateAccount: WhatsappAccountsApi['updateAccount'];
  /** Enable Meta template analytics: `PUT /whatsapp/enableTemplateAnalytics` */
  enableTemplateAnalytics: WhatsappTemplateAnalyticsHelpersApi['enableTemplateAnalytics'];
  /** Get flows in the WhatsApp business account (WABA) associated to the project: `GET /whatsapp/flows` */
  listFlows: WhatsappFlowsApi['listFlows'];
  /** Get screens of a flow: `GET /whatsapp/flows/{flowId}/screens` */
  listFlowScreens: WhatsappFlowsApi['listFlowScreens'];
  /** Create a long lived access token: `POST /whatsapp/longLivedAccessToken` */
  createLongLivedAccessToken: WhatsappEmbeddedSignupApi['createLongLivedAccessToken'];
  /** Get suggested usernames for sender: `GET /whatsapp/senders/{senderId}/suggestedUsernames` */
  getSuggestedUsernames: WhatsappSendersApi['getSuggestedUsernames'];
  /** List all solutions in project: `GET /whatsapp/solutions` */
  listSolutions: WhatsappSolutionsApi['listSolutions'];
  /** Create solution for project: `POST /whatsapp/solutions` */
  createSolution: WhatsappSolutionsApi['createSolution'];
  /** Get solution for project: `GET /whatsapp/solutions/{solutionId}` */
  getSolution: WhatsappSolutionsApi['getSolution'];
  /** Assign solution to project: `POST /whatsapp/solutions/{solutionId}/assign` */
  assignSolution: WhatsappSolutionsApi['assignSolution'];
  /** List all templates in project: `GET /whatsapp/templates` */
  listTemplates: WhatsappTemplatesApi['listTemplates'];
  /** Create a template in project: `POST /whatsapp/templates` */
  createTemplate: WhatsappTemplatesApi['createTemplate'];
  /** List all templates for a specific name: `GET /whatsapp/templates/{templateName}` */
  listTemplatesByName: WhatsappTemplatesApi['listTemplatesByName'];
  /** Delete template by name: `DELETE /whatsapp/templates/{templateName}` */
  deleteTemplatesByName: WhatsappTemplatesApi['deleteTemplatesByName'];
  /** Get template in project: `GET /whatsapp/templates/{templateName}/languages/{languageCode}` */
  getTemplate: WhatsappTemplatesApi['getTemplate'];
  /** Delete template by name and language: `DELETE /whatsapp/templates/{templateName}/languages/{languageCode}` */
  deleteTemplateByNameAndLanguage: WhatsappTemplatesApi['deleteTemplateByNameAndLanguage'];
  /** Compare two templates: `POST /whatsapp/templates/{templateName}/languages/{languageCode}/compare` */
  compareTemplates: WhatsappTemplatesApi['compareTemplates'];
  /** Synchronize templates for project: `POST /whatsapp/templates/sync` */
  syncTemplates: WhatsappTemplatesApi['syncTemplates'];
  /** List WhatsApp Business Accounts details: `POST /whatsapp/wabaDetails` */
  listWabaDetailsForToken: WhatsappEmbeddedSignupApi['listWabaDetailsForToken'];
}

export interface BundlesApi {
  readonly bundles: BundlesBundlesApi;
  /** List bundles by projectId: `GET /bundles` */
  list: BundlesBundlesApi['list'];
  /** Create bundle for project: `POST /bundles` */
  create: BundlesBundlesApi['create'];
  /** Get bundle by projectId and bundleId: `GET /bundles/{bundleId}` */
  get: BundlesBundlesApi['get'];
}

export interface BundlesBundlesApi {
  /** List bundles by projectId: `GET /bundles` */
  list(parameters?: { pageToken?: string; pageSize?: number; filterConvAppIds?: string[]; filterSmsAppIds?: string[]; filterStates?: BundlesBundleServicesStateEnum[] }): Promise<BundlesListBundlesDto>;
  /** Create bundle for project: `POST /bundles` */
  create(body: BundlesInputBundlesDto): Promise<BundlesBundlesDto>;
  /** Get bundle by projectId and bundleId: `GET /bundles/{bundleId}` */
  get(parameters: { bundleId: string }): Promise<BundlesBundlesDto>;
}

export interface ConversationApi {
  readonly instagram: ConversationInstagramApi;
  readonly messenger: ConversationMessengerApi;
  readonly telegram: ConversationTelegramApi;
  readonly viber: ConversationViberApi;
}

export interface ConversationInstagramApi {
  /** Get Instagram channel information: `GET /conversation/apps/{conversationAppId}/instagram` */
  get(parameters: { conversationAppId: string }): Promise<ConversationInstagramInfoDto>;
}

export interface ConversationMessengerApi {
  /** Get Facebook Messenger channel information: `GET /conversation/apps/{conversationAppId}/messenger` */
  get(parameters: { conversationAppId: string }): Promise<ConversationMessengerInfoDto>;
}

export interface ConversationTelegramApi {
  /** Get Telegram Bot channel information: `GET /conversation/apps/{conversationAppId}/telegram` */
  get(parameters: { conversationAppId: string }): Promise<ConversationTelegramBotInfoDto>;
}

export interface ConversationViberApi {
  /** Get Viber Bot channel information: `GET /conversation/apps/{conversationAppId}/viber` */
  get(parameters: { conversationAppId: string }): Promise<ConversationViberBotInfoDto>;
}

export interface KakaotalkApi {
  readonly categories: KakaotalkCategoriesApi;
  /** List all sender categories.: `GET /kakaotalk/categories/senders` */
  listSenderCategories: KakaotalkCategoriesApi['listSenderCategories'];
  /** List all template categories in project: `GET /kakaotalk/categories/senders/{plusFriendId}/templates` */
  getTemplateCategories: KakaotalkCategoriesApi['getTemplateCategories'];
  readonly senders: KakaotalkSendersApi;
  /** List all senders in project: `GET /kakaotalk/senders` */
  listSenders: KakaotalkSendersApi['listSenders'];
  /** Create sender for project: `POST /kakaotalk/senders` */
  createSender: KakaotalkSendersApi['createSender'];
  /** Get sender for project: `GET /kakaotalk/senders/{plusFriendId}` */
  getSender: KakaotalkSendersApi['getSender'];
  /** Delete sender for project: `DELETE /kakaotalk/senders/{plusFriendId}` */
  deleteSender: KakaotalkSendersApi['deleteSender'];
  /** Updates a draft sender in project: `PATCH /kakaotalk/senders/{plusFriendId}` */
  updateSender: KakaotalkSendersApi['updateSender'];
  /** Delete pending or rejected changes to a sender: `DELETE /kakaotalk/senders/{plusFriendId}/changes` */
  deleteChanges: KakaotalkSendersApi['deleteChanges'];
  /** Register sender for project: `POST /kakaotalk/senders/{plusFriendId}/register` */
  registerSender: KakaotalkSendersApi['registerSender'];
  readonly templates: KakaotalkTemplatesApi;
  /** List all templates in project: `GET /kakaotalk/senders/{plusFriendId}/templates` */
  listTemplates: KakaotalkTemplatesApi['listTemplates'];
  /** Create a template in project: `POST /kakaotalk/senders/{plusFriendId}/templates` */
  createTemplate: KakaotalkTemplatesApi['createTemplate'];
  /** Get template in project: `GET /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  get: KakaotalkTemplatesApi['get'];
  /** Delete template for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  deleteTemplate: KakaotalkTemplatesApi['deleteTemplate'];
  /** Update a template in project: `PATCH /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  updateTemplate: KakaotalkTemplatesApi['updateTemplate'];
  /** Delete template draft for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}/changes` */
  deleteTemplateDraft: KakaotalkTemplatesApi['deleteTemplateDraft'];
  /** Verify sender for project: `POST /kakaotalk/senders/{plusFriendId}/verify` */
  verifySender: KakaotalkSendersApi['verifySender'];
}

export interface KakaotalkCategoriesApi {
  /** List all sender categories.: `GET /kakaotalk/categories/senders` */
  listSenderCategories(): Promise<KakaotalkSenderCategoryListDto>;
  /** List all template categories in project: `GET /kakaotalk/categories/senders/{plusFriendId}/templates` */
  getTemplateCategories(parameters: { plusFriendId: string; pageSize?: number; pageToken?: string }): Promise<KakaotalkTemplateCategoryListDto>;
}

export interface KakaotalkSendersApi {
  /** List all senders in project: `GET /kakaotalk/senders` */
  listSenders(parameters?: { pageToken?: string; pageSize?: number; filterStates?: KakaotalkSenderStatesEnum[]; filterStatuses?: KakaotalkSenderStatusesEnum[] }): Promise<KakaotalkSenderListDto>;
  /** Create sender for project: `POST /kakaotalk/senders` */
  createSender(body: KakaotalkInputSenderDto): Promise<KakaotalkSenderDto>;
  /** Get sender for project: `GET /kakaotalk/senders/{plusFriendId}` */
  getSender(parameters: { plusFriendId: string }): Promise<KakaotalkSenderDto>;
  /** Delete sender for project: `DELETE /kakaotalk/senders/{plusFriendId}` */
  deleteSender(parameters: { plusFriendId: string }): Promise<void>;
  /** Updates a draft sender in project: `PATCH /kakaotalk/senders/{plusFriendId}` */
  updateSender(parameters: { plusFriendId: string }, body: KakaotalkInputUpdateSenderDto): Promise<KakaotalkSenderDto>;
  /** Lists activities on sender: `GET /kakaotalk/senders/{plusFriendId}/activities` */
  listActivities(parameters: { plusFriendId: string; pageSize?: number; pageToken?: string }): Promise<KakaotalkSenderNotificationListDto>;
  /** Delete pending or rejected changes to a sender: `DELETE /kakaotalk/senders/{plusFriendId}/changes` */
  deleteChanges(parameters: { plusFriendId: string }): Promise<void>;
  /** Creates a comment for a sender in project: `POST /kakaotalk/senders/{plusFriendId}/comments` */
  createComment(parameters: { plusFriendId: string }, body: KakaotalkCommentInputDto): Promise<KakaotalkCommentDto>;
  /** Register sender for project: `POST /kakaotalk/senders/{plusFriendId}/register` */
  registerSender(parameters: { plusFriendId: string }): Promise<KakaotalkSenderDto>;
  /** Verify sender for project: `POST /kakaotalk/senders/{plusFriendId}/verify` */
  verifySender(parameters: { plusFriendId: string }, body: KakaotalkInputVerifySenderDto): Promise<KakaotalkSenderDto>;
}

export interface KakaotalkTemplatesApi {
  /** List all templates in project: `GET /kakaotalk/senders/{plusFriendId}/templates` */
  listTemplates(parameters: { plusFriendId: string; filterStates?: KakaotalkTemplateStatesEnum[]; filterStatuses?: KakaotalkTemplateStatusesEnum[]; pageSize?: number; pageToken?: string; templateName?: string }): Promise<KakaotalkTemplateListDto>;
  /** Create a template in project: `POST /kakaotalk/senders/{plusFriendId}/templates` */
  createTemplate(parameters: { plusFriendId: string }, body: KakaotalkInputTemplateDto): Promise<KakaotalkTemplateDto>;
  /** Get template in project: `GET /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  get(parameters: { plusFriendId: string; templateCode: string }): Promise<KakaotalkTemplateDto>;
  /** Delete template for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  deleteTemplate(parameters: { plusFriendId: string; templateCode: string }): Promise<void>;
  /** Update a template in project: `PATCH /kakaotalk/senders/{plusFriendId}/templates/{templateCode}` */
  updateTemplate(parameters: { plusFriendId: string; templateCode: string }, body: KakaotalkInputUpdateTemplateDto): Promise<KakaotalkTemplateDto>;
  /** Lists activities on project template: `GET /kakaotalk/senders/{plusFriendId}/templates/{templateCode}/activities` */
  listActivities(parameters: { plusFriendId: string; templateCode: string; pageSize?: number; pageToken?: string }): Promise<KakaotalkTemplateNotificationListDto>;
  /** Delete template draft for project: `DELETE /kakaotalk/senders/{plusFriendId}/templates/{templateCode}/changes` */
  deleteTemplateDraft(parameters: { plusFriendId: string; templateCode: string }): Promise<void>;
  /** Creates a comment for a template: `POST /kakaotalk/senders/{plusFriendId}/templates/{templateCode}/comments` */
  createComment(parameters: { plusFriendId: string; templateCode: string }, body: KakaotalkCommentInputDto): Promise<KakaotalkCommentDto>;
}

export interface RcsApi {
  readonly accounts: RcsAccountsApi;
  /** Lists activities on account: `GET /rcs/activities` */
  listActivities: RcsAccountsApi['listActivities'];
  /** Creates a comment for an account: `POST /rcs/comments` */
  createComment: RcsAccountsApi['createComment'];
  readonly questionnaire: RcsQuestionnaireApi;
  /** Get questionnaire questions for project and use case: `GET /rcs/questionnaire/{useCase}` */
  getQuestions: RcsQuestionnaireApi['getQuestions'];
  readonly senders: RcsSendersApi;
  /** List all senders in project: `GET /rcs/senders` */
  listSenders: RcsSendersApi['listSenders'];
  /** Create sender for project: `POST /rcs/senders` */
  createSender: RcsSendersApi['createSender'];
  /** Get sender for project: `GET /rcs/senders/{senderId}` */
  getSender: RcsSendersApi['getSender'];
  /** Update sender for project: `PATCH /rcs/senders/{senderId}` */
  updateSender: RcsSendersApi['updateSender'];
  /** Creates a comment for a sender in project: `POST /rcs/senders/{senderId}/comments` */
  createSenderComment: RcsSendersApi['createSenderComment'];
  /** Begin launch process for sender: `POST /rcs/senders/{senderId}/launch` */
  launchSender: RcsSendersApi['launchSender'];
  /** Add test numbers to sender for project: `POST /rcs/senders/{senderId}/testNumbers` */
  addTestNumbers: RcsSendersApi['addTestNumbers'];
  /** Gets test number state of the sender for the project.: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  getTestNumberState: RcsSendersApi['getTestNumberState'];
  /** Deletes a test number for the sender: `DELETE /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  deleteTestNumber: RcsSendersApi['deleteTestNumber'];
  /** Get test number capabilities of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/capabilities` */
  getTestNumberCapabilities: RcsSendersApi['getTestNumberCapabilities'];
  /** Resend an invite to test number of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/retry` */
  retryTestNumber: RcsSendersApi['retryTestNumber'];
}

export interface RcsAccountsApi {
  /** Lists activities on account: `GET /rcs/activities` */
  listActivities(parameters?: { pageToken?: string; pageSize?: number }): Promise<RcsAccountNotificationListDto>;
  /** Creates a comment for an account: `POST /rcs/comments` */
  createComment(body: RcsCommentInputDto): Promise<RcsCommentDto>;
}

export interface RcsQuestionnaireApi {
  /** Get questionnaire questions for project and use case: `GET /rcs/questionnaire/{useCase}` */
  getQuestions(parameters: { useCase: RcsInputSenderUseCasesEnum; countries?: RcsInputRcsCountryCodesEnum[]; usQuestionnaireBrandCampaignVersion?: RcsUsQuestionnaireBrandCampaignVersionsEnum; usQuestionnaireVersion?: RcsUsQuestionnaireVersionsEnum }): Promise<RcsSenderDetailsQuestionnaireBaseDto>;
}

export interface RcsSendersApi {
  /** List all senders in project: `GET /rcs/senders` */
  listSenders(parameters?: { pageToken?: string; pageSize?: number; filterConversationApiAppId?: string; filterSenderIds?: string; filterSenderName?: string; filterStates?: RcsSenderStatesEnum[]; search?: string; sortColumn?: RcsSenderSortColumnsEnum; sortDirection?: RcsSortDirectionsEnum }): Promise<RcsSenderListDto>;
  /** Create sender for project: `POST /rcs/senders` */
  createSender(body: RcsSenderInputDto): Promise<RcsSenderDto>;
  /** Get sender for project: `GET /rcs/senders/{senderId}` */
  getSender(parameters: { senderId: string }): Promise<RcsSenderDto>;
  /** Update sender for project: `PATCH /rcs/senders/{senderId}` */
  updateSender(parameters: { senderId: string; usQuestionnaireVersion?: RcsUsQuestionnaireVersionsEnum }, body: RcsUpdateSenderInputDto): Promise<RcsSenderDto>;
  /** Lists activities on sender: `GET /rcs/senders/{senderId}/activities` */
  listActivities(parameters: { senderId: string; pageToken?: string; pageSize?: number }): Promise<RcsSenderNotificationListDto>;
  /** Creates a comment for a sender in project: `POST /rcs/senders/{senderId}/comments` */
  createSenderComment(parameters: { senderId: string }, body: RcsCommentInputDto): Promise<RcsCommentDto>;
  /** Begin launch process for sender: `POST /rcs/senders/{senderId}/launch` */
  launchSender(parameters: { senderId: string }): Promise<RcsSenderDto>;
  /** Add test numbers to sender for project: `POST /rcs/senders/{senderId}/testNumbers` */
  addTestNumbers(parameters: { senderId: string }, body: RcsTestNumbersInputDto): Promise<RcsTestNumbersDto>;
  /** Gets test number state of the sender for the project.: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  getTestNumberState(parameters: { senderId: string; testNumber: string }): Promise<RcsTestNumberStateDto>;
  /** Deletes a test number for the sender: `DELETE /rcs/senders/{senderId}/testNumbers/{testNumber}` */
  deleteTestNumber(parameters: { senderId: string; testNumber: string }): Promise<void>;
  /** Get test number capabilities of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/capabilities` */
  getTestNumberCapabilities(parameters: { senderId: string; testNumber: string }): Promise<RcsTestNumberCapabilitiesDto>;
  /** Resend an invite to test number of sender for project: `GET /rcs/senders/{senderId}/testNumbers/{testNumber}/retry` */
  retryTestNumber(parameters: { senderId: string; testNumber: string }): Promise<RcsTestNumberStateDto>;
}

export interface SmsApi {
  readonly smsApps: SmsSmsAppsApi;
  /** List all sms apps: `GET /sms/smsApps` */
  listSmsApps: SmsSmsAppsApi['listSmsApps'];
  /** Create an sms app: `POST /sms/smsApps` */
  createSmsApp: SmsSmsAppsApi['createSmsApp'];
  /** Get SMS app by ID: `GET /sms/smsApps/{smsAppId}` */
  getSmsApp: SmsSmsAppsApi['getSmsApp'];
  /** Delete sms app: `DELETE /sms/smsApps/{smsAppId}` */
  deleteSmsApp: SmsSmsAppsApi['deleteSmsApp'];
  /** Update an sms app: `PATCH /sms/smsApps/{smsAppId}` */
  updateSmsApp: SmsSmsAppsApi['updateSmsApp'];
}

export interface SmsSmsAppsApi {
  /** List all sms apps: `GET /sms/smsApps` */
  listSmsApps(parameters?: { pageSize?: number; pageToken?: string }): Promise<SmsSmsAppListDto>;
  /** Create an sms app: `POST /sms/smsApps` */
  createSmsApp(body: SmsInputSmsAppDto): Promise<SmsSmsAppDto>;
  /** Get SMS app by ID: `GET /sms/smsApps/{smsAppId}` */
  getSmsApp(parameters: { smsAppId: string }): Promise<SmsSmsAppDto>;
  /** Delete sms app: `DELETE /sms/smsApps/{smsAppId}` */
  deleteSmsApp(parameters: { smsAppId: string }): Promise<void>;
  /** Update an sms app: `PATCH /sms/smsApps/{smsAppId}` */
  updateSmsApp(parameters: { smsAppId: string }, body: SmsUpdateSmsAppDto): Promise<SmsSmsAppDto>;
}

export interface WebhooksApi {
  readonly webhookWebhook: WebhooksWebhookWebhookApi;
  /** List all webhooks in project: `GET /webhooks` */
  listWebhooks: WebhooksWebhookWebhookApi['listWebhooks'];
  /** Register a webhook for project: `POST /webhooks` */
  createWebhook: WebhooksWebhookWebhookApi['createWebhook'];
  /** Get webhook: `GET /webhooks/{webhookId}` */
  getWebhook: WebhooksWebhookWebhookApi['getWebhook'];
  /** Delete webhook: `DELETE /webhooks/{webhookId}` */
  deleteWebhook: WebhooksWebhookWebhookApi['deleteWebhook'];
  /** Replace webhook: `PUT /webhooks/{webhookId}` */
  replaceWebhook: WebhooksWebhookWebhookApi['replaceWebhook'];
  /** Update webhook: `PATCH /webhooks/{webhookId}` */
  updateWebhook: WebhooksWebhookWebhookApi['updateWebhook'];
}

export interface WebhooksWebhookWebhookApi {
  /** List all webhooks in project: `GET /webhooks` */
  listWebhooks(parameters?: { pageToken?: string; pageSize?: number }): Promise<WebhookWebhookListDto>;
  /** Register a webhook for project: `POST /webhooks` */
  createWebhook(body: WebhookWebhookInputDto): Promise<WebhookWebhookDto>;
  /** Get webhook: `GET /webhooks/{webhookId}` */
  getWebhook(parameters: { webhookId: string }): Promise<WebhookWebhookDto>;
  /** Delete webhook: `DELETE /webhooks/{webhookId}` */
  deleteWebhook(parameters: { webhookId: string }): Promise<void>;
  /** Replace webhook: `PUT /webhooks/{webhookId}` */
  replaceWebhook(parameters: { webhookId: string }, body: WebhookWebhookInputDto): Promise<WebhookWebhookDto>;
  /** Update webhook: `PATCH /webhooks/{webhookId}` */
  updateWebhook(parameters: { webhookId: string }, body: WebhookUpdateWebhookInputDto): Promise<WebhookWebhookDto>;
}

export interface WhatsappApi {
  readonly accounts: WhatsappAccountsApi;
  /** Get account for project: `GET /whatsapp` */
  getAccount: WhatsappAccountsApi['getAccount'];
  /** Create account for project: `POST /whatsapp` */
  createAccount: WhatsappAccountsApi['createAccount'];
  /** Delete account for project: `DELETE /whatsapp` */
  deleteAccount: WhatsappAccountsApi['deleteAccount'];
  /** Update account for project: `PATCH /whatsapp` */
  updateAccount: WhatsappAccountsApi['updateAccount'];
  /** Lists activities on account: `GET /whatsapp/activities` */
  listActivities: WhatsappAccountsApi['listActivities'];
  /** Creates a comment for an account: `POST /whatsapp/comments` */
  createComment: WhatsappAccountsApi['createComment'];
  readonly templateAnalyticsHelpers: WhatsappTemplateAnalyticsHelpersApi;
  /** Enable Meta template analytics: `PUT /whatsapp/enableTemplateAnalytics` */
  enableTemplateAnalytics: WhatsappTemplateAnalyticsHelpersApi['enableTemplateAnalytics'];
  readonly flows: WhatsappFlowsApi;
  /** Get flows in the WhatsApp business account (WABA) associated to the project: `GET /whatsapp/flows` */
  listFlows: WhatsappFlowsApi['listFlows'];
  /** Get screens of a flow: `GET /whatsapp/flows/{flowId}/screens` */
  listFlowScreens: WhatsappFlowsApi['listFlowScreens'];
  readonly embeddedSignup: WhatsappEmbeddedSignupApi;
  /** Create a long lived access token: `POST /whatsapp/longLivedAccessToken` */
  createLongLivedAccessToken: WhatsappEmbeddedSignupApi['createLongLivedAccessToken'];
  readonly senders: WhatsappSendersApi;
  /** List all senders in project: `GET /whatsapp/senders` */
  listSenders: WhatsappSendersApi['listSenders'];
  /** Create sender for project: `POST /whatsapp/senders` */
  createSender: WhatsappSendersApi['createSender'];
  /** Get sender for project: `GET /whatsapp/senders/{senderId}` */
  get: WhatsappSendersApi['get'];
  /** Delete sender for project: `DELETE /whatsapp/senders/{senderId}` */
  delete: WhatsappSendersApi['delete'];
  /** Updates a sender in project: `PATCH /whatsapp/senders/{senderId}` */
  update: WhatsappSendersApi['update'];
  /** Delete pending or rejected changes to a sender: `DELETE /whatsapp/senders/{senderId}/changes` */
  deleteChanges: WhatsappSendersApi['deleteChanges'];
  /** Register sender for project: `POST /whatsapp/senders/{senderId}/register` */
  register: WhatsappSendersApi['register'];
  /** Get suggested usernames for sender: `GET /whatsapp/senders/{senderId}/suggestedUsernames` */
  getSuggestedUsernames: WhatsappSendersApi['getSuggestedUsernames'];
  /** Verify sender for project: `POST /whatsapp/senders/{senderId}/verify` */
  verify: WhatsappSendersApi['verify'];
  readonly solutions: WhatsappSolutionsApi;
  /** List all solutions in project: `GET /whatsapp/solutions` */
  listSolutions: WhatsappSolutionsApi['listSolutions'];
  /** Create solution for project: `POST /whatsapp/solutions` */
  createSolution: WhatsappSolutionsApi['createSolution'];
  /** Get solution for project: `GET /whatsapp/solutions/{solutionId}` */
  getSolution: WhatsappSolutionsApi['getSolution'];
  /** Assign solution to project: `POST /whatsapp/solutions/{solutionId}/assign` */
  assignSolution: WhatsappSolutionsApi['assignSolution'];
  readonly templates: WhatsappTemplatesApi;
  /** List all templates in project: `GET /whatsapp/templates` */
  listTemplates: WhatsappTemplatesApi['listTemplates'];
  /** Create a template in project: `POST /whatsapp/templates` */
  createTemplate: WhatsappTemplatesApi['createTemplate'];
  /** List all templates for a specific name: `GET /whatsapp/templates/{templateName}` */
  listTemplatesByName: WhatsappTemplatesApi['listTemplatesByName'];
  /** Delete template by name: `DELETE /whatsapp/templates/{templateName}` */
  deleteTemplatesByName: WhatsappTemplatesApi['deleteTemplatesByName'];
  /** Get template in project: `GET /whatsapp/templates/{templateName}/languages/{languageCode}` */
  getTemplate: WhatsappTemplatesApi['getTemplate'];
  /** Delete template by name and language: `DELETE /whatsapp/templates/{templateName}/languages/{languageCode}` */
  deleteTemplateByNameAndLanguage: WhatsappTemplatesApi['deleteTemplateByNameAndLanguage'];
  /** Update a template in project: `PATCH /whatsapp/templates/{templateName}/languages/{languageCode}` */
  updateTemplate: WhatsappTemplatesApi['updateTemplate'];
  /** Compare two templates: `POST /whatsapp/templates/{templateName}/languages/{languageCode}/compare` */
  compareTemplates: WhatsappTemplatesApi['compareTemplates'];
  /** Synchronize templates for project: `POST /whatsapp/templates/sync` */
  syncTemplates: WhatsappTemplatesApi['syncTemplates'];
  /** List WhatsApp Business Accounts details: `POST /whatsapp/wabaDetails` */
  listWabaDetailsForToken: WhatsappEmbeddedSignupApi['listWabaDetailsForToken'];
}

export interface WhatsappAccountsApi {
  /** Get account for project: `GET /whatsapp` */
  getAccount(): Promise<WhatsappAccountDto>;
  /** Create account for project: `POST /whatsapp` */
  createAccount(body: WhatsappInputAccountPartnerInitiatedDto | WhatsappInputAccountDtoDeprecated): Promise<WhatsappAccountDto>;
  /** Delete account for project: `DELETE /whatsapp` */
  deleteAccount(): Promise<void>;
  /** Update account for project: `PATCH /whatsapp` */
  updateAccount(body: WhatsappInputUpdateAccountDto): Promise<WhatsappAccountDto>;
  /** Lists activities on account: `GET /whatsapp/activities` */
  listActivities(parameters?: { pageToken?: string; pageSize?: number }): Promise<WhatsappAccountNotificationListDto>;
  /** Creates a comment for an account: `POST /whatsapp/comments` */
  createComment(body: WhatsappCommentInputDto): Promise<WhatsappCommentDto>;
}

export interface WhatsappTemplateAnalyticsHelpersApi {
  /** Enable Meta template analytics: `PUT /whatsapp/enableTemplateAnalytics` */
  enableTemplateAnalytics(): Promise<void>;
}

export interface WhatsappFlowsApi {
  /** Get flows in the WhatsApp business account (WABA) associated to the project: `GET /whatsapp/flows` */
  listFlows(parameters?: { pageToken?: string; pageSize?: number }): Promise<WhatsappFlowListDto>;
  /** Get screens of a flow: `GET /whatsapp/flows/{flowId}/screens` */
  listFlowScreens(parameters: { flowId: string }): Promise<WhatsappFlowScreenListDto>;
}

export interface WhatsappEmbeddedSignupApi {
  /** Create a long lived access token: `POST /whatsapp/longLivedAccessToken` */
  createLongLivedAccessToken(body: WhatsappLongLivedAccessTokenInputDto): Promise<WhatsappLongLivedAccessTokenDto>;
  /** List WhatsApp Business Accounts details: `POST /whatsapp/wabaDetails` */
  listWabaDetailsForToken(body: WhatsappWabaDetailsListInputDto): Promise<WhatsappWabaDetailsListDto>;
}

export interface WhatsappSendersApi {
  /** List all senders in project: `GET /whatsapp/senders` */
  listSenders(parameters?: { pageToken?: string; pageSize?: number; filterStates?: WhatsappSenderStatesEnum[]; filterStatuses?: WhatsappSenderStatusesEnum[] }): Promise<WhatsappSenderListDto>;
  /** Create sender for project: `POST /whatsapp/senders` */
  createSender(body: WhatsappSenderInputEsDto | WhatsappInputSenderPhoneProvisioningDto | WhatsappInputSenderPartnerInitiatedDto | WhatsappSenderInputDtoDeprecated): Promise<WhatsappSenderDto>;
  /** Get sender for project: `GET /whatsapp/senders/{senderId}` */
  get(parameters: { senderId: string }): Promise<WhatsappSenderDto>;
  /** Delete sender for project: `DELETE /whatsapp/senders/{senderId}` */
  delete(parameters: { senderId: string }): Promise<void>;
  /** Updates a sender in project: `PATCH /whatsapp/senders/{senderId}` */
  update(parameters: { senderId: string }, body: WhatsappUpdateSenderInputDto): Promise<WhatsappSenderDto>;
  /** Lists activities on sender: `GET /whatsapp/senders/{senderId}/activities` */
  listActivities(parameters: { senderId: string; pageToken?: string; pageSize?: number }): Promise<WhatsappSenderNotificationListDto>;
  /** Delete pending or rejected changes to a sender: `DELETE /whatsapp/senders/{senderId}/changes` */
  deleteChanges(parameters: { senderId: string }): Promise<void>;
  /** Creates a comment for a sender in project: `POST /whatsapp/senders/{senderId}/comments` */
  createComment(parameters: { senderId: string }, body: WhatsappCommentInputDto): Promise<WhatsappCommentDto>;
  /** Register sender for project: `POST /whatsapp/senders/{senderId}/register` */
  register(parameters: { senderId: string }, body: WhatsappSenderInputRegisterDto): Promise<WhatsappSenderRegisterDto>;
  /** Get suggested usernames for sender: `GET /whatsapp/senders/{senderId}/suggestedUsernames` */
  getSuggestedUsernames(parameters: { senderId: string }): Promise<WhatsappSuggestedUsernamesDto>;
  /** Verify sender for project: `POST /whatsapp/senders/{senderId}/verify` */
  verify(parameters: { senderId: string }, body: WhatsappSenderInputVerifyDto): Promise<void>;
}

export interface WhatsappSolutionsApi {
  /** List all solutions in project: `GET /whatsapp/solutions` */
  listSolutions(): Promise<WhatsappSolutionListDto>;
  /** Create solution for project: `POST /whatsapp/solutions` */
  createSolution(body: WhatsappSolutionInputDto): Promise<WhatsappCreateSolutionListDto>;
  /** Get solution for project: `GET /whatsapp/solutions/{solutionId}` */
  getSolution(parameters: { solutionId: string }): Promise<WhatsappSolutionDto>;
  /** Assign solution to project: `POST /whatsapp/solutions/{solutionId}/assign` */
  assignSolution(parameters: { solutionId: string }): Promise<void>;
}

export interface WhatsappTemplatesApi {
  /** List all templates in project: `GET /whatsapp/templates` */
  listTemplates(parameters?: { pageToken?: string; pageSize?: number; fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; filterStates?: WhatsappTemplateStatesEnum[]; filterStatuses?: WhatsappTemplateStatusesEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum; templateName?: string }): Promise<WhatsappTemplateListDto | WhatsappPartialTemplateListDto>;
  /** Create a template in project: `POST /whatsapp/templates` */
  createTemplate(body: WhatsappTemplateInputDto): Promise<WhatsappTemplateDto>;
  /** List all templates for a specific name: `GET /whatsapp/templates/{templateName}` */
  listTemplatesByName(parameters: { templateName: string; pageToken?: string; pageSize?: number; fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum }): Promise<WhatsappTemplateListDto | WhatsappPartialTemplateListDto>;
  /** Delete template by name: `DELETE /whatsapp/templates/{templateName}` */
  deleteTemplatesByName(parameters: { templateName: string }): Promise<void>;
  /** Get template in project: `GET /whatsapp/templates/{templateName}/languages/{languageCode}` */
  getTemplate(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum; fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum }): Promise<WhatsappTemplateDto | WhatsappPartialTemplateDto>;
  /** Delete template by name and language: `DELETE /whatsapp/templates/{templateName}/languages/{languageCode}` */
  deleteTemplateByNameAndLanguage(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum; deleteSubmitted?: boolean }): Promise<void>;
  /** Update a template in project: `PATCH /whatsapp/templates/{templateName}/languages/{languageCode}` */
  updateTemplate(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum }, body: WhatsappUpdateTemplateInputDto): Promise<WhatsappTemplateDto>;
  /** Lists activities on project template: `GET /whatsapp/templates/{templateName}/languages/{languageCode}/activities` */
  listActivities(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum; pageToken?: string; pageSize?: number }): Promise<WhatsappTemplateNotificationListDto>;
  /** Creates a comment for a template: `POST /whatsapp/templates/{templateName}/languages/{languageCode}/comments` */
  createComment(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum }, body: WhatsappCommentInputDto): Promise<WhatsappCommentDto>;
  /** Compare two templates: `POST /whatsapp/templates/{templateName}/languages/{languageCode}/compare` */
  compareTemplates(parameters: { templateName: string; languageCode: WhatsappTemplateLanguagesEnum }, body: WhatsappInputTemplateCompareDto): Promise<WhatsappTemplateCompareDto>;
  /** Synchronize templates for project: `POST /whatsapp/templates/sync` */
  syncTemplates(): Promise<void>;
}
