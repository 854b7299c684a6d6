// GENERATED from the tables of transitions in src/services (npm run docs): do not edit.

/** Data of what takes none. */
export type NoData = { readonly [name: string]: never };

/**
 * Every lifecycle: its keys, the states of each field, its decisions and checks, their outcomes, what a test can trigger, and
 * the data that an outcome or an event takes.
 */
export interface Lifecycles {
  'bundles.bundle': {
    key: string;
    states: {
      state: 'DONE' | 'FAILED' | 'IN_PROGRESS';
    };
    state: 'DONE' | 'FAILED' | 'IN_PROGRESS';
    decisions: 'order' | 'work';
    outcomes: 'allowed_only_for_default_test_sms_app' | 'conversation_app_already_connected_to_sms_app' | 'conversation_app_is_already_in_bundles_process' | 'conversation_app_not_found' | 'default_sms_app_already_exists' | 'default_sms_app_not_found' | 'fail' | 'failed_to_create_conversation_service' | 'failed_to_create_sms_service' | 'failed_to_create_subproject' | 'finish' | 'forbidden_payload' | 'hold' | 'invalid_staging_bundles_input_region' | 'invalid_webhooks' | 'more_than_one_sms_app' | 'not_allowed_for_non_test_account' | 'not_allowed_for_subproject' | 'only_one_test_number_allowed' | 'parent_sms_bespoke_price' | 'parent_sms_not_route_assisted' | 'sms_app_is_already_in_bundles_process' | 'sms_app_is_already_linked_to_conversation_app' | 'sms_app_not_found' | 'target_project_not_subproject';
    triggers: 'fail' | 'finish' | 'makeConvApp' | 'makeSmsApp' | 'makeSubproject' | 'makeWebhooks' | 'retry';
    events: 'fail' | 'finish' | 'makeConvApp' | 'makeSmsApp' | 'makeSubproject' | 'makeWebhooks' | 'order' | 'retry';
    data: {
      order: NoData;
      makeSubproject: NoData;
      makeSmsApp: NoData;
      makeConvApp: NoData;
      makeWebhooks: NoData;
      finish: NoData;
      fail: NoData;
      retry: NoData;
      invalid_webhooks: NoData;
      invalid_staging_bundles_input_region: NoData;
      parent_sms_bespoke_price: NoData;
      target_project_not_subproject: NoData;
      parent_sms_not_route_assisted: NoData;
      conversation_app_already_connected_to_sms_app: NoData;
      forbidden_payload: NoData;
      conversation_app_not_found: NoData;
      sms_app_not_found: NoData;
      default_sms_app_not_found: NoData;
      conversation_app_is_already_in_bundles_process: NoData;
      default_sms_app_already_exists: NoData;
      more_than_one_sms_app: NoData;
      sms_app_is_already_linked_to_conversation_app: NoData;
      sms_app_is_already_in_bundles_process: NoData;
      allowed_only_for_default_test_sms_app: NoData;
      not_allowed_for_subproject: NoData;
      not_allowed_for_non_test_account: NoData;
      only_one_test_number_allowed: NoData;
      failed_to_create_subproject: NoData;
      failed_to_create_sms_service: NoData;
      failed_to_create_conversation_service: NoData;
    };
  };
  'conversation.app': {
    key: string;
    states: {
      smsChannelStatus: 'ACTIVE' | 'FAILING' | 'PENDING';
    };
    state: 'ACTIVE' | 'FAILING' | 'PENDING';
    decisions: never;
    outcomes: 'hold';
    triggers: 'delete' | 'failSms' | 'recoverSms';
    events: 'connectSms' | 'delete' | 'disconnectSms' | 'failSms' | 'recoverSms';
    data: {
      connectSms: NoData;
      disconnectSms: NoData;
      failSms: NoData;
      recoverSms: NoData;
      delete: NoData;
    };
  };
  'conversation.instagram': {
    key: string;
    states: {
      status: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    };
    state: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    decisions: 'look';
    outcomes: 'api_error' | 'hold';
    triggers: 'activate' | 'break' | 'disconnect' | 'fail';
    events: 'activate' | 'break' | 'disconnect' | 'fail';
    data: {
      activate: NoData;
      fail: { statusDescription?: string };
      break: { statusDescription?: string };
      disconnect: NoData;
      api_error: NoData;
    };
  };
  'conversation.messenger': {
    key: string;
    states: {
      status: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    };
    state: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    decisions: 'look';
    outcomes: 'api_error' | 'hold';
    triggers: 'activate' | 'break' | 'disconnect' | 'fail';
    events: 'activate' | 'break' | 'disconnect' | 'fail';
    data: {
      activate: NoData;
      fail: { statusDescription?: string };
      break: { statusDescription?: string };
      disconnect: NoData;
      api_error: NoData;
    };
  };
  'conversation.telegram': {
    key: string;
    states: {
      status: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    };
    state: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    decisions: 'look';
    outcomes: 'api_error' | 'hold';
    triggers: 'activate' | 'break' | 'disconnect' | 'fail';
    events: 'activate' | 'break' | 'disconnect' | 'fail';
    data: {
      activate: NoData;
      fail: { statusDescription?: string };
      break: { statusDescription?: string };
      disconnect: NoData;
      api_error: NoData;
    };
  };
  'conversation.viber': {
    key: string;
    states: {
      status: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    };
    state: 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING';
    decisions: 'look';
    outcomes: 'api_error' | 'hold';
    triggers: 'activate' | 'break' | 'disconnect' | 'fail';
    events: 'activate' | 'break' | 'disconnect' | 'fail';
    data: {
      activate: NoData;
      fail: { statusDescription?: string };
      break: { statusDescription?: string };
      disconnect: NoData;
      api_error: NoData;
    };
  };
  'kakaotalk.sender': {
    key: string;
    states: {
      'changes.status': 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';
      state: 'ACTIVE' | 'BLOCKED' | 'INACTIVE' | 'SUSPENDED' | 'VERIFYING';
    };
    state: 'ACTIVE' | 'BLOCKED' | 'DRAFT' | 'INACTIVE' | 'IN_PROGRESS' | 'REJECTED' | 'SUSPENDED' | 'VERIFYING';
    decisions: 'category' | 'review' | 'submit';
    outcomes: 'account_data_is_corrupt' | 'account_exists' | 'account_is_in_progress' | 'account_not_updatable' | 'approve' | 'hold' | 'reject' | 'unknown_category';
    triggers: 'approve' | 'block' | 'comment' | 'deactivate' | 'reject' | 'remove' | 'resume' | 'suspend' | 'unblock';
    events: 'approve' | 'block' | 'comment' | 'deactivate' | 'discard' | 'draft' | 'edit' | 'register' | 'reject' | 'remove' | 'resume' | 'submit' | 'suspend' | 'unblock' | 'verify';
    data: {
      draft: NoData;
      edit: NoData;
      submit: NoData;
      approve: { comment?: string };
      reject: { comment?: string };
      discard: NoData;
      register: NoData;
      verify: NoData;
      suspend: NoData;
      resume: { comment?: string };
      block: NoData;
      unblock: { comment?: string };
      deactivate: { comment?: string };
      comment: { comment?: string };
      remove: NoData;
      account_exists: NoData;
      account_not_updatable: NoData;
      account_data_is_corrupt: NoData;
      account_is_in_progress: NoData;
      unknown_category: NoData;
    };
  };
  'kakaotalk.template': {
    key: string;
    states: {
      'changes.status': 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';
      state: 'APPROVED' | 'REJECTED';
    };
    state: 'APPROVED' | 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';
    decisions: 'review' | 'submit';
    outcomes: 'approve' | 'hold' | 'internal_error' | 'reject' | 'submit_error';
    triggers: 'approve' | 'comment' | 'lapse' | 'reject';
    events: 'approve' | 'comment' | 'draft' | 'edit' | 'lapse' | 'reject' | 'submit';
    data: {
      draft: NoData;
      edit: NoData;
      submit: NoData;
      approve: NoData;
      reject: { comment?: string };
      comment: { comment?: string };
      lapse: NoData;
      submit_error: NoData;
      internal_error: NoData;
    };
  };
  'rcs.brandRegistration': {
    key: string;
    states: {
      'registration.status': 'ARCHIVED' | 'COMPLETED' | 'INCOMPLETE' | 'MANUAL_REVIEW' | 'NEW' | 'PENDING_REVIEW' | 'REJECTED';
      status: 'ARCHIVED' | 'COMPLETED' | 'DRAFT';
    };
    state: 'ARCHIVED' | 'COMPLETED' | 'DRAFT' | 'INCOMPLETE' | 'MANUAL_REVIEW' | 'NEW' | 'PENDING_REVIEW' | 'REJECTED';
    decisions: 'review' | 'submission';
    outcomes: 'approve' | 'hold' | 'reject' | 'submit';
    triggers: 'approve' | 'archive' | 'escalate' | 'reject' | 'sendBack' | 'submit';
    events: 'approve' | 'archive' | 'begin' | 'escalate' | 'reject' | 'sendBack' | 'submit';
    data: {
      submit: { comment?: string };
      approve: { comment?: string };
      reject: { comment?: string };
      escalate: { comment?: string };
      sendBack: { comment?: string };
      archive: { comment?: string };
      begin: NoData;
    };
  };
  'rcs.operator': {
    key: string | { senderId: string; country: string; name: string };
    states: {
      status: 'INVALID_IN_GOOGLE_MY_BUSINESS' | 'LAUNCHED' | 'NOT_LAUNCHED' | 'PENDING' | 'PENDING_UNLAUNCHED' | 'REJECTED' | 'SUSPENDED' | 'UNLAUNCHED';
    };
    state: 'INVALID_IN_GOOGLE_MY_BUSINESS' | 'LAUNCHED' | 'NOT_LAUNCHED' | 'PENDING' | 'PENDING_UNLAUNCHED' | 'REJECTED' | 'SUSPENDED' | 'UNLAUNCHED';
    decisions: 'approval' | 'takedown';
    outcomes: 'hold' | 'invalidate' | 'launch' | 'reject' | 'suspend' | 'takeDown';
    triggers: 'invalidate' | 'launch' | 'reject' | 'resume' | 'suspend' | 'takeDown' | 'unlaunch';
    events: 'invalidate' | 'launch' | 'reject' | 'resume' | 'start' | 'suspend' | 'takeDown' | 'unlaunch' | 'withdraw';
    data: {
      start: NoData;
      launch: { remark?: string; comment?: string };
      reject: { remark?: string; comment?: string };
      suspend: { remark?: string; comment?: string };
      invalidate: { remark?: string; comment?: string };
      withdraw: NoData;
      resume: { remark?: string; comment?: string };
      unlaunch: { remark?: string; comment?: string };
      takeDown: { remark?: string; comment?: string };
    };
  };
  'rcs.sender': {
    key: string;
    states: {
      state: 'DRAFT' | 'IN_PROGRESS' | 'IN_TEST' | 'LAUNCHED' | 'LAUNCHING' | 'PREPARING_LAUNCH' | 'UNLAUNCHED';
    };
    state: 'DRAFT' | 'IN_PROGRESS' | 'IN_TEST' | 'LAUNCHED' | 'LAUNCHING' | 'PREPARING_LAUNCH' | 'UNLAUNCHED';
    decisions: 'agent' | 'invitations' | 'launch' | 'read' | 'setup' | 'video';
    outcomes: 'addVideo' | 'hold' | 'invalid_agent' | 'launch_busy' | 'launch_gone' | 'launch_inactive' | 'read_busy' | 'read_inactive' | 'setUp' | 'suspended_in_gmb' | 'too_many_invitations' | 'verification_settled';
    triggers: 'addVideo' | 'begin' | 'fail' | 'setUp' | 'submit' | 'succeed' | 'unlaunch' | 'withdraw';
    events: 'addVideo' | 'begin' | 'create' | 'edit' | 'fail' | 'launch' | 'setUp' | 'submit' | 'succeed' | 'unlaunch' | 'withdraw';
    data: {
      create: NoData;
      submit: { comment?: string };
      setUp: { comment?: string };
      edit: NoData;
      launch: NoData;
      addVideo: NoData;
      begin: { comment?: string };
      withdraw: { comment?: string };
      succeed: { comment?: string };
      fail: { comment?: string };
      unlaunch: { comment?: string };
      invalid_agent: NoData;
      too_many_invitations: NoData;
      read_inactive: NoData;
      read_busy: NoData;
      launch_inactive: NoData;
      launch_busy: NoData;
      launch_gone: NoData;
      suspended_in_gmb: NoData;
      verification_settled: NoData;
    };
  };
  'rcs.testNumber': {
    key: string | { senderId: string; number: string };
    states: {
      state: 'DECLINED' | 'EXPIRED' | 'FAILED' | 'REJECTED' | 'UNVERIFIED' | 'VERIFIED';
    };
    state: 'DECLINED' | 'EXPIRED' | 'FAILED' | 'REJECTED' | 'UNVERIFIED' | 'VERIFIED';
    decisions: 'capabilities' | 'carrier' | 'invitation' | 'invite' | 'reach';
    outcomes: 'accept' | 'agent_lookup' | 'before_launch' | 'decline' | 'hold' | 'invalid' | 'unreachable' | 'wrong_supplier';
    triggers: 'accept' | 'before_launch' | 'decline' | 'expire' | 'unreachable';
    events: 'accept' | 'before_launch' | 'decline' | 'expire' | 'invite' | 'unreachable';
    data: {
      invite: NoData;
      accept: NoData;
      decline: NoData;
      unreachable: NoData;
      before_launch: NoData;
      expire: NoData;
      invalid: NoData;
      wrong_supplier: NoData;
      agent_lookup: NoData;
    };
  };
  'sms.app': {
    key: string;
    states: {
      status: 'ACTIVE' | 'BLOCKED';
    };
    state: 'ACTIVE' | 'BLOCKED';
    decisions: never;
    outcomes: 'hold';
    triggers: 'block' | 'unblock';
    events: 'block' | 'create' | 'unblock';
    data: {
      create: NoData;
      block: NoData;
      unblock: NoData;
    };
  };
  'whatsapp.account': {
    key: string;
    states: {
      'changes.status': 'IN_PROGRESS' | 'PENDING_FACEBOOK_VERIFICATION' | 'REJECTED';
      state: 'ONBOARDED' | 'REJECTED';
    };
    state: 'IN_PROGRESS' | 'ONBOARDED' | 'PENDING_FACEBOOK_VERIFICATION' | 'REJECTED';
    decisions: 'data' | 'deletion' | 'insights' | 'processing' | 'verification';
    outcomes: 'approve' | 'corrupt' | 'hold' | 'no_insights' | 'refuse' | 'reject' | 'stuck_drafts' | 'verify';
    triggers: 'approve' | 'ban' | 'change' | 'comment' | 'limit' | 'refuse' | 'reject' | 'verify';
    events: 'approve' | 'ban' | 'change' | 'comment' | 'edit' | 'limit' | 'refuse' | 'reject' | 'signUp' | 'submit' | 'verify';
    data: {
      submit: NoData;
      edit: NoData;
      verify: { comment?: string };
      refuse: { comment?: string };
      approve: NoData;
      reject: { comment?: string };
      signUp: NoData;
      limit: { businessDailyLimit?: 'TIER_100K' | 'TIER_10K' | 'TIER_1K' | 'TIER_250' | 'TIER_2K' | 'TIER_50' | 'TIER_UNLIMITED' };
      ban: { wabaBanState?: 'DISABLE' | 'REINSTATE' | 'SCHEDULE_FOR_DISABLE' };
      change: { wabaName?: string; currency?: string; wabaMaxPriceOnboarded?: boolean; wabaEnabledForDirectSend?: boolean };
      comment: { comment?: string };
      corrupt: NoData;
      no_insights: NoData;
      stuck_drafts: NoData;
    };
  };
  'whatsapp.sender': {
    key: string;
    states: {
      'changes.status': 'DRAFT' | 'ERROR' | 'IN_PROGRESS' | 'REJECTED';
      state: 'ACTIVE' | 'INACTIVE' | 'PENDING_VERIFICATION' | 'SUSPENDED';
      'metadata.displayName.status': 'APPROVED' | 'DEFERRED' | 'PENDING' | 'REJECTED';
      'metadata.username.status': 'APPROVED' | 'DELETED' | 'EXPIRED' | 'PENDING' | 'REJECTED' | 'RESERVED';
    };
    state: 'ACTIVE' | 'APPROVED' | 'DEFERRED' | 'DELETED' | 'DRAFT' | 'ERROR' | 'EXPIRED' | 'INACTIVE' | 'IN_PROGRESS' | 'PENDING' | 'PENDING_VERIFICATION' | 'REJECTED' | 'RESERVED' | 'SUSPENDED';
    decisions: 'displayName' | 'register' | 'review' | 'submit' | 'username' | 'usernameForm';
    outcomes: 'already_registered' | 'approve' | 'approveDisplayName' | 'approveUsername' | 'code_failed' | 'corrupt' | 'deferDisplayName' | 'expireUsername' | 'facebook_limit' | 'facebook_login' | 'fail' | 'foreign_manager' | 'hold' | 'many_wabas' | 'no_free_number' | 'no_waba' | 'not_approved' | 'other_manager' | 'other_waba' | 'provisioned_number' | 'reject' | 'rejectDisplayName' | 'rejectUsername' | 'reserveUsername' | 'taken_waba' | 'too_many' | 'unavailable' | 'used_number' | 'wrong_region';
    triggers: 'approve' | 'approveDisplayName' | 'approveUsername' | 'comment' | 'deactivate' | 'deferDisplayName' | 'expireUsername' | 'fail' | 'limit' | 'rate' | 'reinstate' | 'reject' | 'rejectDisplayName' | 'rejectUsername' | 'remove' | 'reserveUsername' | 'suspend';
    events: 'approve' | 'approveDisplayName' | 'approveUsername' | 'changeDisplayName' | 'changeUsername' | 'comment' | 'deactivate' | 'deferDisplayName' | 'discard' | 'draft' | 'dropUsername' | 'edit' | 'expireUsername' | 'fail' | 'limit' | 'rate' | 'register' | 'reinstate' | 'reject' | 'rejectDisplayName' | 'rejectUsername' | 'remove' | 'reserveUsername' | 'submit' | 'suspend' | 'verify';
    data: {
      draft: NoData;
      edit: NoData;
      submit: NoData;
      approve: { verifiedAtMeta?: boolean; comment?: string };
      reject: { comment?: string };
      fail: { errorCode?: 'CANNOT_ASSIGN_CREDIT_LINE' | 'CANNOT_ASSIGN_SYSTEM_USER' | 'CANNOT_CREATE_NEW_WHATSAPP_SENDER' | 'CANNOT_CREATE_WABA_FOR_BUSINESS' | 'CANNOT_GET_DETAILS_FOR_CLOUD_API' | 'CANNOT_GET_WABA_DETAILS' | 'CANNOT_REGISTER_NEW_WHATSAPP_SENDER' | 'CANNOT_REGISTER_TO_CLOUD_API' | 'CANNOT_SUBSCRIBE_TO_CLOUD_API' | 'CANNOT_SUBSCRIBE_TO_WEBHOOK' | 'DUPLICATES_ON_SENDER_PHONE_NUMBER' | 'FAILED_TO_FETCH_APPROVED_MESSAGE_TEMPLATES' | 'MULTIPLE_WABA_FOR_PROJECT_ID' | 'NOT_VERIFIED_REQUESTED_PHONE_NUMBER' | 'NOT_VERIFY_BUSINESS_VIA_WHATSAPP' | 'NOVA_ACCOUNT_ID_CONFLICT' | 'NO_CERTIFICATE_AVAILABLE' | 'NO_NOVA_ACCOUNT_ID' | 'NO_PRICING_PLAN' | 'NO_PROJECT_ID' | 'NO_VERIFIED_PHONE_NUMBER' | 'PROJECT_ID_CONFLICT' | 'REQUESTED_PHONE_NUMBER_OR_COUNTRY_CODE_CONFLICT' | 'SENDER_HAS_BEEN_DELETED' | 'UNKNOWN_ERROR' | 'WABA_CONNECTED_TO_ANOTHER_PROJECT'; errorReason?: string; comment?: string };
      discard: NoData;
      register: NoData;
      verify: NoData;
      suspend: NoData;
      reinstate: { comment?: string };
      deactivate: { comment?: string };
      rate: { qualityRating?: 'GREEN' | 'RED' | 'UNKNOWN' | 'YELLOW' };
      limit: { dailyLimit?: 'NOT_SET' | 'TIER_100K' | 'TIER_10K' | 'TIER_1K' | 'TIER_250' | 'TIER_2K' | 'TIER_50' | 'TIER_UNLIMITED' };
      comment: { comment?: string };
      remove: NoData;
      changeDisplayName: NoData;
      approveDisplayName: NoData;
      rejectDisplayName: { rejectionReason?: string };
      deferDisplayName: NoData;
      changeUsername: NoData;
      dropUsername: NoData;
      approveUsername: NoData;
      rejectUsername: { rejectionReason?: string };
      reserveUsername: NoData;
      expireUsername: NoData;
      corrupt: NoData;
      foreign_manager: NoData;
      other_manager: NoData;
      no_waba: NoData;
      many_wabas: NoData;
      other_waba: NoData;
      taken_waba: NoData;
      used_number: NoData;
      provisioned_number: NoData;
      no_free_number: NoData;
      wrong_region: NoData;
      facebook_limit: NoData;
      facebook_login: NoData;
      code_failed: NoData;
      not_approved: NoData;
      already_registered: NoData;
      too_many: NoData;
      unavailable: NoData;
    };
  };
  'whatsapp.solution': {
    key: string;
    states: Record<never, never>;
    state: never;
    decisions: 'creation';
    outcomes: 'activation_failed' | 'creation_failed' | 'hold';
    triggers: never;
    events: never;
    data: {
      creation_failed: NoData;
      activation_failed: NoData;
    };
  };
  'whatsapp.template': {
    key: string | { name: string; language: string };
    states: {
      'changes.status': 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';
      state: 'APPROVED' | 'DISABLED' | 'PAUSED' | 'REJECTED';
    };
    state: 'APPROVED' | 'DISABLED' | 'DRAFT' | 'IN_PROGRESS' | 'PAUSED' | 'REJECTED';
    decisions: 'delete' | 'review' | 'submit';
    outcomes: 'approve' | 'duplicate_content' | 'hold' | 'limit' | 'locked' | 'policy' | 'reject' | 'submit_error';
    triggers: 'announceCategory' | 'applyCategory' | 'approve' | 'archive' | 'categorize' | 'disable' | 'expire' | 'flag' | 'pause' | 'reinstate' | 'reject' | 'revoke' | 'score' | 'unpause';
    events: 'announceCategory' | 'applyCategory' | 'approve' | 'archive' | 'categorize' | 'delete' | 'disable' | 'discard' | 'draft' | 'edit' | 'expire' | 'flag' | 'pause' | 'reinstate' | 'reject' | 'revoke' | 'score' | 'submit' | 'unpause';
    data: {
      draft: NoData;
      edit: NoData;
      submit: NoData;
      discard: NoData;
      delete: NoData;
      approve: NoData;
      reject: { rejectionCode?: 'ABUSIVE_CONTENT' | 'INCORRECT_CATEGORY' | 'INVALID_FORMAT' | 'NONE' | 'SCAM'; comment?: string; judged?: string };
      pause: NoData;
      unpause: NoData;
      disable: NoData;
      reinstate: NoData;
      flag: NoData;
      archive: NoData;
      score: { qualityScore?: 'QUALITY_SCORE_GREEN' | 'QUALITY_SCORE_RED' | 'QUALITY_SCORE_UNKNOWN' | 'QUALITY_SCORE_YELLOW' };
      categorize: { category?: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY' };
      announceCategory: { category?: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY' };
      applyCategory: NoData;
      revoke: { rejectionCode?: 'ABUSIVE_CONTENT' | 'INCORRECT_CATEGORY' | 'INVALID_FORMAT' | 'NONE' | 'SCAM'; comment?: string };
      expire: NoData;
      submit_error: NoData;
      limit: NoData;
      duplicate_content: NoData;
      policy: NoData;
      locked: NoData;
    };
  };
}

/** As Lifecycles, also by the last part of a name, where only one lifecycle has it. */
export interface LifecyclesByName extends Lifecycles {
  bundle: Lifecycles['bundles.bundle'];
  instagram: Lifecycles['conversation.instagram'];
  messenger: Lifecycles['conversation.messenger'];
  telegram: Lifecycles['conversation.telegram'];
  viber: Lifecycles['conversation.viber'];
  brandRegistration: Lifecycles['rcs.brandRegistration'];
  operator: Lifecycles['rcs.operator'];
  testNumber: Lifecycles['rcs.testNumber'];
  account: Lifecycles['whatsapp.account'];
  solution: Lifecycles['whatsapp.solution'];
}

/** Error codes of the simulator itself, besides those of the API. */
export type ServerErrorCode = 'bad_request' | 'method_not_allowed' | 'not_simulated' | 'payload_too_large' | 'preference_not_documented' | 'request_timeout' | 'route_not_found' | 'simulated_fault' | 'storage_unavailable' | 'too_many_requests' | 'unsupported_encoding' | 'unsupported_media_type';
