// Errors of WhatsApp senders that only a magic value or a rule can trigger.
import type { WhatsappSenderErrorCodeEnum } from '../../contract/types.js';
import type { Check } from '../../engine/model.js';

/** Asked when a new sender is submitted. */
export const submission = {
  who: 'Sinch and Meta',
  outcomes: {
    corrupt: { error: 'account_data_is_corrupt' },
    foreign_manager: { error: 'invalid_business_manager' },
    other_manager: { error: 'wrong_business_manager' },
    no_waba: { error: 'not_found_waba_id' },
    many_wabas: { error: 'too_many_waba_id' },
    other_waba: { error: 'wrong_waba_id' },
    taken_waba: { error: 'waba_id_used' },
    used_number: { error: 'used_phone_number_id' },
    provisioned_number: { error: 'provisioned_phone_number_id' },
    no_free_number: { error: 'all_phone_number_id_provisioned' },
    wrong_region: { error: 'invalid_waba_id_or_phone_number_id_for_region' },
    facebook_limit: { error: 'facebook_Request_limit_reached' },
    facebook_login: { error: 'log_in_facebook_required' },
  },
} as const satisfies Check;

/** Asked before a one-time password is sent. */
export const registration = {
  who: 'Meta',
  outcomes: {
    code_failed: { error: 'sender_request_code_failed' },
    not_approved: { error: 'sender-number-not-approved-for-enterprise' },
    already_registered: { error: 'sender-already-registered' },
    too_many: { error: 'sender-register-too-many-requests' },
  },
} as const satisfies Check;

/** Asked before a username is submitted for review. */
export const usernameForm = {
  who: 'Meta',
  outcomes: { unavailable: { error: 'sender_username_not_available' } },
} as const satisfies Check;

/** Why the setup of a sender can fail later; the first is the default (chosen). */
export const errorCode = [
  'CANNOT_REGISTER_NEW_WHATSAPP_SENDER',
  'CANNOT_ASSIGN_CREDIT_LINE',
  'CANNOT_ASSIGN_SYSTEM_USER',
  'CANNOT_CREATE_NEW_WHATSAPP_SENDER',
  'CANNOT_CREATE_WABA_FOR_BUSINESS',
  'CANNOT_GET_DETAILS_FOR_CLOUD_API',
  'CANNOT_GET_WABA_DETAILS',
  'CANNOT_REGISTER_TO_CLOUD_API',
  'CANNOT_SUBSCRIBE_TO_CLOUD_API',
  'CANNOT_SUBSCRIBE_TO_WEBHOOK',
  'DUPLICATES_ON_SENDER_PHONE_NUMBER',
  'FAILED_TO_FETCH_APPROVED_MESSAGE_TEMPLATES',
  'MULTIPLE_WABA_FOR_PROJECT_ID',
  'NO_CERTIFICATE_AVAILABLE',
  'NO_NOVA_ACCOUNT_ID',
  'NO_PRICING_PLAN',
  'NO_PROJECT_ID',
  'NO_VERIFIED_PHONE_NUMBER',
  'NOT_VERIFIED_REQUESTED_PHONE_NUMBER',
  'NOT_VERIFY_BUSINESS_VIA_WHATSAPP',
  'NOVA_ACCOUNT_ID_CONFLICT',
  'PROJECT_ID_CONFLICT',
  'REQUESTED_PHONE_NUMBER_OR_COUNTRY_CODE_CONFLICT',
  'SENDER_HAS_BEEN_DELETED',
  'WABA_CONNECTED_TO_ANOTHER_PROJECT',
  'UNKNOWN_ERROR',
] as const satisfies readonly WhatsappSenderErrorCodeEnum[];
