// GENERATED from the contract by build/generate-types.ts (npm run contract): do not edit.

export type BundlesSubprojectInputDto = {
  /** falls back to the root name; request fails when both are missing */
  name?: string;
  /** optional */
  labels?: { [name: string]: string };
};

export type BundlesInputBundlesSmsAppDto = {
  /** no longer used; will be removed */
  test?: boolean;
  /** falls back to the root name; request fails when both are missing */
  name?: string;
};

export type BundlesWebhooksInputWebhookTriggerEnum = 'BATCH_DELIVERY_REPORT_FULL' | 'BATCH_DELIVERY_REPORT_SUMMARY' | 'BATCH_STATUS_UPDATE' | 'BILLING_CREDIT_LIMIT_BREACHED' | 'CAPABILITY' | 'CHANNEL_EVENT' | 'CONSENT_BATCH_COMPLETE' | 'CONTACT_CREATE' | 'CONTACT_DELETE' | 'CONTACT_IDENTITIES_DUPLICATION' | 'CONTACT_MERGE' | 'CONTACT_UPDATE' | 'CONVERSATION_DELETE' | 'CONVERSATION_START' | 'CONVERSATION_STOP' | 'EVENT_DELIVERY' | 'EVENT_INBOUND' | 'MESSAGE_DELIVERY' | 'MESSAGE_INBOUND' | 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION' | 'MESSAGE_SUBMIT' | 'OPT_IN' | 'OPT_OUT' | 'RECORD_NOTIFICATION' | 'SMART_CONVERSATION' | 'UNSUPPORTED';

export type BundlesInputWebhookTargetTypesEnum = 'DISMISS' | 'GRPC' | 'HTTP';

export type BundlesConversationAppWebhooksInputDto = {
  /** hosts conversation-api.*.sinch.com are forbidden */
  target: string;
  triggers: BundlesWebhooksInputWebhookTriggerEnum[];
  /** optional signing secret */
  secret?: string;
  targetType?: BundlesInputWebhookTargetTypesEnum;
};

export type BundlesInputConversationAppConversationRetentionPolicyTypesEnum = 'CONVERSATION_EXPIRE_POLICY' | 'MESSAGE_EXPIRE_POLICY' | 'PERSIST_RETENTION_POLICY';

export type BundlesConversationAppConversationRetentionPolicyInputDto = {
  retentionPolicyType?: BundlesInputConversationAppConversationRetentionPolicyTypesEnum;
  /** days */
  ttl?: number;
};

export type BundlesInputConversationAppDispatchRetentionPolicyTypesEnum = 'MESSAGE_EXPIRE_POLICY';

export type BundlesConversationAppDispatchRetentionPolicyInputDto = {
  retentionPolicyType?: BundlesInputConversationAppDispatchRetentionPolicyTypesEnum;
  /** days */
  ttl?: number;
};

export type BundlesInputConversationAppProcessingModesEnum = 'CONVERSATION' | 'DISPATCH';

export type BundlesInputConversationAppConsentManagerSettingsModesEnum = 'DISABLED' | 'PRIMARY' | 'SECONDARY';

export type BundlesConversationAppConsentManagerSettingsInputDto = {
  mode: BundlesInputConversationAppConsentManagerSettingsModesEnum;
};

export type BundlesConversationAppInputDto = {
  /** falls back to the root name; request fails when both are missing */
  name?: string;
  /** Conversation API webhooks created on the new app */
  webhooks?: BundlesConversationAppWebhooksInputDto[];
  /** can be changed later through the Conversation App API */
  processingMode?: BundlesInputConversationAppProcessingModesEnum;
  /** can be changed later through the Conversation App API */
  retentionPolicy?: BundlesConversationAppConversationRetentionPolicyInputDto | BundlesConversationAppDispatchRetentionPolicyInputDto;
  consentManagerSettings?: BundlesConversationAppConsentManagerSettingsInputDto;
};

/** ALL listens to every event. Prose groups: Common = ALL; Bundles = BUNDLE_DONE; the rest by prefix. RCS_ACCOUNT_COMMENT_ADDED is in the enum but not in the prose list */
export type BundlesWebhookTriggersEnum = 'ALL' | 'BUNDLE_DONE' | 'KAKAOTALK_SENDER_ACTIVE' | 'KAKAOTALK_SENDER_COMMENT_ADDED' | 'KAKAOTALK_SENDER_INACTIVE' | 'KAKAOTALK_SENDER_REJECTED' | 'KAKAOTALK_TEMPLATE_APPROVED' | 'KAKAOTALK_TEMPLATE_COMMENT_ADDED' | 'KAKAOTALK_TEMPLATE_REJECTED' | 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED' | 'RCS_SENDER_COMMENT_ADDED' | 'RCS_SENDER_OPERATOR_STATUS_UPDATED' | 'RCS_SENDER_STATUS_UPDATED' | 'RCS_ACCOUNT_COMMENT_ADDED' | 'WHATSAPP_ACCOUNT_COMMENT_ADDED' | 'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED' | 'WHATSAPP_ACCOUNT_ONBOARDED' | 'WHATSAPP_ACCOUNT_PENDING_VERIFICATION' | 'WHATSAPP_ACCOUNT_REJECTED' | 'WHATSAPP_WABA_ACCOUNT_CHANGED' | 'WHATSAPP_SENDER_ACTIVE' | 'WHATSAPP_SENDER_COMMENT_ADDED' | 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED' | 'WHATSAPP_SENDER_DELETED' | 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' | 'WHATSAPP_SENDER_ERROR' | 'WHATSAPP_SENDER_INACTIVE' | 'WHATSAPP_SENDER_PENDING_VERIFICATION' | 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED' | 'WHATSAPP_SENDER_REJECTED' | 'WHATSAPP_SENDER_USERNAME_UPDATED' | 'WHATSAPP_TEMPLATE_APPROVED' | 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE' | 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' | 'WHATSAPP_TEMPLATE_COMMENT_ADDED' | 'WHATSAPP_TEMPLATE_DELETED' | 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED' | 'WHATSAPP_TEMPLATE_REJECTED' | 'WHATSAPP_TEMPLATE_STATUS_UPDATED';

export type BundlesWebhookInputDto = {
  target: string;
  /** signs the webhook body; should have high entropy */
  secret: string;
  triggers: BundlesWebhookTriggersEnum[];
};

/** staging environment allows only EU and US */
export type BundlesBundlesInputRegionEnum = 'BR' | 'EU' | 'US';

export type BundlesInputBundlesDto = {
  /** default name of every resource block that has none */
  name?: string;
  /** staging environment allows only EU and US */
  region: BundlesBundlesInputRegionEnum;
  /** without a subproject all resources are created under the projectId of the request; with it they go into a new subproject of that project (own name and labels possible) */
  subproject?: BundlesSubprojectInputDto | boolean;
  /** created under the project or the subproject */
  smsApp?: BundlesInputBundlesSmsAppDto | boolean;
  /** created under the project or the subproject; every other created resource is associated with it */
  convApp?: BundlesConversationAppInputDto | boolean;
  /** kept as it was sent; no number is provisioned */
  testNumber?: string | boolean | { [name: string]: unknown };
  /** Provisioning API webhooks; target must be unique across items */
  webhooks?: BundlesWebhookInputDto[];
};

export type BundlesBundleServicesStateEnum = 'DONE' | 'FAILED' | 'IN_PROGRESS';

export type BundlesHttpStatusCodeEnum = 100 | 101 | 102 | 103 | 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | 300 | 301 | 302 | 303 | 304 | 305 | 306 | 307 | 308 | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451 | 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

export type BundlesWebhookDeliveryStatusDto = {
  webhookId: string;
  httpStatusCode: BundlesHttpStatusCodeEnum;
  errorMessage?: string;
  date: string;
};

export type BundlesBundlesRegionEnum = 'BR' | 'EU' | 'US';

export type BundlesSubprojectStatusEnum = 'PENDING' | 'READY';

export type BundlesSubprojectDto = {
  id: string;
  name: string;
  /** present if provided */
  labels?: { [name: string]: string };
  parentProjectId: string;
  /** PENDING = set-up not finished; READY = active */
  status: BundlesSubprojectStatusEnum;
};

export type BundlesProvisioningStatesEnum = 'ACTIVE' | 'BLOCKED' | 'DELETED' | 'DEPROVISIONING' | 'DEPROVISIONING_FAILED' | 'FAILED_ADD' | 'FAILED_BLOCK' | 'FAILED_DELETE' | 'FAILED_UNBLOCK' | 'FAILED_UPDATE' | 'IN_PROGRESS_ADD' | 'IN_PROGRESS_BLOCK' | 'IN_PROGRESS_DELETE' | 'IN_PROGRESS_UNBLOCK' | 'IN_PROGRESS_UPDATE' | 'PENDING_ADD' | 'PENDING_BLOCK' | 'PENDING_DELETE' | 'PENDING_UNBLOCK' | 'PENDING_UPDATE' | 'PROVISIONING' | 'PROVISIONING_ADD' | 'PROVISIONING_ADD_FAILED' | 'PROVISIONING_BLOCK' | 'PROVISIONING_BLOCK_FAILED' | 'PROVISIONING_FAILED' | 'PROVISIONING_UNBLOCK' | 'PROVISIONING_UNBLOCK_FAILED' | 'PROVISIONING_UPDATE' | 'PROVISIONING_UPDATE_FAILED' | 'STATUS_UNSPECIFIED' | 'UNRECOGNIZED';

export type BundlesSmsAppRegionsEnum = 'AU' | 'BR' | 'CA' | 'EU' | 'US' | 'UNRECOGNIZED';

export type BundlesBundlesSmsAppDto = {
  id: string;
  /** SMS service that owns the app */
  smsServiceId: string;
  name: string;
  /** PENDING_* = queued, IN_PROGRESS_*\/PROVISIONING* = running, FAILED_*\/*_FAILED = failed, ACTIVE = ready */
  status: BundlesProvisioningStatesEnum;
  regions: BundlesSmsAppRegionsEnum[];
  test: boolean;
  /** phone number of the SMS app was verified */
  numberVerified?: boolean;
};

export type BundlesWebhooksWebhookTriggerEnum = 'BATCH_DELIVERY_REPORT_FULL' | 'BATCH_DELIVERY_REPORT_SUMMARY' | 'BATCH_STATUS_UPDATE' | 'BILLING_CREDIT_LIMIT_BREACHED' | 'CAPABILITY' | 'CHANNEL_EVENT' | 'CONSENT_BATCH_COMPLETE' | 'CONTACT_CREATE' | 'CONTACT_DELETE' | 'CONTACT_IDENTITIES_DUPLICATION' | 'CONTACT_MERGE' | 'CONTACT_UPDATE' | 'CONVERSATION_DELETE' | 'CONVERSATION_START' | 'CONVERSATION_STOP' | 'EVENT_DELIVERY' | 'EVENT_INBOUND' | 'MESSAGE_DELIVERY' | 'MESSAGE_INBOUND' | 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION' | 'MESSAGE_SUBMIT' | 'OPT_IN' | 'OPT_OUT' | 'RECORD_NOTIFICATION' | 'SMART_CONVERSATION' | 'UNRECOGNIZED' | 'UNSPECIFIED_TRIGGER' | 'UNSUPPORTED';

export type BundlesConversationAppWebhooksDto = {
  id: string;
  target: string;
  triggers: BundlesWebhooksWebhookTriggerEnum[];
  /** optional signing secret */
  secret?: string;
};

export type BundlesConversationAppProcessingModesEnum = 'CONVERSATION' | 'DISPATCH' | 'UNRECOGNIZED' | 'UNSPECIFIED';

export type BundlesConversationAppRetentionPolicyTypesEnum = 'CONVERSATION_EXPIRE_POLICY' | 'MESSAGE_EXPIRE_POLICY' | 'PERSIST_RETENTION_POLICY' | 'UNRECOGNIZED';

export type BundlesConversationAppRetentionPolicyDto = {
  retentionPolicyType: BundlesConversationAppRetentionPolicyTypesEnum;
  /** days */
  ttl?: number;
};

export type BundlesConversationAppConsentManagerSettingsModesEnum = 'DISABLED' | 'PRIMARY' | 'SECONDARY' | 'UNRECOGNIZED';

export type BundlesConversationAppConsentManagerSettingsDto = {
  mode: BundlesConversationAppConsentManagerSettingsModesEnum;
};

export type BundlesConversationAppChannelIntegrationStatusEnum = 'ACTIVE' | 'FAILING' | 'PENDING' | 'UNRECOGNIZED';

export type BundlesConversationAppDto = {
  id: string;
  name: string;
  webhooks?: BundlesConversationAppWebhooksDto[];
  processingMode: BundlesConversationAppProcessingModesEnum;
  retentionPolicy?: BundlesConversationAppRetentionPolicyDto;
  consentManagerSettings?: BundlesConversationAppConsentManagerSettingsDto;
  /** state of the SMS channel credentials on the app */
  smsChannelStatus?: BundlesConversationAppChannelIntegrationStatusEnum;
};

/** this shape has no secret property */
export type BundlesWebhookDto = {
  id: string;
  target: string;
  projectId: string;
  triggers: BundlesWebhookTriggersEnum[];
};

export type BundlesBundlesDto = {
  id: string;
  /** project or subproject that holds the created resources */
  projectId: string;
  name?: string;
  state: BundlesBundleServicesStateEnum;
  /** one delivery result for every BUNDLE_DONE webhook */
  webhookDeliveryStatuses?: BundlesWebhookDeliveryStatusDto[];
  region: BundlesBundlesRegionEnum;
  /** only if requested */
  subproject?: BundlesSubprojectDto;
  /** only if requested */
  smsApp?: BundlesBundlesSmsAppDto;
  /** only if requested */
  convApp?: BundlesConversationAppDto;
  /** only if requested */
  testNumber?: string | boolean | { [name: string]: unknown };
  /** only if requested */
  webhooks?: BundlesWebhookDto[];
};

export type BundlesPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

export type BundlesListBundlesDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  bundles: BundlesBundlesDto[];
};

export type ControlRefusal = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

export type ControlHealth = {
  /** `degraded`: changes cannot be saved; `troubles` says which */
  status: 'ok' | 'degraded';
  /** version of the simulator */
  version: string;
  /** version of the contract that it simulates */
  contract: string;
  uptimeMs: number;
  /** number of projects in use */
  projects: number;
  /** what is degraded; absent if nothing is */
  troubles?: string[];
  /** the processes that share the projects; absent if this one is alone */
  cluster?: {
    /** URL under which the others reach this process */
    address: string;
    /** false: it has lost contact with the database, and answers 503 for its projects */
    connected: boolean;
    /** all processes that give signs of life, oldest first; empty while the database is away */
    members: {
      address: string;
      /** how many projects it holds, each with its sub-projects */
      families: number;
      /** whether it is the process that answers */
      self: boolean;
    }[];
  };
};

export type ControlSettings = {
  /** version of the simulator */
  version: string;
  /** version of the contract that it simulates */
  contract: string;
  /** value of every flag, by the name that the library gives it; durations in milliseconds; `adminToken` only says whether there is one */
  settings: { [name: string]: unknown };
  scenario: {
    name: string;
    description: string;
    projects: {
      /** `*` stands for any other project */
      id: string;
      parent?: string;
      initialized: string[];
      /** empty if any credentials are accepted */
      credentials: {
        keyId: string;
        keySecret: string;
      }[];
    }[];
  };
};

export type ControlProjects = {
  projects: ControlProject[];
  /** omitted on the last page */
  nextPageToken?: string;
};

export type ControlProject = {
  id: string;
  /** false: the scenario names it, but nothing has used it yet */
  begun: boolean;
  /** true: nobody has used it for the time of `--idle`, so it is kept on disk only; the next call that names it brings it back */
  resting: boolean;
  /** time of the newest entry of its history, on its own clock */
  lastActivity?: string;
  /** when the next job of its clock is due */
  nextDue?: string;
  /** the project whose bundle created this one */
  parent?: string;
  scenario: string;
  seed: number;
  clock: ControlClock;
  /** number of pending decisions and timed transitions */
  pending: number;
  /** number of records in each collection */
  records: { [name: string]: number };
  /** number of deliveries in each status */
  deliveries: { [name: string]: number };
  /** after an import: secrets that neither the document nor the project had, and that must be set again */
  toSetAgain?: ControlMissingSecret[];
};

export type ControlMissingSecret = {
  project: string;
  /** collection of the record, or `credentials` */
  collection: string;
  /** key of the record */
  key: string;
  /** a dotted path */
  field: string;
};

export type ControlReset = {
  scenario?: string;
  seed?: number;
};

export type ControlClock = {
  mode: ControlClockMode;
  now: string;
  /** seconds of the project per real second */
  scale: number;
};

export type ControlClockMode = 'real' | 'frozen';

export type ControlClockChange = {
  mode?: ControlClockMode;
  now?: ControlInstant;
  scale?: number;
};

/** as `30d`, `1h30m` or `2 hours`, or as ISO 8601 writes it: `P30D`, `PT1H` */
export type ControlDuration = string;

/** a date and time, UTC unless it has an offset; a date (its first instant in UTC); or milliseconds since 1970, which can be a number */
export type ControlInstant = string;

/** real milliseconds, or a duration such as `30s` */
export type ControlPatience = number;

/** exactly one of by, to and until */
export type ControlAdvance = {
  by?: ControlDuration;
  /** an instant, or `next`: to the next thing on the agenda */
  to?: ControlInstant | 'next';
  until?: {
    match: ControlHistoryMatch;
  };
  /** how far `until` goes if nothing matches; 365d by default */
  atMost?: ControlDuration;
};

/** an entry of the history matches if each of these fields is equal */
export type ControlHistoryMatch = {
  kind?: ControlHistoryKind;
  lifecycle?: string;
  key?: ControlKey;
  /** the state field */
  field?: string;
  /** the state that a field changes to */
  state?: string;
  /** event of the lifecycle */
  event?: string;
  change?: 'opened' | 'changed' | 'taken' | 'closed';
  decision?: string;
  outcome?: string;
  /** type of the webhook event */
  type?: string;
  /** id of the delivery */
  delivery?: string;
  webhookId?: string;
  /** status of a response */
  status?: number;
  result?: ControlDeliveryStatus;
};

export type ControlSettled = {
  now: string;
  /** what happened, in order */
  fired: ControlFired[];
  settled: true;
  /** with `until`: the first entry that matched; omitted if none did */
  found?: ControlHistoryEntry;
};

export type ControlFired = {
  at: string;
  /** the project or one of its sub-projects */
  project: string;
  /** lifecycle and event */
  what: string;
  resource?: string;
  from?: string;
  to?: string;
  /** webhook events that were sent */
  events: string[];
};

export type ControlPendingList = {
  pending: ControlPending[];
};

export type ControlPending = {
  id: string;
  lifecycle: string;
  key: string;
  /** `clock` if only time decides */
  decision: string;
  /** the state field that is waiting; empty if the resource as a whole is */
  field: string;
  /** who decides */
  who: string;
  since: string;
  /** when it is taken; null: held for a manual decision */
  due: string | null;
  /** the outcome that will be taken */
  outcome: string;
  /** possible outcomes */
  outcomes: string[];
  /** data of the outcome */
  with: { [name: string]: unknown };
  /** the reason: a rule, a magic value, a platform rule or the default */
  because: string;
};

export type ControlDecision = {
  outcome?: string;
  /** data of the outcome */
  with?: { [name: string]: unknown };
};

export type ControlTrigger = {
  lifecycle: string;
  key: ControlKey;
  event: string;
  /** data of the event */
  with?: { [name: string]: unknown };
};

export type ControlRules = {
  rules: ControlRule[];
};

export type ControlRuleMatch = {
  lifecycle: string;
  /** key of one resource */
  key?: string;
  /** pattern for a name of the resource: `*` any text, `?` one character */
  name?: string;
};

export type ControlRuleMatchInput = {
  /** as in `whatsapp.template`; its last part is enough if only one lifecycle has it */
  lifecycle: string;
  key?: ControlKey;
  /** pattern for a name of the resource: `*` any text, `?` one character */
  name?: string;
};

/** key of a resource: a text such as `spring_sale/EN_US`, or its parts, such as {name, language} */
export type ControlKey = string | { [name: string]: string };

export type ControlRuleInput = {
  match: ControlRuleMatchInput;
  outcome: string | string[];
  /** data of the outcomes */
  with?: { [name: string]: unknown };
  /** delay instead of the default */
  after?: ControlDuration;
  /** how often it applies; unlimited by default */
  times?: number;
  /** false: it is kept, but does not apply */
  enabled?: boolean;
};

export type ControlRuleChange = {
  match?: ControlRuleMatchInput;
  outcome?: string | string[];
  /** data of the outcomes */
  with?: { [name: string]: unknown };
  /** delay instead of the default */
  after?: ControlDuration;
  /** how often it applies */
  times?: number;
  /** false: it is kept, but does not apply */
  enabled?: boolean;
};

export type ControlRuleTest = {
  lifecycle: string;
  /** key of a resource, which need not exist */
  key?: ControlKey;
  /** a name of the resource; by default those of the one with this key */
  name?: string;
};

export type ControlRuleTested = {
  decisions: ({
    /** name of the decision or the check */
    decision: string;
    who: string;
    /** `pass` for a check that passes */
    outcome: string;
    /** data of the outcome */
    with: { [name: string]: unknown };
    /** delay; null: held for a manual decision; omitted for a check, which is made within the request */
    after?: string | null;
    /** the rule, the magic value or the default that determines the outcome */
    because: string;
  })[];
  /** newest first */
  rules: {
    id: string;
    applies: boolean;
    /** why it applies or does not */
    because: string;
  }[];
};

export type ControlRule = {
  id: string;
  match: ControlRuleMatch;
  outcomes: string[];
  with: { [name: string]: unknown };
  after?: string;
  times?: number;
  /** omitted if it applies */
  enabled?: boolean;
  /** how often it has applied */
  hits: number;
};

export type ControlFaults = {
  faults: ControlFault[];
};

export type ControlFaultMatch = {
  /** id of the operation, or as much of `service.group.action` as only one operation has: `createWebhook`, `whatsapp.createTemplate` */
  operation?: string;
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** pattern for the path without its query: `*` any text, `?` one character */
  path?: string;
};

export type ControlDrop = 'reset' | 'timeout' | 'truncated';

export type ControlLost = 'request' | 'answer';

export type ControlLatency = ControlDuration | {
  uniform?: {
    min: ControlDuration;
    max: ControlDuration;
  };
  lognormal?: {
    median: ControlDuration;
    /** spread of the logarithm; 0.5 is usual */
    sigma: number;
  };
};

export type ControlFaultInput = {
  match?: ControlFaultMatch;
  /** an error code that the operation documents */
  error?: string;
  /** a status without a documented code */
  status?: number;
  latency?: ControlLatency;
  drop?: ControlDrop;
  lost?: ControlLost;
  probability?: number;
  /** how many calls it affects; unlimited by default */
  times?: number;
  /** false: it is kept, but does not apply */
  enabled?: boolean;
};

export type ControlFaultChange = {
  match?: ControlFaultMatch;
  /** an error code that the operation documents */
  error?: string;
  /** a status without a documented code */
  status?: number;
  latency?: ControlLatency;
  drop?: ControlDrop;
  lost?: ControlLost;
  probability?: number;
  /** how many calls it affects */
  times?: number;
  /** false: it is kept, but does not apply */
  enabled?: boolean;
};

export type ControlFault = {
  id: string;
  match: ControlFaultMatch;
  error?: string;
  status?: number;
  latency?: ControlLatency;
  drop?: ControlDrop;
  /** for a drop: what is lost, the request (the operation is not carried out) or the answer (it is) */
  lost?: ControlLost;
  probability?: number;
  times?: number;
  /** omitted if it applies */
  enabled?: boolean;
  /** how many calls it has affected */
  hits: number;
};

export type ControlLimitInput = {
  requests: number;
  per: ControlDuration;
};

export type ControlLimits = {
  limit?: {
    requests: number;
    per: string;
    remaining: number;
    /** when the current window ends */
    resets?: string;
  };
};

export type ControlHistory = {
  history: ControlHistoryEntry[];
  /** pass it as `since` to get what follows */
  next: number;
  /** number of the oldest entry that is still kept */
  oldest: number;
  /** how many entries after `since` are no longer kept; omitted if none */
  lost?: number;
  /** `since` belongs to an earlier history; omitted if not */
  restarted?: boolean;
};

export type ControlHistoryKind = 'request' | 'transition' | 'decision' | 'event' | 'delivery' | 'clock' | 'control' | 'fault';

export type ControlHistoryEntry = ControlRequestEntry | ControlTransitionEntry | ControlDecisionEntry | ControlEventEntry | ControlDeliveryEntry | ControlClockEntry | ControlCallEntry | ControlFaultEntry;

export type ControlRequestEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'request';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  /** omitted if no operation has this method and path */
  operation?: string;
  method: string;
  url: string;
  /** status of the response; 0 for a request that a fault lost */
  status: number;
  errorCode?: string;
  /** id of the injected fault that applied */
  fault?: string;
};

export type ControlTransitionEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'transition';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  lifecycle: string;
  /** key of the resource */
  key: string;
  event: string;
  /** the state field */
  field: string;
  from: string | null;
  /** null: the field was cleared */
  to: string | null;
  /** client, platform, clock, or the name of a decision */
  by: string;
};

export type ControlDecisionEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'decision';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  /** opened: it waits; changed: a rule gave it another outcome or time; taken: it was made; closed: its resource moved on or was deleted before */
  change: 'opened' | 'changed' | 'taken' | 'closed';
  /** id of the pending decision; omitted for a check within a request */
  id?: string;
  lifecycle: string;
  key: string;
  /** `clock` if only time decides */
  decision: string;
  /** the state field that waits; empty if the resource as a whole does */
  field: string;
  who: string;
  /** null: held for a manual decision */
  due: string | null;
  outcome: string;
  /** data of the outcome */
  with: { [name: string]: unknown };
  /** the reason: a rule, a magic value, the default, or a manual decision */
  because: string;
};

export type ControlEventEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'event';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  /** type of the webhook event */
  type: string;
  /** ids of its deliveries; empty if no webhook subscribes to it */
  deliveries: string[];
  /** the event as it is sent */
  body: { [name: string]: unknown };
};

export type ControlDeliveryEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'delivery';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  /** id of the delivery */
  delivery: string;
  /** type of the webhook event */
  type: string;
  webhookId: string;
  target: string;
  /** counts the attempts from 1; 0 if none was made */
  attempt: number;
  /** status of the response; omitted if there was none */
  status?: number;
  /** why there was no response */
  error?: string;
  result: ControlDeliveryStatus;
};

export type ControlClockEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'clock';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  from: string;
  /** the same if only mode or speed changed */
  to: string;
  mode: ControlClockMode;
  scale: number;
};

export type ControlCallEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'control';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  operation: string;
  method: string;
  url: string;
  /** the request body as parsed JSON, unless it is longer than 10000 characters */
  body?: unknown;
};

export type ControlFaultEntry = {
  /** counts up from 1 */
  number: number;
  /** the project or one of its sub-projects */
  project: string;
  kind: 'fault';
  at: string;
  /** number of the entry that caused this one; null: no entry did */
  cause: number | null;
  /** id of the injected fault */
  fault: string;
  operation: string;
  /** the error code, the status or the kind of drop; omitted if it only delayed the response */
  effect?: string;
  /** delay in real milliseconds */
  latencyMs?: number;
};

export type ControlResources = {
  resources: ControlResourceSummary[];
  /** how many match on all pages */
  total: number;
  /** omitted on the last page */
  nextPageToken?: string;
};

export type ControlResourceSummary = {
  lifecycle: string;
  key: string;
  /** a name for people */
  title: string;
  /** state of each state field; null: the field is empty */
  states: { [name: string]: string | null };
  /** what it waits for */
  pending: ControlPending[];
  /** events that a trigger can cause now */
  possible: string[];
};

export type ControlResource = {
  lifecycle: string;
  key: string;
  /** a name for people */
  title: string;
  /** state of each state field; null: the field is empty */
  states: { [name: string]: string | null };
  /** what it waits for */
  pending: ControlPending[];
  /** events that a trigger can cause now */
  possible: string[];
  /** path of the operation that returns it; omitted if it is only part of another resource */
  path?: string;
  /** as the API returns it */
  resource: { [name: string]: unknown };
  /** the possible events, with the data that they take */
  triggers: ControlOutcome[];
  /** oldest first */
  activities: ControlActivity[];
  /** what happened to it, and because of what: the newest 200 entries */
  history: ControlHistoryEntry[];
};

export type ControlActivity = {
  type: string;
  created: string;
  author: string;
  comment?: string;
};

export type ControlAgenda = {
  now: string;
  agenda: ControlAgendaItem[];
};

export type ControlAgendaItem = {
  /** null: held for a manual decision */
  at: string | null;
  project: string;
  /** decision: a third party decides; clock: time moves a resource on; delivery: an attempt to deliver an event; expiry: something stops being valid, such as a reserved name */
  kind: 'decision' | 'clock' | 'delivery' | 'expiry';
  /** lifecycle and outcome, type of the event, or collection */
  what: string;
  /** why it happens */
  because: string;
  /** id of the pending decision or of the delivery */
  id?: string;
  lifecycle?: string;
  /** key of the resource or of the record */
  key?: string;
  /** who decides */
  who?: string;
  /** the outcome that will be taken */
  outcome?: string;
};

export type ControlRequests = {
  requests: ControlRequest[];
};

export type ControlRequest = {
  /** number of its entry in the history */
  number: number;
  at: string;
  /** omitted if no operation has this method and path */
  operation?: string;
  method: string;
  url: string;
  request: ControlMessage;
  answer: {
    /** status of the response, even if the response was lost; 0 for a request that a fault lost */
    status: number;
    headers: { [name: string]: string };
    /** parsed JSON, or text if it is not JSON */
    body?: unknown;
  };
  errorCode?: string;
  /** id of the platform rule that rejected the request */
  platformRule?: string;
  /** why the request was rejected */
  brokenRules?: ControlBrokenRule[];
  /** what the request probably meant, where it was ignored; also in the header x-mock-hint of the answer */
  hints?: string[];
  /** id of the injected fault that applied */
  fault?: string;
};

export type ControlMessage = {
  headers: { [name: string]: unknown };
  /** parsed JSON, or text if it is not JSON */
  body?: unknown;
};

export type ControlBrokenRule = {
  in?: 'path' | 'query' | 'body';
  field?: string;
  message: string;
  /** location of the rule in the contract */
  rule: string;
};

export type ControlRequestMatch = {
  /** id of the operation, or as much of `service.group.action` as only one operation has */
  operation?: string;
  method?: string;
  /** pattern for the path without its query: `*` any text, `?` one character */
  path?: string;
  /** required query parameters and their values */
  query?: { [name: string]: string };
  /** patterns for headers, by name */
  headers?: { [name: string]: string };
  /** part of the body: an object matches if each field given here matches */
  body?: unknown;
  status?: number;
  errorCode?: string;
};

export type ControlRequestCount = {
  match?: ControlRequestMatch;
  /** only entries after this number */
  since?: number;
};

export type ControlRequestsCounted = {
  count: number;
  nearMisses?: ControlNearMiss[];
};

export type ControlNearMiss = {
  /** the request or the delivery */
  what: string;
  differences: string[];
};

export type ControlRequestWait = {
  match?: ControlRequestMatch;
  /** only entries after this number */
  since?: number;
  count?: number;
  timeoutMs?: ControlPatience;
};

export type ControlRequestsAwaited = {
  satisfied: boolean;
  count: number;
  /** matching entries */
  requests: ControlRequest[];
  nearMisses?: ControlNearMiss[];
};

export type ControlDeliveryMatch = {
  /** type of the event */
  type?: string;
  webhookId?: string;
  /** pattern for the URL: `*` any text, `?` one character */
  target?: string;
  status?: ControlDeliveryStatus;
  /** part of the body: an object matches if each field given here matches */
  body?: unknown;
};

export type ControlDeliveryWait = {
  match?: ControlDeliveryMatch;
  count?: number;
  timeoutMs?: ControlPatience;
};

export type ControlDeliveriesAwaited = {
  satisfied: boolean;
  count: number;
  /** matching entries */
  deliveries: ControlDelivery[];
  nearMisses?: ControlNearMiss[];
};

export type ControlDeliveryModeChange = {
  mode: ControlDeliveryMode;
};

export type ControlRelease = {
  ids?: string[];
};

export type ControlCheckpoints = {
  checkpoints: ControlCheckpoint[];
};

export type ControlCheckpoint = {
  name: string;
  /** the project's time at the checkpoint */
  now: string;
  projects: string[];
  /** size in characters */
  size: number;
};

export type ControlCheckpointDiff = {
  /** the project's time at the checkpoint */
  saved: string;
  now: string;
  changes: ControlChange[];
};

export type ControlChange = {
  project: string;
  /** the collection of a record, or `pending`, `rules`, `faults`, `settings` */
  part: string;
  key: string;
  change: 'added' | 'removed' | 'changed';
  /** what differs; empty unless the change is `changed` */
  fields: {
    /** a dotted path */
    field: string;
    /** omitted if it was absent */
    before?: unknown;
    /** omitted if it is absent */
    after?: unknown;
  }[];
};

export type ControlState = {
  format: 1;
  contract: string;
  /** the project and its sub-projects */
  worlds: ControlSavedWorld[];
};

/** what a record has besides what the API returns; the name of a field says its form */
export type ControlHidden = {
  /** its log */
  activities?: {
    type: string;
    created: string;
    author: string;
    comment?: string;
  }[];
  approved?: boolean | string;
  bespokePrice?: boolean;
  blockedUntil?: number;
  businessManager?: string;
  connected?: boolean;
  conversationAppId?: string;
  country?: string;
  edit?: string;
  edits?: string[];
  entry?: string;
  expires?: string;
  gone?: boolean;
  invitations?: number;
  inviting?: number;
  job?: string;
  made?: string[];
  madeUp?: boolean;
  number?: number;
  /** the one-time password that was sent */
  otp?: {
    code: string | number;
    sent: string;
    to: string;
  };
  pauses?: number;
  phoneNumberId?: string;
  plusFriendId?: string;
  region?: string;
  registrations?: number[];
  removed?: string[];
  routeAssisted?: boolean;
  screens?: string[];
  secret?: string;
  secrets?: { [name: string]: string };
  senderId?: string;
  source?: string;
  sourceToken?: string;
  submitted?: boolean;
  suppliedByAtt?: boolean;
  takenElsewhere?: boolean;
  token?: string;
  usVersion?: string;
  verifiedAtMeta?: boolean;
  wabaId?: string;
  wrongCodes?: number;
};

export type ControlSavedWorld = {
  id: string;
  parent?: string;
  scenario: string;
  seed: number;
  random: number;
  counters: { [name: string]: number };
  calls: { [name: string]: number[] };
  clock: {
    mode: ControlClockMode;
    /** milliseconds since 1970; the API writes years of four digits */
    at: number;
    scale: number;
    /** system time that corresponds to `at`; only for a real clock */
    systemTime?: number;
  };
  jobs: {
    id: string;
    at: number;
    world: string;
    kind: string;
    data: {
      id?: string;
    };
  }[];
  initialized: string[];
  platformRules?: ControlPlatformRuleSwitches;
  settings?: ControlProjectSettings;
  credentials: {
    keyId: string;
    keySecret: string;
  }[];
  /** records by collection */
  collections: { [name: string]: {
    wire: { [name: string]: unknown };
    hidden: ControlHidden;
  }[] };
  waiting: ({
    id: string;
    lifecycle: string;
    key: string;
    decision: string;
    field: string;
    who: string;
    since: number;
    due: number | null;
    outcome: string;
    with: { [name: string]: unknown };
    because: string;
    chosenBy?: {
      kind: 'rule' | 'platformRule' | 'magic' | 'default' | 'lifecycle';
      /** of the rule */
      id?: string;
    };
    finding?: string;
    job?: string;
  })[];
  rules: {
    id: string;
    match: ControlRuleMatch;
    outcomes: string[];
    with: { [name: string]: unknown };
    after?: number;
    times?: number;
    enabled?: boolean;
    hits: number;
  }[];
  faults: {
    list: {
      id: string;
      match: ControlFaultMatch;
      error?: string;
      status?: number;
      latency?: {
        fixed?: number;
        min?: number;
        max?: number;
        median?: number;
        sigma?: number;
      };
      drop?: ControlDrop;
      lost?: ControlLost;
      probability?: number;
      times?: number;
      enabled?: boolean;
      seen: number;
      hits: number;
    }[];
    limit?: {
      requests: number;
      window: number;
      since: number | null;
      used: number;
    };
  };
  deliveryMode: ControlDeliveryMode;
};

export type ControlCodes = {
  codes: ({
    collection: string;
    key: string;
    /** of the type that the operation for it takes: text for WhatsApp, a number for KakaoTalk */
    code: string | number;
    sent: string;
    /** the number the code was sent to */
    to: string;
  })[];
};

export type ControlDeliveries = {
  mode: ControlDeliveryMode;
  deliveries: ControlDelivery[];
  /** omitted on the last page */
  nextPageToken?: string;
};

export type ControlResend = {
  match: ControlDeliveryMatch;
};

export type ControlSample = {
  /** type of the event */
  type: string;
  /** the only webhook that gets it, even if it does not subscribe to it */
  webhookId?: string;
  /** the resource whose payload is sent */
  resource?: {
    lifecycle: string;
    key: ControlKey;
  };
};

export type ControlDeliveryDetail = {
  delivery: ControlDelivery;
  /** what was signed at each attempt */
  signed: ControlSigned[];
};

export type ControlSigned = {
  /** the exact text that was signed with the secret of the webhook: its parts, joined by dots */
  text: string;
  parts: {
    /** the header that carries it, or `body` */
    from: string;
    value: string;
  }[];
  /** how the signature is made */
  algorithm: string;
  /** the value of the signature header */
  signature: string;
};

export type ControlDeliveryMode = 'send' | 'hold';

/** pending: will be sent or retried; delivered: acknowledged with a 2xx; failed: given up after the last retry; withheld: its target is neither this machine nor in a private network; held: waits for release; cancelled: its webhook was deleted */
export type ControlDeliveryStatus = 'pending' | 'delivered' | 'failed' | 'withheld' | 'held' | 'cancelled';

export type ControlDelivery = {
  id: string;
  /** number of the event's entry in the history; omitted if it is older than the history */
  number?: number;
  /** type of the event */
  type: string;
  webhookId: string;
  target: string;
  status: ControlDeliveryStatus;
  created: string;
  nextAttempt?: string;
  /** reason for the status, if the attempts do not show it */
  reason?: string;
  /** the exact text, as signed and sent */
  body: string;
  /** the body as an object: `type`, `payload` and what else the event has */
  event: { [name: string]: unknown };
  attempts: ControlAttempt[];
};

/** a delivery as it is stored */
export type ControlDeliveryRecord = {
  id: string;
  /** type of the event */
  type: string;
  webhookId: string;
  target: string;
  status: ControlDeliveryStatus;
  created: string;
  nextAttempt?: string;
  /** reason for the status, if the attempts do not show it */
  reason?: string;
  /** the exact text, as signed and sent */
  body: string;
  attempts: ControlAttempt[];
};

export type ControlAttempt = {
  /** number of its entry in the history; omitted if it is older than the history */
  number?: number;
  at: string;
  request: {
    headers: { [name: string]: string };
  };
  response?: {
    status: number;
    /** the first 1000 characters */
    body: string;
  };
  /** why there was no response */
  error?: string;
  /** real milliseconds */
  durationMs: number;
};

export type ControlTokenExpiry = {
  /** only tokens issued for this key */
  keyId?: string;
  /** only for calls of this project and of its sub-projects */
  projectId?: string;
};

export type ControlLifecycles = {
  lifecycles: {
    name: string;
    fields: {
      /** the state field */
      field: string;
      transitions: ControlTransition[];
    }[];
    /** a state diagram of every field */
    mermaid: string;
  }[];
};

export type ControlTransition = {
  event: string;
  /** null: the field is empty; `*`: any state */
  from: (string | null)[];
  /** null: the field is cleared; `same`: the state does not change */
  to: string | null;
  /** client, platform, clock, or the name of a decision */
  by: string;
  /** who takes the decision */
  who?: string;
  /** the transition has a further condition */
  conditional: boolean;
  webhookEvent?: string;
  activity?: string;
  with?: ControlTakes;
};

/** event data, by name */
export type ControlTakes = { [name: string]: string[] };

export type ControlExampleKind = 'operation' | 'error' | 'magicValue' | 'platformRule';

export type ControlCatalogExamples = {
  examples: ControlCatalogExample[];
};

export type ControlCatalogExample = {
  kind: ControlExampleKind;
  /** of an operation and an error: id of the operation */
  operation?: string;
  /** of an error: its code */
  error?: string;
  /** of a magic value: where it is recognised, as in the catalogue */
  where?: string;
  /** of a magic value: the value */
  value?: string;
  /** of a magic value: what it causes, as in the catalogue */
  effect?: string;
  /** of a platform rule: its id */
  platformRule?: string;
  /** why the call shows the entry, in a sentence */
  how: string;
  /** the simulator must run in this mode; absent if any does */
  mode?: 'strict';
  /** true: the calls need a project of their own, which they reset or fill */
  ownProject: boolean;
  /** id that the project of its own must have; absent if any does */
  projectId?: string;
  /** how the id of the project of `request` differs: a suffix such as `-mock_locked`, or a `$NAME` */
  project?: string;
  /** in order */
  before: ControlExampleStep[];
  request: ControlExampleRequest;
};

export type ControlExampleStep = {
  method: string;
  /** path of the simulator, such as `/v1/projects/{projectId}/whatsapp/templates` */
  path: string;
  /** sent as JSON */
  body?: unknown;
  /** names for fields of the answer: `{"SENDER": "id"}` keeps its `id` as `$SENDER` */
  keep: { [name: string]: string };
  /** how often it is sent */
  times: number;
  /** true: it is itself answered with an error */
  refused: boolean;
};

export type ControlExampleRequest = {
  method: string;
  path: string;
  headers: { [name: string]: string };
  /** false: sent without credentials */
  credentials: boolean;
  /** the body exactly as it is sent; absent if there is none */
  body?: string;
};

export type ControlCatalog = {
  operations: {
    operation: string;
    /** its shortest name, which faults, matches and commands take as well */
    name: string;
    service: string;
    method: string;
    path: string;
    summary: string;
    /** false: the operation returns 501 and only its errors can be forced */
    simulated: boolean;
    errors: {
      code: string;
      status: number;
      says: string;
    }[];
  }[];
  lifecycles: {
    lifecycle: string;
    decisions: {
      decision: string;
      who: string;
      /** the first is the default */
      outcomes: ControlOutcome[];
    }[];
    checks: {
      /** what the operation checks synchronously */
      check: string;
      who: string;
      outcomes: {
        outcome: string;
        /** the error code that the operation returns */
        error: string;
      }[];
    }[];
    triggers: ControlOutcome[];
  }[];
  magicValues: {
    where: string;
    value: string;
    effect: string;
  }[];
};

export type ControlOutcome = {
  /** name of the outcome or of the event */
  outcome: string;
  with: ControlTakes;
};

export type ControlScenarios = {
  scenarios: ControlScenario[];
};

export type ControlScenario = {
  name: string;
  description: string;
  /** ids of its projects; `*` stands for any other project */
  projects: string[];
};

export type ControlPlatformRules = {
  /** the setting of --platform-rules */
  mode: 'on' | 'off' | 'strict';
  rules: ControlPlatformRule[];
};

export type ControlPlatformRule = {
  id: string;
  resource: string;
  /** check or decision of the resource in which the rule applies; clock: as long as a record breaks the rule */
  step: string;
  says: string;
  outcome: string;
  with: { [name: string]: unknown };
  /** of a rule by the clock: when the outcome comes */
  after?: string;
  source: string;
  certainty: 'documented' | 'observed';
  /** always: cannot be switched off; strict: on with --platform-rules strict only; off: only for projects that switch it on */
  default: 'always' | 'on' | 'strict' | 'off';
  /** whether it applies to projects that do not switch it themselves */
  active: boolean;
  /** fields of a request that breaks the rule, or steps that do */
  refuses: { [name: string]: unknown };
  /** fields of the most similar request that does not, or steps */
  accepts: { [name: string]: unknown };
};

/** id of a platform rule -> whether it applies */
export type ControlPlatformRuleSwitches = { [name: string]: boolean };

/** each is named after a flag of `start`, which applies to projects without a setting of their own */
export type ControlProjectSettings = {
  /** whose time the signature of a webhook carries; real: for receivers that reject old timestamps */
  signatureClock?: 'project' | 'real';
  /** strict: bodies must be sent as JSON */
  contentType?: 'any' | 'strict';
  /** unknown fields of bodies; absent: hint, but reject for RCS senders */
  unknownFields?: 'drop' | 'hint' | 'reject';
};

export type ControlScenarioInput = {
  name: string;
  description?: string;
  /** project id -> initial state; `*` applies to any other project in open mode */
  projects: { [name: string]: {
    initialized: ('whatsapp' | 'kakaotalk' | 'rcs' | 'sms')[];
    credentials?: {
      keyId: string;
      keySecret: string;
    }[];
    now?: ControlInstant;
    /** parent project in this scenario, for a sub-project */
    parent?: string;
    /** hold: decisions pending at the start are held for a manual decision */
    waiting?: 'decide' | 'hold';
    platformRules?: ControlPlatformRuleSwitches;
    settings?: ControlProjectSettings;
    /** records by collection */
    records?: { [name: string]: { [name: string]: unknown }[] };
  } };
};

export type ConversationChannelStatusEnum = 'ACTIVE' | 'ERROR' | 'FAILING' | 'PENDING' | 'UNRECOGNIZED';

export type ConversationTelegramBotInfoDto = {
  status: ConversationChannelStatusEnum;
  /** given when status is ERROR or FAILED (FAILED is not in the enum, FAILING is) */
  statusDescription?: string;
  name?: string;
  username?: string;
  canJoinGroups?: boolean;
  /** true when the bot's privacy mode is off */
  canReadAllGroupMessages?: boolean;
  supportsInlineQueries?: boolean;
};

export type ConversationPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

export type ConversationAccountLocationDto = {
  lon: number;
  lat: number;
};

export type ConversationViberBotInfoDto = {
  status: ConversationChannelStatusEnum;
  /** given when status is ERROR or FAILED (FAILED is not in the enum, FAILING is) */
  statusDescription?: string;
  id?: string;
  name?: string;
  uri?: string;
  /** icon URI */
  icon?: string;
  category?: string;
  subcategory?: string;
  location?: ConversationAccountLocationDto;
  /** long country name */
  country?: string;
  subscribersCount?: number;
};

export type ConversationInstagramInfoDto = {
  status: ConversationChannelStatusEnum;
  /** given when status is ERROR or FAILED (FAILED is not in the enum, FAILING is) */
  statusDescription?: string;
  id?: string;
  /** only if set */
  name?: string;
  username?: string;
  /** only if set */
  biography?: string;
  followersCount?: number;
  followsCount?: number;
  mediaCount?: number;
  /** only if set */
  profilePictureUrl?: string;
  /** only if set */
  website?: string;
};

export type ConversationMessengerInfoDto = {
  status: ConversationChannelStatusEnum;
  /** given when status is ERROR or FAILED (FAILED is not in the enum, FAILING is) */
  statusDescription?: string;
  /** page id */
  id?: string;
  /** page name */
  name?: string;
  /** page name with country codes for Global Pages; visible to the page admin only */
  globalBrandPageName?: string;
};

export type KakaotalkSenderCategoryDto = {
  parentCode: string;
  /** depth in the category tree */
  depth: number;
  code: string;
  name: string;
  /** recursive */
  subcategories: KakaotalkSenderCategoryDto[];
};

export type KakaotalkSenderCategoryListDto = {
  categories: KakaotalkSenderCategoryDto[];
};

export type KakaotalkPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

/** DERIVED, not stated: Korean=English pairs matched by the meaning given per value; grouping by category guessed from the order. 회원 (Membership): 인증/비밀번호/로그인=Authentication/Password/Login, 회원가입=Join membership, 회원정보/회원혜택=Membership information/Member ship benefits; 구매 (Purchase): 구매예약/입고알림=Pre-order/Stock alerts, 구매완료=Purchase completed, 구매취소=Purchase cancellation, 상품가입=Product subscription, 진행상태=Purchase status; 예약 (Reservation): 예약상태=Reservation status, 예약알림/리마인드=Notification/Reminder, 예약완료/예약내역=Completed reservations/Reservation history, 예약취소=Reservation cancellation; 서비스이용 (Customer service): 구매감사/이용확인=Greeting message/Order confirmation, 리마인드=Reminder message, 방문서비스=Visiting service, 신청접수=Application reception, 이용도구=Tools for use, 이용안내/공지=Information/Notification, 처리완료=Notification for treated demands, 피드백 요청=Feedback request; 리포팅 (Reports): 거래알림=Transaction notification, 계약/견적=Contract/Quote, 뉴스레터=Newsletter, 안전/피해예방=Safety/Damage prevention, 요금청구=Billing, 피드백=Feedback; 배송 (Shipping): 배송상태=Shipping status, 배송실패=Failed shipment, 배송예정=Shipping estimation, 배송완료=Shipping completed; 법적고지 (Legal notification): 개인정보=Privacy, 수신동의=Consent of reception, 약관변경=Change of terms and conditions, 휴면 관련=Dormant account related; 업무알림 (Business notification): 내부 업무 알림=Internal business notification, 주문/예약=Order/Reservation; 쿠폰/포인트 (Coupon/Points): 쿠폰/포인트안내=Information coupon/Points, 쿠폰발급=Coupon issuance, 쿠폰사용=Notification for coupon use, 포인트사용=Use of points, 포인트적립=Earn points; 기타 (Others): 기타=Others */
export type KakaotalkTemplateSubcategoryNamesEnum = '인증/비밀번호/로그인' | '회원가입' | '회원정보/회원혜택' | '구매예약/입고알림' | '구매완료' | '구매취소' | '상품가입' | '진행상태' | '예약상태' | '예약알림/리마인드' | '예약완료/예약내역' | '예약취소' | '구매감사/이용확인' | '리마인드' | '방문서비스' | '신청접수' | '이용도구' | '이용안내/공지' | '처리완료' | '피드백 요청' | '거래알림' | '계약/견적' | '뉴스레터' | '안전/피해예방' | '요금청구' | '피드백' | '배송상태' | '배송실패' | '배송예정' | '배송완료' | '개인정보' | '수신동의' | '약관변경' | '휴면 관련' | '내부 업무 알림' | '주문/예약' | '쿠폰/포인트안내' | '쿠폰발급' | '쿠폰사용' | '포인트사용' | '포인트적립' | '기타' | 'UNRECOGNIZED';

export type KakaotalkTemplateSubcategoryEnglishNamesEnum = 'Authentication/Password/Login' | 'Join membership' | 'Membership information/Member ship benefits' | 'Pre-order/Stock alerts' | 'Product subscription' | 'Purchase cancellation' | 'Purchase completed' | 'Purchase status' | 'Completed reservations/Reservation history' | 'Notification/Reminder' | 'Reservation cancellation' | 'Reservation status' | 'Application reception' | 'Feedback request' | 'Greeting message/Order confirmation' | 'Information/Notification' | 'Notification for treated demands' | 'Reminder message' | 'Tools for use' | 'Visiting service' | 'Billing' | 'Contract/Quote' | 'Feedback' | 'Newsletter' | 'Safety/Damage prevention' | 'Transaction notification' | 'Failed shipment' | 'Shipping completed' | 'Shipping estimation' | 'Shipping status' | 'Change of terms and conditions' | 'Consent of reception' | 'Dormant account related' | 'Privacy' | 'Internal business notification' | 'Order/Reservation' | 'Coupon issuance' | 'Earn points' | 'Information coupon/Points' | 'Notification for coupon use' | 'Use of points' | 'Others' | 'UNRECOGNIZED';

export type KakaotalkTemplateSubcategoryDto = {
  /** the code to send when a template is registered or modified */
  code: string;
  name: KakaotalkTemplateSubcategoryNamesEnum;
  nameEnglish: KakaotalkTemplateSubcategoryEnglishNamesEnum;
  groupName: string;
  /** text on the templates it applies to */
  inclusion: string;
  /** text on the templates it does not apply to */
  exclusion: string;
};

/** DERIVED pairs with the English names: 구매 Purchase, 기타 Others, 리포팅 Reports, 배송 Shipping, 법적고지 Legal notification, 서비스이용 Customer service, 업무알림 Business notification, 예약 Reservation, 쿠폰/포인트 Coupon/Points, 회원 Membership */
export type KakaotalkTemplateCategoryNamesEnum = '구매' | '기타' | '리포팅' | '배송' | '법적고지' | '서비스이용' | '업무알림' | '예약' | '쿠폰/포인트' | '회원' | 'UNRECOGNIZED';

export type KakaotalkTemplateCategoryEnglishNamesEnum = 'Business notification' | 'Coupon/Points' | 'Customer service' | 'Legal notification' | 'Membership' | 'Others' | 'Purchase' | 'Reports' | 'Reservation' | 'Shipping' | 'UNRECOGNIZED';

export type KakaotalkTemplateCategoryDto = {
  name: KakaotalkTemplateCategoryNamesEnum;
  nameEnglish: KakaotalkTemplateCategoryEnglishNamesEnum;
  subcategories: KakaotalkTemplateSubcategoryDto[];
};

export type KakaotalkTemplateCategoryListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  categories: KakaotalkTemplateCategoryDto[];
};

export type KakaotalkTemplateStatesEnum = 'APPROVED' | 'REJECTED';

export type KakaotalkKakaoTalkButtonTypeEnum = 'APP_LINK' | 'BOT_FOR_CONSULTATION' | 'BOT_KEYWORD' | 'BOT_TRANSFER' | 'BUSINESS_FORM' | 'BUTTON_TYPE_UNSPECIFIED' | 'CHANNEL_ID_ADDED' | 'DELIVERY_SEARCH' | 'IMAGE_SECURE_TRANSMISSION_PLUGIN_ID' | 'MESSAGE_DELIVERY' | 'ONE_CLICK_PAYMENT_PLUGIN' | 'PERSONAL_INFORMATION_USE_PLUGIN_ID' | 'WEB_LINK' | 'UNRECOGNIZED';

export type KakaotalkButtonDto = {
  /** position of the button */
  ordering?: number;
  type?: KakaotalkKakaoTalkButtonTypeEnum;
  name?: string;
  /** mobile web link */
  linkMo?: string;
  /** desktop web link */
  linkPc?: string;
  /** iOS app link */
  schemeIos?: string;
  /** Android app link */
  schemeAndroid?: string;
};

export type KakaotalkTemplateLanguagesEnum = 'AF' | 'AR' | 'AZ' | 'BG' | 'BN' | 'CA' | 'CS' | 'DA' | 'DE' | 'EL' | 'EN' | 'EN_GB' | 'EN_US' | 'ES' | 'ES_AR' | 'ES_ES' | 'ES_MX' | 'ET' | 'FA' | 'FI' | 'FIL' | 'FR' | 'GA' | 'GU' | 'HA' | 'HE' | 'HI' | 'HR' | 'HU' | 'ID' | 'IT' | 'JA' | 'KA' | 'KK' | 'KN' | 'KO' | 'KY_KG' | 'LO' | 'LT' | 'LV' | 'MK' | 'ML' | 'MR' | 'MS' | 'NB' | 'NL' | 'PA' | 'PL' | 'PT_BR' | 'PT_PT' | 'RO' | 'RU' | 'RW_RW' | 'SK' | 'SL' | 'SQ' | 'SR' | 'SV' | 'SW' | 'TA' | 'TE' | 'TH' | 'TR' | 'UK' | 'UR' | 'UZ' | 'VI' | 'ZH_CN' | 'ZH_HK' | 'ZH_TW' | 'ZU' | 'UNRECOGNIZED';

export type KakaotalkKakaoTalkTemplateMessageTypeEnum = 'AD_INCLUDED' | 'BASIC' | 'EXTRA_INFORMATION' | 'MIXED' | 'TEMPLATE_MESSAGE_TYPE_UNSPECIFIED' | 'UNRECOGNIZED';

export type KakaotalkKakaoTalkTemplateEmphasizeTypeEnum = 'EMPHASIZE_TYPE_IMAGE' | 'EMPHASIZE_TYPE_NONE' | 'EMPHASIZE_TYPE_TEXT' | 'EMPHASIZE_TYPE_UNSPECIFIED' | 'UNRECOGNIZED';

export type KakaotalkTemplateDetailsDto = {
  language: KakaotalkTemplateLanguagesEnum;
  messageType: KakaotalkKakaoTalkTemplateMessageTypeEnum;
  emphasizeType: KakaotalkKakaoTalkTemplateEmphasizeTypeEnum;
  categoryCode: string;
  securityFlag: boolean;
  /** described as the button name in the source; evidently the template name */
  name: string;
  /** body */
  content?: string;
  extra?: string;
  /** ad phrase or consent request inside the template */
  ad?: string;
  title?: string;
  subtitle?: string;
  /** file name of the upload */
  imageName?: string;
  imageUrl?: string;
  buttons: KakaotalkButtonDto[];
};

export type KakaotalkTemplateChangesDetailsDto = {
  language?: KakaotalkTemplateLanguagesEnum;
  messageType?: KakaotalkKakaoTalkTemplateMessageTypeEnum;
  emphasizeType?: KakaotalkKakaoTalkTemplateEmphasizeTypeEnum;
  categoryCode?: string;
  securityFlag?: boolean;
  name?: string;
  /** body */
  content?: string;
  extra?: string;
  /** ad phrase or consent request inside the template */
  ad?: string;
  title?: string;
  subtitle?: string;
  imageName?: string;
  imageUrl?: string;
  buttons?: KakaotalkButtonDto[];
};

export type KakaotalkTemplateStatusesEnum = 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';

export type KakaotalkTemplateChangesDto = {
  /** DRAFT = saved only, IN_PROGRESS = submitted and processing, REJECTED = reviewed and refused */
  status: KakaotalkTemplateStatusesEnum;
  details: KakaotalkTemplateDetailsDto | KakaotalkTemplateChangesDetailsDto;
};

export type KakaotalkTemplateDto = {
  id?: string;
  /** registered delivery template code */
  code: string;
  state?: KakaotalkTemplateStatesEnum;
  /** pending changes if any */
  changes?: KakaotalkTemplateChangesDto;
  details?: KakaotalkTemplateDetailsDto;
  /** UTC ISO 8601 date-time */
  created?: string;
  /** UTC ISO 8601 date-time */
  modified?: string;
};

export type KakaotalkTemplateListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  templates: KakaotalkTemplateDto[];
};

/** enum text says SUBMIT is the default; update inputs default to DRAFT instead */
export type KakaotalkActionsEnum = 'DRAFT' | 'SUBMIT';

export type KakaotalkInputKakaoTalkButtonTypeEnum = 'APP_LINK' | 'BOT_FOR_CONSULTATION' | 'BOT_KEYWORD' | 'BOT_TRANSFER' | 'BUSINESS_FORM' | 'CHANNEL_ID_ADDED' | 'DELIVERY_SEARCH' | 'IMAGE_SECURE_TRANSMISSION_PLUGIN_ID' | 'MESSAGE_DELIVERY' | 'ONE_CLICK_PAYMENT_PLUGIN' | 'PERSONAL_INFORMATION_USE_PLUGIN_ID' | 'WEB_LINK';

export type KakaotalkInputButtonDto = {
  ordering: number;
  type: KakaotalkInputKakaoTalkButtonTypeEnum;
  /** not required for a draft */
  name?: string;
  /** mobile web link */
  linkMo?: string;
  /** desktop web link */
  linkPc?: string;
  /** iOS app link */
  schemeIos?: string;
  /** Android app link */
  schemeAndroid?: string;
};

export type KakaotalkInputTemplateLanguagesEnum = 'AF' | 'AR' | 'AZ' | 'BG' | 'BN' | 'CA' | 'CS' | 'DA' | 'DE' | 'EL' | 'EN' | 'EN_GB' | 'EN_US' | 'ES' | 'ES_AR' | 'ES_ES' | 'ES_MX' | 'ET' | 'FA' | 'FI' | 'FIL' | 'FR' | 'GA' | 'GU' | 'HA' | 'HE' | 'HI' | 'HR' | 'HU' | 'ID' | 'IT' | 'JA' | 'KA' | 'KK' | 'KN' | 'KO' | 'KY_KG' | 'LO' | 'LT' | 'LV' | 'MK' | 'ML' | 'MR' | 'MS' | 'NB' | 'NL' | 'PA' | 'PL' | 'PT_BR' | 'PT_PT' | 'RO' | 'RU' | 'RW_RW' | 'SK' | 'SL' | 'SQ' | 'SR' | 'SV' | 'SW' | 'TA' | 'TE' | 'TH' | 'TR' | 'UK' | 'UR' | 'UZ' | 'VI' | 'ZH_CN' | 'ZH_HK' | 'ZH_TW' | 'ZU';

export type KakaotalkInputKakaoTalkTemplateMessageTypeEnum = 'AD_INCLUDED' | 'BASIC' | 'EXTRA_INFORMATION' | 'MIXED';

export type KakaotalkInputKakaoTalkTemplateEmphasizeTypeEnum = 'EMPHASIZE_TYPE_IMAGE' | 'EMPHASIZE_TYPE_NONE' | 'EMPHASIZE_TYPE_TEXT';

export type KakaotalkInputTemplateDetailsDto = {
  /** described as the button name in the source; evidently the template name */
  name: string;
  language: KakaotalkInputTemplateLanguagesEnum;
  /** body; not required for a draft */
  content?: string;
  messageType?: KakaotalkInputKakaoTalkTemplateMessageTypeEnum;
  emphasizeType?: KakaotalkInputKakaoTalkTemplateEmphasizeTypeEnum;
  categoryCode?: string;
  /** for OTP-like messages; text is shown only on the main device */
  securityFlag?: boolean;
  extra?: string;
  /** shortened on devices after two lines (over 23 characters Android and 27 iOS) */
  title?: string;
  /** shortened on devices over 18 characters Android and 21 iOS */
  subtitle?: string;
  /** file name of the upload */
  imageName?: string;
  /** image/jpeg or image/png, at most 500KB, at least 500x250 px, aspect ratio 2x1 */
  imageUrl?: string;
  /** type must be unique across items */
  buttons?: KakaotalkInputButtonDto[];
};

export type KakaotalkInputTemplateDto = {
  status?: KakaotalkActionsEnum;
  details: KakaotalkInputTemplateDetailsDto;
  /** keep the template as a draft when submission fails */
  saveDraftOnFailure?: boolean;
};

/** this shape has no language property */
export type KakaotalkInputUpdateTemplateDetailsDto = {
  name?: string;
  /** body */
  content?: string;
  messageType?: KakaotalkInputKakaoTalkTemplateMessageTypeEnum;
  emphasizeType?: KakaotalkInputKakaoTalkTemplateEmphasizeTypeEnum;
  categoryCode?: string;
  /** for OTP-like messages; text is shown only on the main device */
  securityFlag?: boolean;
  extra?: string | null;
  title?: string | null;
  subtitle?: string | null;
  imageName?: string | null;
  /** image/jpeg or image/png, at most 500KB, at least 500x250 px, aspect ratio 2x1 */
  imageUrl?: string | null;
  /** type must be unique across items */
  buttons?: KakaotalkInputButtonDto[] | null;
};

export type KakaotalkInputUpdateTemplateDto = {
  status?: KakaotalkActionsEnum;
  details?: KakaotalkInputUpdateTemplateDetailsDto;
};

export type KakaotalkCommentTypeEnum = 'CREATED';

export type KakaotalkCommentDto = {
  type: KakaotalkCommentTypeEnum;
  comment: string;
  created?: string;
};

export type KakaotalkCommentInputDto = {
  comment: string;
};

export type KakaotalkTemplateNotificationTypeEnum = 'COMMENT_ADDED' | 'CREATED' | 'DRAFT' | 'EDITED' | 'IN_PROGRESS' | 'REJECTED';

export type KakaotalkTemplateNotificationDto = {
  type: KakaotalkTemplateNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type KakaotalkTemplateNotificationListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: KakaotalkTemplateNotificationDto[];
};

export type KakaotalkSenderStatesEnum = 'ACTIVE' | 'BLOCKED' | 'INACTIVE' | 'SUSPENDED' | 'VERIFYING';

export type KakaotalkSenderDetailsDto = {
  adminPhoneNo: string;
  name: string;
  logoImage?: string;
  /** 3 digits */
  topLevelCategoryCode: string;
  /** 4 digits */
  midLevelCategoryCode: string;
  /** 4 digits */
  subLevelCategoryCode: string;
};

export type KakaotalkSenderChangesDetailsDto = {
  adminPhoneNo?: string;
  name?: string;
  logoImage?: string;
  /** 3 digits */
  topLevelCategoryCode?: string;
  /** 4 digits */
  midLevelCategoryCode?: string;
  /** 4 digits */
  subLevelCategoryCode?: string;
};

export type KakaotalkSenderStatusesEnum = 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';

export type KakaotalkSenderChangesDto = {
  /** DRAFT = saved only, IN_PROGRESS = submitted and processing, REJECTED = reviewed and refused */
  status: KakaotalkSenderStatusesEnum;
  details: KakaotalkSenderDetailsDto | KakaotalkSenderChangesDetailsDto;
};

export type KakaotalkSenderDto = {
  id?: string;
  plusFriendId: string;
  /** VERIFYING = verification under way, INACTIVE = exists but not active, SUSPENDED = temporary, BLOCKED = unusable */
  state?: KakaotalkSenderStatesEnum;
  /** pending changes if any */
  changes?: KakaotalkSenderChangesDto;
  details?: KakaotalkSenderDetailsDto;
  /** UTC ISO 8601 date-time */
  created?: string;
  /** UTC ISO 8601 date-time */
  modified?: string;
};

export type KakaotalkInputSenderDetailsDto = {
  /** not required for a draft */
  adminPhoneNo?: string;
  /** not required for a draft */
  name?: string;
  /** image/jpeg or image/png, at most 5MB */
  logoImage?: string;
  /** 3 digits; not required for a draft */
  topLevelCategoryCode?: string;
  /** 4 digits; not required for a draft */
  midLevelCategoryCode?: string;
  /** 4 digits; not required for a draft */
  subLevelCategoryCode?: string;
};

export type KakaotalkInputSenderDto = {
  status?: KakaotalkActionsEnum;
  /** keep as a draft when submission fails */
  saveDraftOnFailure?: boolean;
  plusFriendId: string;
  /** not required for a draft */
  details?: KakaotalkInputSenderDetailsDto;
};

export type KakaotalkInputVerifySenderDto = {
  code: number;
};

export type KakaotalkSenderListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  senders: KakaotalkSenderDto[];
};

export type KakaotalkSenderNotificationTypeEnum = 'ACTIVE' | 'COMMENT_ADDED' | 'CREATED' | 'DRAFT' | 'EDITED' | 'IN_PROGRESS' | 'INACTIVE' | 'REJECTED';

export type KakaotalkSenderNotificationDto = {
  type: KakaotalkSenderNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type KakaotalkSenderNotificationListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: KakaotalkSenderNotificationDto[];
};

export type KakaotalkInputUpdateSenderDetailsDto = {
  adminPhoneNo?: string;
  name?: string;
  logoImage?: string | null;
  /** 3 digits */
  topLevelCategoryCode?: string;
  /** 4 digits */
  midLevelCategoryCode?: string;
  /** 4 digits */
  subLevelCategoryCode?: string;
};

/** this shape has no plusFriendId property */
export type KakaotalkInputUpdateSenderDto = {
  status?: KakaotalkActionsEnum;
  details?: KakaotalkInputUpdateSenderDetailsDto;
};

export type RcsAccountNotificationTypeEnum = 'COMMENT_ADDED' | 'CREATED';

export type RcsAccountNotificationDto = {
  type: RcsAccountNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type RcsAccountNotificationListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: RcsAccountNotificationDto[];
};

export type RcsPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

export type RcsCommentTypeEnum = 'CREATED';

export type RcsCommentDto = {
  type: RcsCommentTypeEnum;
  comment: string;
  created?: string;
};

export type RcsCommentInputDto = {
  comment: string;
};

export type RcsOperatorStatusEnum = 'LAUNCHED' | 'NOT_LAUNCHED' | 'PENDING' | 'PENDING_UNLAUNCHED' | 'REJECTED' | 'SUSPENDED' | 'UNLAUNCHED' | 'INVALID_IN_GOOGLE_MY_BUSINESS' | 'UNRECOGNIZED';

export type RcsOperatorDto = {
  name: string;
  /** PENDING = waits for activation, PENDING_UNLAUNCHED = unlaunch under way, SUSPENDED = temporarily inactive */
  status: RcsOperatorStatusEnum;
  /** comment on the current state */
  remark?: string;
  /** date of the last state change */
  modified?: string;
};

/** ISO 3166 two-letter codes */
export type RcsCountryCodesEnum = 'AD' | 'AE' | 'AF' | 'AG' | 'AI' | 'AL' | 'AM' | 'AO' | 'AQ' | 'AR' | 'AS' | 'AT' | 'AU' | 'AW' | 'AZ' | 'BA' | 'BB' | 'BD' | 'BE' | 'BF' | 'BG' | 'BH' | 'BI' | 'BJ' | 'BM' | 'BN' | 'BO' | 'BQ' | 'BR' | 'BS' | 'BT' | 'BW' | 'BY' | 'BZ' | 'CA' | 'CD' | 'CF' | 'CG' | 'CH' | 'CI' | 'CK' | 'CL' | 'CM' | 'CN' | 'CO' | 'CR' | 'CU' | 'CV' | 'CW' | 'CY' | 'CZ' | 'DE' | 'DJ' | 'DK' | 'DM' | 'DO' | 'DZ' | 'EC' | 'EE' | 'EG' | 'ER' | 'ES' | 'ET' | 'FI' | 'FJ' | 'FK' | 'FM' | 'FO' | 'FR' | 'GA' | 'GB' | 'GD' | 'GE' | 'GF' | 'GG' | 'GH' | 'GI' | 'GL' | 'GM' | 'GN' | 'GP' | 'GQ' | 'GR' | 'GT' | 'GU' | 'GW' | 'GY' | 'HK' | 'HN' | 'HR' | 'HT' | 'HU' | 'ID' | 'IE' | 'IL' | 'IM' | 'IN' | 'IO' | 'IQ' | 'IR' | 'IS' | 'IT' | 'JE' | 'JM' | 'JO' | 'JP' | 'KE' | 'KG' | 'KH' | 'KI' | 'KM' | 'KN' | 'KP' | 'KR' | 'KW' | 'KY' | 'KZ' | 'LA' | 'LB' | 'LC' | 'LI' | 'LK' | 'LR' | 'LS' | 'LT' | 'LU' | 'LV' | 'LY' | 'MA' | 'MC' | 'MD' | 'ME' | 'MG' | 'MH' | 'MK' | 'ML' | 'MM' | 'MN' | 'MO' | 'MP' | 'MQ' | 'MR' | 'MS' | 'MT' | 'MU' | 'MV' | 'MW' | 'MX' | 'MY' | 'MZ' | 'NA' | 'NC' | 'NE' | 'NF' | 'NG' | 'NI' | 'NL' | 'NO' | 'NP' | 'NR' | 'NU' | 'NZ' | 'OM' | 'PA' | 'PE' | 'PF' | 'PG' | 'PH' | 'PK' | 'PL' | 'PM' | 'PR' | 'PS' | 'PT' | 'PW' | 'PY' | 'QA' | 'RE' | 'RO' | 'RS' | 'RU' | 'RW' | 'SA' | 'SB' | 'SC' | 'SD' | 'SE' | 'SG' | 'SH' | 'SI' | 'SK' | 'SL' | 'SM' | 'SN' | 'SO' | 'SR' | 'SS' | 'ST' | 'SV' | 'SX' | 'SY' | 'SZ' | 'TC' | 'TD' | 'TG' | 'TH' | 'TJ' | 'TK' | 'TL' | 'TM' | 'TN' | 'TO' | 'TR' | 'TT' | 'TV' | 'TW' | 'TZ' | 'UA' | 'UG' | 'UM' | 'US' | 'UY' | 'UZ' | 'VC' | 'VE' | 'VG' | 'VI' | 'VN' | 'VU' | 'WF' | 'WS' | 'XK' | 'YE' | 'YT' | 'ZA' | 'ZM' | 'ZW' | 'UNRECOGNIZED';

export type RcsCountryStatusDto = {
  country: RcsCountryCodesEnum;
  /** country-level status */
  status: RcsOperatorStatusEnum;
  /** mobile network operators */
  operators: RcsOperatorDto[];
};

export type RcsTestNumberStatesEnum = 'DECLINED' | 'EXPIRED' | 'FAILED' | 'INVALID' | 'PENDING' | 'REJECTED' | 'UNVERIFIED' | 'VERIFIED' | 'UNRECOGNIZED';

export type RcsTestNumberStateDto = {
  number: string;
  /** PENDING = waits for backend or operator, EXPIRED = user did not answer the invite in time, FAILED = all attempts used up, DECLINED = refused by system or operator, VERIFIED = usable */
  state: RcsTestNumberStatesEnum;
  /** date the number was submitted */
  submitted: string;
};

export type RcsConversationApiAppRegionsEnum = 'BR' | 'EU' | 'US' | 'UNRECOGNIZED';

export type RcsConversationAppChannelIntegrationStatusEnum = 'ACTIVE' | 'FAILING' | 'PENDING' | 'UNRECOGNIZED';

export type RcsConversationApiAppDto = {
  id: string;
  /** project of the app */
  projectId: string;
  region: RcsConversationApiAppRegionsEnum;
  /** state of the channel credentials */
  channelStatus?: RcsConversationAppChannelIntegrationStatusEnum;
};

export type RcsSenderStatesEnum = 'DRAFT' | 'IN_PROGRESS' | 'IN_TEST' | 'LAUNCHED' | 'LAUNCHING' | 'PREPARING_LAUNCH' | 'UNLAUNCHED' | 'UNKNOWN';

export type RcsEmailDto = {
  label: string;
  address: string;
};

export type RcsPhoneDto = {
  label: string;
  /** digits without country code and separators or a valid E.164 number */
  number: string;
};

export type RcsWebsiteDto = {
  label: string;
  url: string;
};

export type RcsSenderDetailsBrandDto = {
  name?: string;
  emails?: RcsEmailDto[];
  phones?: RcsPhoneDto[];
  websites?: RcsWebsiteDto[];
  color?: string;
  description?: string;
  bannerUrl?: string;
  logoUrl?: string;
  privacyPolicyUrl?: string;
  termsOfServiceUrl?: string;
};

export type RcsSenderDetailsQuestionnaireQuestionObjectDto = {
  question: string;
  suggestedAnswers: string[];
};

export type RcsSenderDetailsQuestionnaireGeneralQuestionsDto = {
  optInDescription: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  triggerDescription: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  interactionsDescription: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  optOutDescription: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  videoUris: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  screenshotUris: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsSenderDetailsQuestionnaireAnswerMetadataDto = {
  /** string (such as a custom delimiter) that is ignored at launch */
  ignore?: string;
};

export type RcsSenderDetailsQuestionnaireGeneralAnswersDto = {
  optInDescription?: string;
  optInDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  triggerDescription?: string;
  triggerDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  interactionsDescription?: string;
  interactionsDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  /** message sent when a user opts out */
  optOutDescription?: string;
  optOutDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  /** public; for review only */
  videoUris?: string[];
  /** public; for review only */
  screenshotUris?: string[];
};

export type RcsSenderDetailsQuestionnaireGeneralDto = {
  questions: RcsSenderDetailsQuestionnaireGeneralQuestionsDto;
  answers: RcsSenderDetailsQuestionnaireGeneralAnswersDto;
};

export type RcsSenderDetailsQuestionnaireVerificationPartnerQuestionsDto = {
  companyName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  contactName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  contactEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsSenderDetailsQuestionnaireVerificationQuestionsDto = {
  name: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  email: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  title: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  website: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** answer is E.164 */
  phone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** reseller (ASP) accounts only; ignored otherwise */
  partner: RcsSenderDetailsQuestionnaireVerificationPartnerQuestionsDto;
};

export type RcsSenderDetailsQuestionnaireVerificationPartnerAnswersDto = {
  companyName?: string;
  contactName?: string;
  contactEmailAddress?: string;
};

export type RcsSenderDetailsQuestionnaireVerificationAnswersDto = {
  name?: string;
  email?: string;
  title?: string;
  website?: string;
  /** E.164 */
  phone?: string;
  /** reseller (ASP) accounts only; ignored otherwise */
  partner?: RcsSenderDetailsQuestionnaireVerificationPartnerAnswersDto;
};

export type RcsSenderDetailsQuestionnaireVerificationDto = {
  questions: RcsSenderDetailsQuestionnaireVerificationQuestionsDto;
  answers: RcsSenderDetailsQuestionnaireVerificationAnswersDto;
};

export type RcsSenderDetailsQuestionnaireGBQuestionsDto = {
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  companyRegistrationNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  fullCompanyAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  messagesFrequency: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  campaignLength: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsSenderDetailsQuestionnaireGBAnswersDto = {
  /** needed at launch but not at create */
  brandIndustry?: string;
  /** needed at launch but not at create */
  companyLegalName?: string;
  companyRegistrationNumber?: string;
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  /** needed at launch but not at create */
  messagesVolume?: string;
  messagesFrequency?: string;
  campaignLength?: string;
};

export type RcsSenderDetailsQuestionnaireGBDto = {
  questions: RcsSenderDetailsQuestionnaireGBQuestionsDto;
  answers: RcsSenderDetailsQuestionnaireGBAnswersDto;
};

export type RcsSenderDetailsQuestionnaireFRQuestionsDto = {
  fullCompanyAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** French company directory number */
  siren: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsSenderDetailsQuestionnaireFRAnswersDto = {
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  /** French company directory number */
  siren?: string;
};

export type RcsSenderDetailsQuestionnaireFRDto = {
  questions: RcsSenderDetailsQuestionnaireFRQuestionsDto;
  answers: RcsSenderDetailsQuestionnaireFRAnswersDto;
};

export type RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto = {
  /** needed at launch but not at create */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; brand or DBA legally tied to the company */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; US only */
  addressState: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockExchange: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockSymbol: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto = {
  /** needed at launch but not at create */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; brand or DBA legally tied to the company */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; US only */
  addressState: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto = {
  /** needed at launch but not at create */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; brand or DBA legally tied to the company */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockExchange: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockSymbol: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto = {
  /** needed at launch but not at create */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; brand or DBA legally tied to the company */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto = {
  /** needed at launch but not at create */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; brand or DBA legally tied to the company */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create; US only */
  addressState: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockExchange: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  stockSymbol: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** needed at launch but not at create */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

/** privately owned or publicly traded; optional at create, required for launch */
export type RcsUsQuestionnaireOwnershipTypeEnum = 'PRIVATE' | 'PUBLIC';

/** optional at create, required for launch */
export type RcsUsQuestionnaireBrandIndustriesEnum = 'AGRICULTURE' | 'COMMUNICATION' | 'CONSTRUCTION' | 'EDUCATION' | 'ENERGY' | 'ENTERTAINMENT' | 'FINANCIAL' | 'GAMBLING' | 'GOVERNMENT' | 'HEALTHCARE' | 'HOSPITALITY' | 'HUMAN_RESOURCES' | 'INSURANCE' | 'LEGAL' | 'MANUFACTURING' | 'NON_GOVERNMENTAL_ORGANIZATION' | 'POLITICAL' | 'POSTAL' | 'PROFESSIONAL' | 'REAL_ESTATE' | 'RETAIL' | 'TECHNOLOGY' | 'TRANSPORTATION';

export type RcsUsQuestionnaireBrandLegalFormsEnum = 'CORPORATION' | 'LIMITED_LIABILITY_COMPANY' | 'PARTNERSHIP' | 'S_CORPORATION';

/** country of the company tax registration (also used for its address country) */
export type RcsInputCountryCodesEnum = 'AD' | 'AE' | 'AF' | 'AG' | 'AI' | 'AL' | 'AM' | 'AO' | 'AR' | 'AS' | 'AT' | 'AU' | 'AW' | 'AZ' | 'BA' | 'BB' | 'BD' | 'BE' | 'BF' | 'BG' | 'BH' | 'BI' | 'BJ' | 'BM' | 'BN' | 'BO' | 'BQ' | 'BR' | 'BS' | 'BT' | 'BW' | 'BY' | 'BZ' | 'CA' | 'CD' | 'CF' | 'CG' | 'CH' | 'CI' | 'CK' | 'CL' | 'CM' | 'CN' | 'CO' | 'CR' | 'CU' | 'CV' | 'CW' | 'CY' | 'CZ' | 'DE' | 'DJ' | 'DK' | 'DM' | 'DO' | 'DZ' | 'EC' | 'EE' | 'EG' | 'ER' | 'ES' | 'ET' | 'FI' | 'FJ' | 'FK' | 'FM' | 'FO' | 'FR' | 'GA' | 'GB' | 'GD' | 'GE' | 'GF' | 'GG' | 'GH' | 'GI' | 'GL' | 'GM' | 'GN' | 'GP' | 'GQ' | 'GR' | 'GT' | 'GU' | 'GW' | 'GY' | 'HK' | 'HN' | 'HR' | 'HT' | 'HU' | 'ID' | 'IE' | 'IL' | 'IM' | 'IN' | 'IO' | 'IQ' | 'IR' | 'IS' | 'IT' | 'JE' | 'JM' | 'JO' | 'JP' | 'KE' | 'KG' | 'KH' | 'KI' | 'KM' | 'KN' | 'KP' | 'KR' | 'KW' | 'KY' | 'KZ' | 'LA' | 'LB' | 'LC' | 'LI' | 'LK' | 'LR' | 'LS' | 'LT' | 'LU' | 'LV' | 'LY' | 'MA' | 'MC' | 'MD' | 'ME' | 'MG' | 'MH' | 'MK' | 'ML' | 'MM' | 'MN' | 'MO' | 'MP' | 'MQ' | 'MR' | 'MS' | 'MT' | 'MU' | 'MV' | 'MW' | 'MX' | 'MY' | 'MZ' | 'NA' | 'NC' | 'NE' | 'NF' | 'NG' | 'NI' | 'NL' | 'NO' | 'NP' | 'NR' | 'NU' | 'NZ' | 'OM' | 'PA' | 'PE' | 'PF' | 'PG' | 'PH' | 'PK' | 'PL' | 'PM' | 'PR' | 'PS' | 'PT' | 'PW' | 'PY' | 'QA' | 'RE' | 'RO' | 'RS' | 'RU' | 'RW' | 'SA' | 'SB' | 'SC' | 'SD' | 'SE' | 'SG' | 'SH' | 'SI' | 'SK' | 'SL' | 'SM' | 'SN' | 'SO' | 'SR' | 'SS' | 'ST' | 'SV' | 'SX' | 'SY' | 'SZ' | 'TC' | 'TD' | 'TG' | 'TH' | 'TJ' | 'TK' | 'TL' | 'TM' | 'TN' | 'TO' | 'TR' | 'TT' | 'TV' | 'TW' | 'TZ' | 'UA' | 'UG' | 'UM' | 'US' | 'UY' | 'UZ' | 'VC' | 'VE' | 'VG' | 'VI' | 'VN' | 'VU' | 'WF' | 'WS' | 'XK' | 'YE' | 'YT' | 'ZA' | 'ZM' | 'ZW';

/** US only; optional at create, required for launch */
export type RcsUsStatesEnum = 'AK' | 'AL' | 'AR' | 'AS' | 'AZ' | 'CA' | 'CO' | 'CT' | 'DC' | 'DE' | 'FL' | 'GA' | 'GU' | 'HI' | 'IA' | 'ID' | 'IL' | 'IN' | 'KS' | 'KY' | 'LA' | 'MA' | 'MD' | 'ME' | 'MI' | 'MN' | 'MO' | 'MP' | 'MS' | 'MT' | 'NC' | 'ND' | 'NE' | 'NH' | 'NJ' | 'NM' | 'NV' | 'NY' | 'OH' | 'OK' | 'OR' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VA' | 'VI' | 'VT' | 'WA' | 'WI' | 'WV' | 'WY';

export type RcsBrandCampaignSenderDetailsQuestionnaireUSAnswersDto = {
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypeEnum;
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** optional at create, required for launch */
  companyPhoneNumber?: string;
  /** optional at create, required for launch */
  companyEmailAddress?: string;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  legalForm?: RcsUsQuestionnaireBrandLegalFormsEnum;
  taxIdCountry?: RcsInputCountryCodesEnum;
  /** tax id that goes with companyLegalName */
  taxId?: string;
  /** optional at create, required for launch */
  addressLine?: string;
  /** optional at create, required for launch */
  addressCity?: string;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** US only; optional at create, required for launch */
  addressState?: RcsUsStatesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string;
  /** optional at create, required for launch */
  websiteUrl?: string;
  /** optional at create, required for launch */
  contactFirstName?: string;
  /** optional at create, required for launch */
  contactSurname?: string;
  /** abbreviation of the home-country exchange; optional at create, required for launch */
  stockExchange?: string;
  /** symbol on stockExchange; optional at create, required for launch */
  stockSymbol?: string;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[];
  /** optional at create, required for launch */
  messagesVolume?: number;
  /** optional at create, required for launch */
  embeddedLink?: boolean;
  /** optional at create, required for launch */
  embeddedPhone?: boolean;
  /** optional at create, required for launch */
  ageGatedContent?: boolean;
  /** optional at create, required for launch */
  directLending?: boolean;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string;
  /** optional at create, required for launch */
  helpMessage?: string;
  /** optional at create, required for launch */
  callToActionMessage?: string;
};

export type RcsBrandCampaignSenderDetailsQuestionnaireUSDto = {
  questions: RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto;
  answers: RcsBrandCampaignSenderDetailsQuestionnaireUSAnswersDto;
};

export type RcsDefaultSenderDetailsQuestionnaireUSQuestionsDto = {
  /** optional at create, required for launch */
  ownershipType: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  companyPhoneNumber: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  companyEmailAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  legalForm: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxIdCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  taxId: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  addressLine: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  addressCity: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  addressCountry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** US only; optional at create, required for launch */
  addressState: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  addressPostalCode: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  websiteUrl: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  contactFirstName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  contactSurname: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  stockExchange: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  stockSymbol: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  sampleMessages: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  embeddedLink: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  embeddedPhone: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  ageGatedContent: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  directLending: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  optInConfirmationMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  helpMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  callToActionMessage: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** US employer id number */
  ein: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  fullCompanyAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** US SMS campaign that serves as fallback */
  smsCampaign: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

export type RcsDefaultSenderDetailsQuestionnaireUSDto = {
  questions: RcsDefaultSenderDetailsQuestionnaireUSQuestionsDto;
  answers: RcsBrandCampaignSenderDetailsQuestionnaireUSAnswersDto;
};

/** described as deprecated; replaced by the BrandCampaign US questions */
export type RcsSenderDetailsQuestionnaireUSQuestionsDto = {
  /** optional at create, required for launch */
  companyLegalName: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** US employer id number */
  ein: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  brandIndustry: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  fullCompanyAddress: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** US SMS campaign that serves as fallback */
  smsCampaign: RcsSenderDetailsQuestionnaireQuestionObjectDto;
  /** optional at create, required for launch */
  messagesVolume: RcsSenderDetailsQuestionnaireQuestionObjectDto;
};

/** described as deprecated; replaced by the BrandCampaign US answers */
export type RcsSenderDetailsQuestionnaireUSAnswersDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** US employer id number */
  ein?: string;
  /** optional at create, required for launch */
  brandIndustry?: string;
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataDto;
  /** US SMS campaign that serves as fallback */
  smsCampaign?: string;
  /** optional at create, required for launch */
  messagesVolume?: string;
};

/** described as deprecated; replaced by RcsBrandCampaignSenderDetailsQuestionnaireUSDto */
export type RcsSenderDetailsQuestionnaireUSDto = {
  questions: RcsSenderDetailsQuestionnaireUSQuestionsDto;
  answers: RcsSenderDetailsQuestionnaireUSAnswersDto;
};

export type RcsSenderDetailsQuestionnaireDto = {
  general: RcsSenderDetailsQuestionnaireGeneralDto;
  verification: RcsSenderDetailsQuestionnaireVerificationDto;
  /** UK specific */
  gb?: RcsSenderDetailsQuestionnaireGBDto;
  /** France specific */
  fr?: RcsSenderDetailsQuestionnaireFRDto;
  /** US specific */
  us?: RcsBrandCampaignSenderDetailsQuestionnaireUSDto | RcsDefaultSenderDetailsQuestionnaireUSDto | RcsSenderDetailsQuestionnaireUSDto;
};

export type RcsSenderDetailsDto = {
  brand?: RcsSenderDetailsBrandDto;
  /** superseded by webhooks for sender update events */
  callbackUrl?: string;
  /** per agent at most 20 tester requests a day and 200 in total */
  testNumbers?: string[];
  /** ISO 3166 two-letter codes of the launch countries; the value notes also list AQ and UNRECOGNIZED (upstream value unknown to this API version) */
  countries?: RcsCountryCodesEnum[];
  /** derived from supplier/operator needs; country parts may change */
  questionnaire: RcsSenderDetailsQuestionnaireDto;
};

/** region the sender is provisioned in */
export type RcsSenderRegionsEnum = 'BR' | 'EU' | 'US';

/** two families: conversational (CONVERSATIONAL, CONVERSATIONAL_LEGACY) and non-conversational (NON_CONVERSATIONAL, BASIC_MESSAGE, SINGLE_MESSAGE - the last two equivalent); BASIC_MESSAGE, SINGLE_MESSAGE, CONVERSATIONAL_LEGACY are deprecated values */
export type RcsSenderBillingCategoriesEnum = 'CONVERSATIONAL' | 'NON_CONVERSATIONAL' | 'BASIC_MESSAGE' | 'CONVERSATIONAL_LEGACY' | 'SINGLE_MESSAGE';

export type RcsSenderUseCasesEnum = 'MULTIUSE' | 'OTP' | 'PROMOTIONAL' | 'TRANSACTIONAL';

/** hosting region inside Google */
export type RcsSenderHostingRegionsEnum = 'ASIA_PACIFIC' | 'EUROPE' | 'NORTH_AMERICA';

export type RcsSupplierDetailsGoogleDto = {
  agentId?: string;
  brandId?: string;
};

export type RcsSupplierDetailsDto = {
  google?: RcsSupplierDetailsGoogleDto;
};

/** DRAFT = not finalized; COMPLETED = success; ARCHIVED = inactive; UNRECOGNIZED = upstream value unknown here; UNSPECIFIED = none given */
export type RcsBrandRegistrationStatusesEnum = 'ARCHIVED' | 'COMPLETED' | 'DRAFT' | 'UNRECOGNIZED' | 'UNSPECIFIED';

/** NEW = not started; INCOMPLETE = information missing; PENDING = waits for next action; PENDING_REVIEW = being reviewed; MANUAL_REVIEW = needs manual review; REJECTED = reviewed and refused; COMPLETED = success */
export type RcsBrandRegistrationProcessStatusesEnum = 'ARCHIVED' | 'COMPLETED' | 'INCOMPLETE' | 'MANUAL_REVIEW' | 'NEW' | 'PENDING' | 'PENDING_REVIEW' | 'REJECTED' | 'UNRECOGNIZED' | 'UNSPECIFIED';

export type RcsBrandRegistrationProcessDto = {
  id: string;
  status: RcsBrandRegistrationProcessStatusesEnum;
};

export type RcsBrandRegistrationDto = {
  id: string;
  status: RcsBrandRegistrationStatusesEnum;
  /** channel-specific registration process */
  registration: RcsBrandRegistrationProcessDto;
};

export type RcsCampaignRegistrationDto = {
  /** campaign hub id */
  id: string;
  /** name the user gave */
  campaignName: string;
  /** correlation id */
  requestId: string;
};

export type RcsSenderDto = {
  id: string;
  /** connected Conversation API app id, only when connected */
  conversationApiApp?: string;
  /** only when connected */
  conversationApiAppDetails?: RcsConversationApiAppDto;
  /** DRAFT saved draft; IN_PROGRESS registration/setup running; IN_TEST testing; PREPARING_LAUNCH being prepared; LAUNCHING launch running; LAUNCHED; UNLAUNCHED disabled; UNKNOWN cannot be determined */
  state?: RcsSenderStatesEnum;
  testNumberStates?: RcsTestNumberStateDto[];
  countryStatus?: RcsCountryStatusDto[];
  details?: RcsSenderDetailsDto;
  region: RcsSenderRegionsEnum;
  billingCategory: RcsSenderBillingCategoriesEnum;
  useCase: RcsSenderUseCasesEnum;
  hostingRegion: RcsSenderHostingRegionsEnum;
  /** needed to connect to a Conversation API app */
  authName?: string;
  /** needed to connect to a Conversation API app */
  authToken?: string;
  /** UTC ISO 8601 */
  created?: string;
  /** UTC ISO 8601 */
  modified?: string;
  supplierDetails?: RcsSupplierDetailsDto;
  /** UTC ISO 8601 of the last launch */
  launched?: string;
  brandDetails?: RcsBrandRegistrationDto;
  campaignDetails?: RcsCampaignRegistrationDto;
};

export type RcsSenderListDto = {
  /** all matches of the query */
  totalSize: number;
  /** as requested */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  senders: RcsSenderDto[];
};

export type RcsSenderSortColumnsEnum = 'CREATED' | 'MODIFIED' | 'NAME' | 'STATE';

export type RcsSortDirectionsEnum = 'ASC' | 'DESC';

/** region the sender is provisioned in */
export type RcsInputSenderRegionsEnum = 'BR' | 'EU' | 'US';

/** two families: conversational (CONVERSATIONAL, CONVERSATIONAL_LEGACY) and non-conversational (NON_CONVERSATIONAL, BASIC_MESSAGE, SINGLE_MESSAGE - the last two equivalent); BASIC_MESSAGE, SINGLE_MESSAGE, CONVERSATIONAL_LEGACY are deprecated values */
export type RcsInputSenderBillingCategoriesEnum = 'CONVERSATIONAL' | 'NON_CONVERSATIONAL' | 'BASIC_MESSAGE' | 'CONVERSATIONAL_LEGACY' | 'SINGLE_MESSAGE';

export type RcsInputSenderUseCasesEnum = 'MULTIUSE' | 'OTP' | 'PROMOTIONAL' | 'TRANSACTIONAL';

export type RcsEmailInputDto = {
  label: string;
  address: string;
};

export type RcsPhoneInputDto = {
  label: string;
  /** national number without separators, or E.164 */
  number: string;
};

export type RcsWebsiteInputDto = {
  label: string;
  url: string;
};

export type RcsSenderDetailsBrandInputDto = {
  name?: string;
  /** `address` unique across items */
  emails?: RcsEmailInputDto[];
  /** `number` unique across items */
  phones?: RcsPhoneInputDto[];
  /** `url` unique across items */
  websites?: RcsWebsiteInputDto[];
  /** HEX colour */
  color?: string;
  description?: string;
  /** jpeg or png, at most 200 KB, exactly 1440x448 px */
  bannerUrl?: string;
  /** jpeg or png, at most 50 KB, exactly 224x224 px */
  logoUrl?: string;
  privacyPolicyUrl?: string;
  termsOfServiceUrl?: string;
};

/** countries a sender can be launched in */
export type RcsInputRcsCountryCodesEnum = 'AT' | 'BE' | 'BR' | 'CA' | 'CZ' | 'DK' | 'FI' | 'FR' | 'DE' | 'GR' | 'HU' | 'IT' | 'LT' | 'MX' | 'NL' | 'NO' | 'PE' | 'PL' | 'PT' | 'SG' | 'SK' | 'ES' | 'SE' | 'US' | 'GB';

export type RcsSenderDetailsQuestionnaireAnswerMetadataInputDto = {
  /** a string that launch leaves out, such as a custom delimiter */
  ignore?: string;
};

export type RcsSenderDetailsQuestionnaireGeneralAnswersInputDto = {
  /** how opt-in is obtained */
  optInDescription?: string;
  optInDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** what triggers messages */
  triggerDescription?: string;
  triggerDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  interactionsDescription?: string;
  interactionsDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** message sent on opt-out */
  optOutDescription?: string;
  optOutDescriptionMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** public, review only */
  videoUris?: string[];
  /** public, review only */
  screenshotUris?: string[];
};

export type RcsSenderDetailsQuestionnaireGeneralInputDto = {
  answers: RcsSenderDetailsQuestionnaireGeneralAnswersInputDto;
};

export type RcsSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto = {
  companyName?: string;
  contactName?: string;
  contactEmailAddress?: string;
};

/** senders with the US country questionnaire */
export type RcsUsSenderDetailsQuestionnaireVerificationAnswersInputDto = {
  /** optional at create, required for launch */
  name?: string;
  /** optional at create, required for launch */
  email?: string;
  title?: string;
  /** optional at create, required for launch */
  website?: string;
  /** only for reseller (ASP) accounts, otherwise ignored */
  partner?: RcsSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto;
  /** E.164; required for launch when the sender uses the US questionnaire v2, else optional */
  phone?: string;
};

/** senders without the US country questionnaire */
export type RcsSenderDetailsQuestionnaireVerificationAnswersInputDto = {
  /** optional at create, required for launch */
  name?: string;
  /** optional at create, required for launch */
  email?: string;
  title?: string;
  /** optional at create, required for launch */
  website?: string;
  /** E.164; required for launch when the sender uses the US questionnaire v2, else optional */
  phone?: string;
  /** only for reseller (ASP) accounts, otherwise ignored */
  partner?: RcsSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto;
};

export type RcsSenderDetailsQuestionnaireVerificationInputDto = {
  /** at launch US questionnaire v2 senders also give phone; all others only name, email, website. NB a value with phone matches both branches of the oneOf */
  answers: RcsUsSenderDetailsQuestionnaireVerificationAnswersInputDto | RcsSenderDetailsQuestionnaireVerificationAnswersInputDto;
};

export type RcsSenderDetailsQuestionnaireGBAnswersInputDto = {
  /** optional at create, required for launch */
  brandIndustry?: string;
  /** optional at create, required for launch */
  companyLegalName?: string;
  companyRegistrationNumber?: string;
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** optional at create, required for launch */
  messagesVolume?: string;
  messagesFrequency?: string;
  campaignLength?: string;
};

export type RcsSenderDetailsQuestionnaireGBInputDto = {
  answers: RcsSenderDetailsQuestionnaireGBAnswersInputDto;
};

export type RcsSenderDetailsQuestionnaireFRAnswersInputDto = {
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** company directory number */
  siren?: string;
};

export type RcsSenderDetailsQuestionnaireFRInputDto = {
  answers: RcsSenderDetailsQuestionnaireFRAnswersInputDto;
};

/** optional at create, required for launch */
export type RcsUsQuestionnaireOwnershipTypePublicEnum = 'PUBLIC';

/** legal form when ownership is public; optional at create, required for launch */
export type RcsPublicUsQuestionnaireBrandLegalFormsEnum = 'CORPORATION';

/** tax country for a US tax id; decides how taxId and addressState are validated; optional at create, required for launch */
export type RcsInputCountryCodesUsEnum = 'US';

/** documents the case taxIdCountry=US and ownershipType=PUBLIC */
export type RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** optional at create, required for launch */
  companyPhoneNumber?: string;
  companyEmailAddress?: string;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  /** optional at create, required for launch */
  addressLine?: string;
  /** optional at create, required for launch */
  addressCity?: string;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string;
  /** optional at create, required for launch */
  websiteUrl?: string;
  /** optional at create, required for launch */
  contactFirstName?: string;
  /** optional at create, required for launch */
  contactSurname?: string;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[];
  /** optional at create, required for launch */
  messagesVolume?: number;
  /** optional at create, required for launch */
  embeddedLink?: boolean;
  /** optional at create, required for launch */
  embeddedPhone?: boolean;
  /** optional at create, required for launch */
  ageGatedContent?: boolean;
  /** optional at create, required for launch */
  directLending?: boolean;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string;
  /** optional at create, required for launch */
  helpMessage?: string;
  /** optional at create, required for launch */
  callToActionMessage?: string;
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypePublicEnum;
  /** optional at create, required for launch */
  legalForm?: RcsPublicUsQuestionnaireBrandLegalFormsEnum;
  /** decides how taxId and addressState are validated; optional at create, required for launch */
  taxIdCountry?: RcsInputCountryCodesUsEnum;
  /** must read XX-XXXXXXX, all digits (no pattern in the schema); optional at create, required for launch */
  taxId?: string;
  /** checked when taxIdCountry=US, ignored for other tax countries */
  addressState?: RcsUsStatesEnum;
  /** checked only when ownershipType=PUBLIC */
  stockExchange?: string;
  /** checked only when ownershipType=PUBLIC */
  stockSymbol?: string;
};

/** optional at create, required for launch */
export type RcsUsQuestionnaireOwnershipTypePrivateEnum = 'PRIVATE';

/** legal form when ownership is private; optional at create, required for launch */
export type RcsPrivateUsQuestionnaireBrandLegalFormsEnum = 'CORPORATION' | 'LIMITED_LIABILITY_COMPANY' | 'PARTNERSHIP' | 'S_CORPORATION';

/** documents the case taxIdCountry=US and ownershipType=PRIVATE */
export type RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** optional at create, required for launch */
  companyPhoneNumber?: string;
  companyEmailAddress?: string;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  /** optional at create, required for launch */
  addressLine?: string;
  /** optional at create, required for launch */
  addressCity?: string;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string;
  /** optional at create, required for launch */
  websiteUrl?: string;
  /** optional at create, required for launch */
  contactFirstName?: string;
  /** optional at create, required for launch */
  contactSurname?: string;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[];
  /** optional at create, required for launch */
  messagesVolume?: number;
  /** optional at create, required for launch */
  embeddedLink?: boolean;
  /** optional at create, required for launch */
  embeddedPhone?: boolean;
  /** optional at create, required for launch */
  ageGatedContent?: boolean;
  /** optional at create, required for launch */
  directLending?: boolean;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string;
  /** optional at create, required for launch */
  helpMessage?: string;
  /** optional at create, required for launch */
  callToActionMessage?: string;
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypePrivateEnum;
  /** optional at create, required for launch */
  legalForm?: RcsPrivateUsQuestionnaireBrandLegalFormsEnum;
  /** decides how taxId and addressState are validated; optional at create, required for launch */
  taxIdCountry?: RcsInputCountryCodesUsEnum;
  /** must read XX-XXXXXXX, all digits (no pattern in the schema); optional at create, required for launch */
  taxId?: string;
  /** checked when taxIdCountry=US, ignored for other tax countries */
  addressState?: RcsUsStatesEnum;
};

/** tax country for a non-US tax id (RcsInputCountryCodesEnum without US); decides how taxId and addressState are validated; optional at create, required for launch */
export type RcsInputCountryCodesNonUsEnum = 'AD' | 'AE' | 'AF' | 'AG' | 'AI' | 'AL' | 'AM' | 'AO' | 'AR' | 'AS' | 'AT' | 'AU' | 'AW' | 'AZ' | 'BA' | 'BB' | 'BD' | 'BE' | 'BF' | 'BG' | 'BH' | 'BI' | 'BJ' | 'BM' | 'BN' | 'BO' | 'BQ' | 'BR' | 'BS' | 'BT' | 'BW' | 'BY' | 'BZ' | 'CA' | 'CD' | 'CF' | 'CG' | 'CH' | 'CI' | 'CK' | 'CL' | 'CM' | 'CN' | 'CO' | 'CR' | 'CU' | 'CV' | 'CW' | 'CY' | 'CZ' | 'DE' | 'DJ' | 'DK' | 'DM' | 'DO' | 'DZ' | 'EC' | 'EE' | 'EG' | 'ER' | 'ES' | 'ET' | 'FI' | 'FJ' | 'FK' | 'FM' | 'FO' | 'FR' | 'GA' | 'GB' | 'GD' | 'GE' | 'GF' | 'GG' | 'GH' | 'GI' | 'GL' | 'GM' | 'GN' | 'GP' | 'GQ' | 'GR' | 'GT' | 'GU' | 'GW' | 'GY' | 'HK' | 'HN' | 'HR' | 'HT' | 'HU' | 'ID' | 'IE' | 'IL' | 'IM' | 'IN' | 'IO' | 'IQ' | 'IR' | 'IS' | 'IT' | 'JE' | 'JM' | 'JO' | 'JP' | 'KE' | 'KG' | 'KH' | 'KI' | 'KM' | 'KN' | 'KP' | 'KR' | 'KW' | 'KY' | 'KZ' | 'LA' | 'LB' | 'LC' | 'LI' | 'LK' | 'LR' | 'LS' | 'LT' | 'LU' | 'LV' | 'LY' | 'MA' | 'MC' | 'MD' | 'ME' | 'MG' | 'MH' | 'MK' | 'ML' | 'MM' | 'MN' | 'MO' | 'MP' | 'MQ' | 'MR' | 'MS' | 'MT' | 'MU' | 'MV' | 'MW' | 'MX' | 'MY' | 'MZ' | 'NA' | 'NC' | 'NE' | 'NF' | 'NG' | 'NI' | 'NL' | 'NO' | 'NP' | 'NR' | 'NU' | 'NZ' | 'OM' | 'PA' | 'PE' | 'PF' | 'PG' | 'PH' | 'PK' | 'PL' | 'PM' | 'PR' | 'PS' | 'PT' | 'PW' | 'PY' | 'QA' | 'RE' | 'RO' | 'RS' | 'RU' | 'RW' | 'SA' | 'SB' | 'SC' | 'SD' | 'SE' | 'SG' | 'SH' | 'SI' | 'SK' | 'SL' | 'SM' | 'SN' | 'SO' | 'SR' | 'SS' | 'ST' | 'SV' | 'SX' | 'SY' | 'SZ' | 'TC' | 'TD' | 'TG' | 'TH' | 'TJ' | 'TK' | 'TL' | 'TM' | 'TN' | 'TO' | 'TR' | 'TT' | 'TV' | 'TW' | 'TZ' | 'UA' | 'UG' | 'UM' | 'UY' | 'UZ' | 'VC' | 'VE' | 'VG' | 'VI' | 'VN' | 'VU' | 'WF' | 'WS' | 'XK' | 'YE' | 'YT' | 'ZA' | 'ZM' | 'ZW';

/** documents the case taxIdCountry!=US and ownershipType=PUBLIC */
export type RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** optional at create, required for launch */
  companyPhoneNumber?: string;
  companyEmailAddress?: string;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  /** optional at create, required for launch */
  addressLine?: string;
  /** optional at create, required for launch */
  addressCity?: string;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string;
  /** optional at create, required for launch */
  websiteUrl?: string;
  /** optional at create, required for launch */
  contactFirstName?: string;
  /** optional at create, required for launch */
  contactSurname?: string;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[];
  /** optional at create, required for launch */
  messagesVolume?: number;
  /** optional at create, required for launch */
  embeddedLink?: boolean;
  /** optional at create, required for launch */
  embeddedPhone?: boolean;
  /** optional at create, required for launch */
  ageGatedContent?: boolean;
  /** optional at create, required for launch */
  directLending?: boolean;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string;
  /** optional at create, required for launch */
  helpMessage?: string;
  /** optional at create, required for launch */
  callToActionMessage?: string;
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypePublicEnum;
  /** optional at create, required for launch */
  legalForm?: RcsPublicUsQuestionnaireBrandLegalFormsEnum;
  /** decides how taxId and addressState are validated; optional at create, required for launch */
  taxIdCountry?: RcsInputCountryCodesNonUsEnum;
  /** any string up to 25 characters; optional at create, required for launch */
  taxId?: string;
  /** checked only when ownershipType=PUBLIC */
  stockExchange?: string;
  /** checked only when ownershipType=PUBLIC */
  stockSymbol?: string;
};

/** documents the case taxIdCountry!=US and ownershipType=PRIVATE */
export type RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** optional at create, required for launch */
  companyPhoneNumber?: string;
  companyEmailAddress?: string;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  /** optional at create, required for launch */
  addressLine?: string;
  /** optional at create, required for launch */
  addressCity?: string;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string;
  /** optional at create, required for launch */
  websiteUrl?: string;
  /** optional at create, required for launch */
  contactFirstName?: string;
  /** optional at create, required for launch */
  contactSurname?: string;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[];
  /** optional at create, required for launch */
  messagesVolume?: number;
  /** optional at create, required for launch */
  embeddedLink?: boolean;
  /** optional at create, required for launch */
  embeddedPhone?: boolean;
  /** optional at create, required for launch */
  ageGatedContent?: boolean;
  /** optional at create, required for launch */
  directLending?: boolean;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string;
  /** optional at create, required for launch */
  helpMessage?: string;
  /** optional at create, required for launch */
  callToActionMessage?: string;
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypePrivateEnum;
  /** optional at create, required for launch */
  legalForm?: RcsPrivateUsQuestionnaireBrandLegalFormsEnum;
  /** decides how taxId and addressState are validated; optional at create, required for launch */
  taxIdCountry?: RcsInputCountryCodesNonUsEnum;
  /** any string up to 25 characters; optional at create, required for launch */
  taxId?: string;
};

/** described as deprecated; replaced by the BrandCampaign US answers input */
export type RcsSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string;
  /** nine-digit IRS number of a US company */
  ein?: string;
  /** optional at create, required for launch */
  brandIndustry?: string;
  fullCompanyAddress?: string;
  fullCompanyAddressMetadata?: RcsSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** US SMS campaign that serves as fallback */
  smsCampaign?: string;
  /** optional at create, required for launch */
  messagesVolume?: string;
};

export type RcsSenderDetailsQuestionnaireUSInputDto = {
  answers: RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto | RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto | RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto | RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSAnswersInputDto | RcsSenderDetailsQuestionnaireUSAnswersInputDto;
};

export type RcsSenderDetailsQuestionnaireInputDto = {
  general?: RcsSenderDetailsQuestionnaireGeneralInputDto;
  verification?: RcsSenderDetailsQuestionnaireVerificationInputDto;
  /** UK specific */
  gb?: RcsSenderDetailsQuestionnaireGBInputDto;
  /** France specific */
  fr?: RcsSenderDetailsQuestionnaireFRInputDto;
  /** US specific */
  us?: RcsSenderDetailsQuestionnaireUSInputDto;
};

export type RcsSenderDetailsInputDto = {
  brand?: RcsSenderDetailsBrandInputDto;
  /** accepted without effect */
  launch?: unknown;
  callbackUrl?: string;
  /** per agent at most 20 tester requests a day and 200 in total */
  testNumbers?: string[];
  /** ISO 3166 two-letter codes of the launch countries */
  countries?: RcsInputRcsCountryCodesEnum[];
  /** derived from supplier/operator needs; country parts may change */
  questionnaire?: RcsSenderDetailsQuestionnaireInputDto;
};

export type RcsSenderInputDto = {
  region: RcsInputSenderRegionsEnum;
  billingCategory: RcsInputSenderBillingCategoriesEnum;
  useCase: RcsInputSenderUseCasesEnum;
  details?: RcsSenderDetailsInputDto;
};

export type RcsUpdateSenderDetailsBrandInputDto = {
  name?: string;
  /** `address` unique across items; null deletes the value */
  emails?: RcsEmailInputDto[] | null;
  /** `number` unique across items; null deletes the value */
  phones?: RcsPhoneInputDto[] | null;
  /** `url` unique across items; null deletes the value */
  websites?: RcsWebsiteInputDto[] | null;
  /** HEX colour */
  color?: string;
  description?: string;
  /** jpeg or png, at most 200 KB, exactly 1440x448 px */
  bannerUrl?: string;
  /** jpeg or png, at most 50 KB, exactly 224x224 px */
  logoUrl?: string;
  privacyPolicyUrl?: string;
  termsOfServiceUrl?: string;
};

export type RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto = {
  /** a string that launch leaves out, such as a custom delimiter; null deletes the value */
  ignore?: string | null;
};

export type RcsUpdateSenderDetailsQuestionnaireGeneralAnswersInputDto = {
  /** how opt-in is obtained; null deletes the value */
  optInDescription?: string | null;
  optInDescriptionMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** what triggers messages; null deletes the value */
  triggerDescription?: string | null;
  triggerDescriptionMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** null deletes the value */
  interactionsDescription?: string | null;
  interactionsDescriptionMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** message sent on opt-out; null deletes the value */
  optOutDescription?: string | null;
  optOutDescriptionMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** public, review only; null deletes the value */
  videoUris?: string[] | null;
  /** public, review only; null deletes the value */
  screenshotUris?: string[] | null;
};

export type RcsUpdateSenderDetailsQuestionnaireGeneralInputDto = {
  answers: RcsUpdateSenderDetailsQuestionnaireGeneralAnswersInputDto;
};

export type RcsUpdateSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto = {
  /** null deletes the value */
  companyName?: string | null;
  /** null deletes the value */
  contactName?: string | null;
  /** null deletes the value */
  contactEmailAddress?: string | null;
};

export type RcsUpdateSenderDetailsQuestionnaireVerificationAnswersInputDto = {
  /** optional at create, required for launch; null deletes the value */
  name?: string | null;
  /** optional at create, required for launch; null deletes the value */
  email?: string | null;
  /** null deletes the value */
  title?: string | null;
  /** optional at create, required for launch; null deletes the value */
  website?: string | null;
  /** E.164; required for launch when the sender uses the US questionnaire v2, else optional; null deletes the value */
  phone?: string | null;
  /** only for reseller (ASP) accounts, otherwise ignored; null deletes the value (strictly the allOf rules null out: accept null all the same) */
  partner?: RcsUpdateSenderDetailsQuestionnaireVerificationPartnerAnswersInputDto | null;
};

export type RcsUpdateSenderDetailsQuestionnaireVerificationInputDto = {
  /** at launch US questionnaire v2 senders also give phone; all others only name, email, website */
  answers: RcsUpdateSenderDetailsQuestionnaireVerificationAnswersInputDto;
};

export type RcsUpdateSenderDetailsQuestionnaireGBAnswersInputDto = {
  /** optional at create, required for launch; null deletes the value */
  brandIndustry?: string | null;
  /** optional at create, required for launch; null deletes the value */
  companyLegalName?: string | null;
  companyRegistrationNumber?: string | null;
  /** null deletes the value */
  fullCompanyAddress?: string | null;
  fullCompanyAddressMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** optional at create, required for launch; null deletes the value */
  messagesVolume?: string | null;
  /** null deletes the value */
  messagesFrequency?: string | null;
  /** null deletes the value */
  campaignLength?: string | null;
};

export type RcsUpdateSenderDetailsQuestionnaireGBInputDto = {
  answers: RcsUpdateSenderDetailsQuestionnaireGBAnswersInputDto;
};

export type RcsUpdateSenderDetailsQuestionnaireFRAnswersInputDto = {
  fullCompanyAddress?: string | null;
  fullCompanyAddressMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** company directory number */
  siren?: string | null;
};

export type RcsUpdateSenderDetailsQuestionnaireFRInputDto = {
  answers: RcsUpdateSenderDetailsQuestionnaireFRAnswersInputDto;
};

export type RcsBrandCampaignUpdateSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  ownershipType?: RcsUsQuestionnaireOwnershipTypeEnum;
  /** optional at create, required for launch */
  companyLegalName?: string | null;
  /** optional at create, required for launch */
  companyPhoneNumber?: string | null;
  companyEmailAddress?: string | null;
  /** brand or DBA name, must legally belong to companyLegalName; optional at create, required for launch */
  brandName?: string | null;
  /** optional at create, required for launch */
  brandIndustry?: RcsUsQuestionnaireBrandIndustriesEnum;
  /** ownershipType=PUBLIC allows CORPORATION only, PRIVATE allows all four; optional at create, required for launch */
  legalForm?: RcsUsQuestionnaireBrandLegalFormsEnum;
  /** decides how taxId and addressState are validated; optional at create, required for launch */
  taxIdCountry?: RcsInputCountryCodesEnum;
  /** US tax country: must read XX-XXXXXXX, all digits; otherwise any string up to 25 characters; optional at create, required for launch */
  taxId?: string | null;
  /** optional at create, required for launch */
  addressLine?: string | null;
  /** optional at create, required for launch */
  addressCity?: string | null;
  /** optional at create, required for launch */
  addressCountry?: RcsInputCountryCodesEnum;
  /** checked when taxIdCountry=US, ignored for other tax countries */
  addressState?: RcsUsStatesEnum;
  /** optional at create, required for launch */
  addressPostalCode?: string | null;
  /** optional at create, required for launch */
  websiteUrl?: string | null;
  /** optional at create, required for launch */
  contactFirstName?: string | null;
  /** optional at create, required for launch */
  contactSurname?: string | null;
  /** checked only when ownershipType=PUBLIC */
  stockExchange?: string | null;
  /** checked only when ownershipType=PUBLIC */
  stockSymbol?: string | null;
  /** one per use case or message type; optional at create, required for launch */
  sampleMessages?: string[] | null;
  /** optional at create, required for launch */
  messagesVolume?: number | null;
  /** optional at create, required for launch */
  embeddedLink?: boolean | null;
  /** optional at create, required for launch */
  embeddedPhone?: boolean | null;
  /** optional at create, required for launch */
  ageGatedContent?: boolean | null;
  /** optional at create, required for launch */
  directLending?: boolean | null;
  /** optional at create, required for launch */
  optInConfirmationMessage?: string | null;
  /** optional at create, required for launch */
  helpMessage?: string | null;
  /** optional at create, required for launch */
  callToActionMessage?: string | null;
};

/** described as deprecated; replaced by the BrandCampaign US answers update input */
export type RcsUpdateSenderDetailsQuestionnaireUSAnswersInputDto = {
  /** optional at create, required for launch */
  companyLegalName?: string | null;
  /** nine-digit IRS number of a US company */
  ein?: string | null;
  /** optional at create, required for launch */
  brandIndustry?: string | null;
  fullCompanyAddress?: string | null;
  fullCompanyAddressMetadata?: RcsUpdateSenderDetailsQuestionnaireAnswerMetadataInputDto;
  /** US SMS campaign that serves as fallback */
  smsCampaign?: string | null;
  /** optional at create, required for launch */
  messagesVolume?: string | null;
};

export type RcsUpdateSenderDetailsQuestionnaireUSInputDto = {
  /** no discriminator and nothing required: many bodies match both branches */
  answers: RcsBrandCampaignUpdateSenderDetailsQuestionnaireUSAnswersInputDto | RcsUpdateSenderDetailsQuestionnaireUSAnswersInputDto;
};

export type RcsUpdateSenderDetailsQuestionnaireInputDto = {
  general?: RcsUpdateSenderDetailsQuestionnaireGeneralInputDto;
  verification?: RcsUpdateSenderDetailsQuestionnaireVerificationInputDto;
  /** UK specific */
  gb?: RcsUpdateSenderDetailsQuestionnaireGBInputDto;
  /** France specific */
  fr?: RcsUpdateSenderDetailsQuestionnaireFRInputDto;
  /** US specific */
  us?: RcsUpdateSenderDetailsQuestionnaireUSInputDto;
};

export type RcsUpdateSenderDetailsInputDto = {
  brand?: RcsUpdateSenderDetailsBrandInputDto;
  /** accepted without effect */
  launch?: unknown;
  callbackUrl?: string;
  /** per agent at most 20 tester requests a day and 200 in total; null deletes the value */
  testNumbers?: string[] | null;
  /** ISO 3166 two-letter codes of the launch countries; null deletes the value */
  countries?: RcsInputRcsCountryCodesEnum[] | null;
  /** derived from supplier/operator needs; country parts may change */
  questionnaire?: RcsUpdateSenderDetailsQuestionnaireInputDto;
};

export type RcsUpdateSenderInputDto = {
  details: RcsUpdateSenderDetailsInputDto;
};

export type RcsUsQuestionnaireVersionsEnum = 'v1' | 'v2';

export type RcsSenderNotificationTypeEnum = 'ACTIVE' | 'COMMENT_ADDED' | 'CREATED' | 'DELETED' | 'EDITED' | 'INACTIVE' | 'TEST';

export type RcsSenderNotificationDto = {
  type: RcsSenderNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type RcsSenderNotificationListDto = {
  /** all matches of the query */
  totalSize: number;
  /** as requested */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: RcsSenderNotificationDto[];
};

/** RBM features of the device; UNRECOGNIZED = upstream value unknown to this API version */
export type RcsTestNumberCapabilitiesFeaturesEnum = 'ACTION_COMPOSE' | 'ACTION_CREATE_CALENDAR_EVENT' | 'ACTION_DIAL' | 'ACTION_OPEN_URL' | 'ACTION_OPEN_URL_IN_WEBVIEW' | 'ACTION_SHARE_LOCATION' | 'ACTION_VIEW_LOCATION' | 'REVOCATION' | 'RICHCARD_CAROUSEL' | 'RICHCARD_STANDALONE' | 'FEATURE_UNSPECIFIED' | 'UNRECOGNIZED';

export type RcsTestNumberCapabilitiesDto = {
  features: RcsTestNumberCapabilitiesFeaturesEnum[];
};

export type RcsTestNumbersDto = {
  testNumbers: RcsTestNumberStateDto[];
};

export type RcsTestNumbersInputDto = {
  /** per agent at most 20 tester requests a day and 200 in total */
  testNumbers: string[];
};

export type RcsSenderDetailsQuestionnaireGeneralBaseDto = {
  questions: RcsSenderDetailsQuestionnaireGeneralQuestionsDto;
};

export type RcsSenderDetailsQuestionnaireVerificationBaseDto = {
  questions: RcsSenderDetailsQuestionnaireVerificationQuestionsDto;
};

export type RcsSenderDetailsQuestionnaireGBBaseDto = {
  questions: RcsSenderDetailsQuestionnaireGBQuestionsDto;
};

export type RcsSenderDetailsQuestionnaireFRBaseDto = {
  questions: RcsSenderDetailsQuestionnaireFRQuestionsDto;
};

export type RcsBrandCampaignSenderDetailsQuestionnaireUSBaseDto = {
  questions: RcsUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsNonUsPublicBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsNonUsPrivateBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto | RcsBrandCampaignSenderDetailsQuestionnaireUSQuestionsDto;
};

/** described as deprecated; replaced by RcsBrandCampaignSenderDetailsQuestionnaireUSBaseDto */
export type RcsSenderDetailsQuestionnaireUSBaseDto = {
  questions: RcsSenderDetailsQuestionnaireUSQuestionsDto;
};

export type RcsSenderDetailsQuestionnaireBaseDto = {
  general: RcsSenderDetailsQuestionnaireGeneralBaseDto;
  verification: RcsSenderDetailsQuestionnaireVerificationBaseDto;
  /** UK specific */
  gb?: RcsSenderDetailsQuestionnaireGBBaseDto;
  /** France specific */
  fr?: RcsSenderDetailsQuestionnaireFRBaseDto;
  /** US specific */
  us?: RcsBrandCampaignSenderDetailsQuestionnaireUSBaseDto | RcsSenderDetailsQuestionnaireUSBaseDto;
};

export type RcsUsQuestionnaireBrandCampaignVersionsEnum = 'NON_US_PRIVATE' | 'NON_US_PUBLIC' | 'US_PRIVATE' | 'US_PUBLIC';

export type SmsPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  /** map of string lists */
  additionalInformation?: { [name: string]: string[] };
};

/** per verb (add, update, delete, block, unblock): PENDING_x = queued, IN_PROGRESS_x or PROVISIONING_x (not for delete) = running, FAILED_x or PROVISIONING_x_FAILED (not for delete) = failed; ACTIVE = usable, BLOCKED = unusable, DEPROVISIONING(_FAILED) = removal running/failed, STATUS_UNSPECIFIED = upstream gave none, UNRECOGNIZED = upstream value unknown here */
export type SmsProvisioningStatesEnum = 'ACTIVE' | 'BLOCKED' | 'DELETED' | 'DEPROVISIONING' | 'DEPROVISIONING_FAILED' | 'FAILED_ADD' | 'FAILED_BLOCK' | 'FAILED_DELETE' | 'FAILED_UNBLOCK' | 'FAILED_UPDATE' | 'IN_PROGRESS_ADD' | 'IN_PROGRESS_BLOCK' | 'IN_PROGRESS_DELETE' | 'IN_PROGRESS_UNBLOCK' | 'IN_PROGRESS_UPDATE' | 'PENDING_ADD' | 'PENDING_BLOCK' | 'PENDING_DELETE' | 'PENDING_UNBLOCK' | 'PENDING_UPDATE' | 'PROVISIONING' | 'PROVISIONING_ADD' | 'PROVISIONING_ADD_FAILED' | 'PROVISIONING_BLOCK' | 'PROVISIONING_BLOCK_FAILED' | 'PROVISIONING_FAILED' | 'PROVISIONING_UNBLOCK' | 'PROVISIONING_UNBLOCK_FAILED' | 'PROVISIONING_UPDATE' | 'PROVISIONING_UPDATE_FAILED' | 'STATUS_UNSPECIFIED' | 'UNRECOGNIZED';

export type SmsSmsAppRegionsEnum = 'AU' | 'BR' | 'CA' | 'EU' | 'US' | 'UNRECOGNIZED';

export type SmsConversationApiAppRegionsEnum = 'BR' | 'EU' | 'US' | 'UNRECOGNIZED';

/** state of the channel credentials: FAILING needs manual action, PENDING setup/sync not complete */
export type SmsConversationAppChannelIntegrationStatusEnum = 'ACTIVE' | 'FAILING' | 'PENDING' | 'UNRECOGNIZED';

export type SmsConversationApiAppDto = {
  id: string;
  projectId: string;
  region: SmsConversationApiAppRegionsEnum;
  channelStatus?: SmsConversationAppChannelIntegrationStatusEnum;
};

export type SmsSmsAppDto = {
  id: string;
  /** SMS service that owns the app */
  smsServiceId: string;
  name: string;
  status: SmsProvisioningStatesEnum;
  regions: SmsSmsAppRegionsEnum[];
  /** only when connected to a Conversation API app */
  conversationApiAppDetails?: SmsConversationApiAppDto;
  /** true for a test app */
  test: boolean;
};

export type SmsSmsAppListDto = {
  /** all matches of the query */
  totalSize: number;
  /** as requested */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  smsApps: SmsSmsAppDto[];
};

/** region the app is created in; a staging environment takes only EU or US */
export type SmsInputSmsAppRegionsEnum = 'BR' | 'EU' | 'US';

export type SmsInputSmsAppDto = {
  name: string;
  region: SmsInputSmsAppRegionsEnum;
  /** no longer used */
  test?: boolean;
  /** also create a new Conversation API app */
  convApiApp?: boolean;
  /** existing Conversation API app to link; cannot be combined with convApiApp */
  convApiAppId?: string;
};

export type SmsUpdateSmsAppDto = {
  name?: string;
};

/** ALL = every event; BUNDLE_DONE = a bundle finished processing; the rest: <entity> reached that state / changed; RCS_ACCOUNT_COMMENT_ADDED is in the enum but in no group listed for the input */
export type WebhookWebhookTriggersEnum = 'ALL' | 'BUNDLE_DONE' | 'KAKAOTALK_SENDER_ACTIVE' | 'KAKAOTALK_SENDER_COMMENT_ADDED' | 'KAKAOTALK_SENDER_INACTIVE' | 'KAKAOTALK_SENDER_REJECTED' | 'KAKAOTALK_TEMPLATE_APPROVED' | 'KAKAOTALK_TEMPLATE_COMMENT_ADDED' | 'KAKAOTALK_TEMPLATE_REJECTED' | 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED' | 'RCS_SENDER_COMMENT_ADDED' | 'RCS_SENDER_OPERATOR_STATUS_UPDATED' | 'RCS_SENDER_STATUS_UPDATED' | 'RCS_ACCOUNT_COMMENT_ADDED' | 'WHATSAPP_ACCOUNT_COMMENT_ADDED' | 'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED' | 'WHATSAPP_ACCOUNT_ONBOARDED' | 'WHATSAPP_ACCOUNT_PENDING_VERIFICATION' | 'WHATSAPP_ACCOUNT_REJECTED' | 'WHATSAPP_WABA_ACCOUNT_CHANGED' | 'WHATSAPP_SENDER_ACTIVE' | 'WHATSAPP_SENDER_COMMENT_ADDED' | 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED' | 'WHATSAPP_SENDER_DELETED' | 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' | 'WHATSAPP_SENDER_ERROR' | 'WHATSAPP_SENDER_INACTIVE' | 'WHATSAPP_SENDER_PENDING_VERIFICATION' | 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED' | 'WHATSAPP_SENDER_REJECTED' | 'WHATSAPP_SENDER_USERNAME_UPDATED' | 'WHATSAPP_TEMPLATE_APPROVED' | 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE' | 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED' | 'WHATSAPP_TEMPLATE_COMMENT_ADDED' | 'WHATSAPP_TEMPLATE_DELETED' | 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED' | 'WHATSAPP_TEMPLATE_REJECTED' | 'WHATSAPP_TEMPLATE_STATUS_UPDATED';

export type WebhookWebhookDto = {
  id: string;
  /** url that events are posted to */
  target: string;
  projectId: string;
  triggers: WebhookWebhookTriggersEnum[];
};

export type WebhookPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] };
};

export type WebhookWebhookInputDto = {
  /** must be a valid url */
  target: string;
  /** key with which the API signs webhook bodies so that the receiver can verify them; should have high entropy */
  secret: string;
  /** ALL subscribes to every event */
  triggers: WebhookWebhookTriggersEnum[];
};

export type WebhookUpdateWebhookInputDto = {
  /** sic type object in the document; meant as url string */
  target?: string;
  /** sic type object in the document; meant as string, signing key */
  secret?: string;
  triggers?: WebhookWebhookTriggersEnum[];
};

export type WebhookWebhookListDto = {
  /** count of all entries that match the query */
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  /** token for the previous batch */
  previousPageToken?: string;
  /** token for the next batch */
  nextPageToken?: string;
  webhooks: WebhookWebhookDto[];
};

export type WhatsappPapiErrorDto = {
  errorCode: string;
  message: string;
  resolution: string;
  additionalInformation?: { [name: string]: string[] | { [name: string]: string } };
};

export type WhatsappSenderStatesEnum = 'ACTIVE' | 'IN_PROGRESS' | 'INACTIVE' | 'PENDING_VERIFICATION' | 'SUSPENDED' | 'ERROR';

/** business category shown in WhatsApp; NOT_SET = none chosen */
export type WhatsappSenderWhatsAppVerticalEnum = 'ALCOHOL' | 'AUTOMOTIVE' | 'BEAUTY_SPA_SALON' | 'CLOTHING_AND_APPAREL' | 'EDUCATION' | 'ENTERTAINMENT' | 'EVENT_PLANNING_AND_SERVICE' | 'FINANCE_AND_BANKING' | 'FOOD_AND_GROCERY' | 'HOTEL_AND_LODGING' | 'MEDICAL_AND_HEALTH' | 'NON_PROFIT' | 'NOT_SET' | 'ONLINE_GAMBLING' | 'OTC_DRUGS' | 'OTHER' | 'PHYSICAL_GAMBLING' | 'PROFESSIONAL_SERVICES' | 'PUBLIC_SERVICE' | 'RESTAURANT' | 'SHOPPING_AND_RETAIL' | 'TRAVEL_AND_TRANSPORTATION' | 'UNRECOGNIZED';

export type WhatsappSenderDetailsDto = {
  displayName: string;
  description?: string;
  vertical: WhatsappSenderWhatsAppVerticalEnum;
  email?: string;
  address?: string;
  websiteOne?: string;
  websiteTwo?: string;
  /** links are shown as plain text; no Markdown */
  about?: string;
  /** jpeg, png or webp; up to 5MB; at least 192x192 px; cropped to at most 640x640 px; transparent PNG gets a black background */
  photoUrl?: string;
  username?: string;
};

export type WhatsappSenderChangesDetailsDto = {
  displayName?: string;
  description?: string;
  vertical?: WhatsappSenderWhatsAppVerticalEnum;
  email?: string;
  address?: string;
  websiteOne?: string;
  websiteTwo?: string;
  /** links are shown as plain text; no Markdown */
  about?: string;
  /** jpeg, png or webp; up to 5MB; at least 192x192 px; cropped to at most 640x640 px; transparent PNG gets a black background */
  photoUrl?: string;
  username?: string;
};

/** status of a sender's pending changes */
export type WhatsappSenderStatusesEnum = 'DRAFT' | 'ERROR' | 'IN_PROGRESS' | 'MULTIPLE_WABA_ERROR' | 'REJECTED';

/** set when the sender is in state ERROR; REQUESTED_PHONE_NUMBER_OR_COUNTRY_CODE_CONFLICT = number or country code differ from what the WABA has */
export type WhatsappSenderErrorCodeEnum = 'CANNOT_ASSIGN_CREDIT_LINE' | 'CANNOT_ASSIGN_SYSTEM_USER' | 'CANNOT_CREATE_NEW_WHATSAPP_SENDER' | 'CANNOT_CREATE_WABA_FOR_BUSINESS' | 'CANNOT_GET_DETAILS_FOR_CLOUD_API' | 'CANNOT_GET_WABA_DETAILS' | 'CANNOT_REGISTER_NEW_WHATSAPP_SENDER' | 'CANNOT_REGISTER_TO_CLOUD_API' | 'CANNOT_SUBSCRIBE_TO_CLOUD_API' | 'CANNOT_SUBSCRIBE_TO_WEBHOOK' | 'DUPLICATES_ON_SENDER_PHONE_NUMBER' | 'FAILED_TO_FETCH_APPROVED_MESSAGE_TEMPLATES' | 'MULTIPLE_WABA_FOR_PROJECT_ID' | 'NO_CERTIFICATE_AVAILABLE' | 'NO_NOVA_ACCOUNT_ID' | 'NO_PRICING_PLAN' | 'NO_PROJECT_ID' | 'NO_VERIFIED_PHONE_NUMBER' | 'NOT_VERIFIED_REQUESTED_PHONE_NUMBER' | 'NOT_VERIFY_BUSINESS_VIA_WHATSAPP' | 'NOVA_ACCOUNT_ID_CONFLICT' | 'PROJECT_ID_CONFLICT' | 'REQUESTED_PHONE_NUMBER_OR_COUNTRY_CODE_CONFLICT' | 'SENDER_HAS_BEEN_DELETED' | 'WABA_CONNECTED_TO_ANOTHER_PROJECT' | 'UNKNOWN_ERROR' | 'UNRECOGNIZED';

export type WhatsappSenderChangesDto = {
  /** sic: the value descriptions at this property are those of the field-update enum (APPROVED, DEFERRED, ...); the enum itself decides */
  status: WhatsappSenderStatusesEnum;
  /** first form for a newly created sender, second for the update of one */
  details?: WhatsappSenderDetailsDto | WhatsappSenderChangesDetailsDto;
  /** set when the sender is in state ERROR */
  errorReason?: string;
  /** set when the sender is in state ERROR */
  errorCode?: WhatsappSenderErrorCodeEnum;
};

/** APPROVED = applied; DEFERRED = looked at later; RESERVED = value held, final approval outstanding */
export type WhatsappWhatsAppSenderFieldUpdateStatusEnum = 'APPROVED' | 'DEFERRED' | 'DELETED' | 'EXPIRED' | 'PENDING' | 'REJECTED' | 'RESERVED' | 'UNRECOGNIZED' | 'UNSPECIFIED';

export type WhatsappSenderMetadataFieldDto = {
  /** value that was asked for */
  value?: string;
  status: WhatsappWhatsAppSenderFieldUpdateStatusEnum;
  /** only when the field update was rejected */
  rejectionReason?: string;
};

export type WhatsappSenderMetadataDto = {
  /** approval state of the display name */
  displayName?: WhatsappSenderMetadataFieldDto;
  /** approval state of the username */
  username?: WhatsappSenderMetadataFieldDto;
};

/** region the sender is provisioned in */
export type WhatsappSenderBotRegionEnum = 'BR' | 'EU' | 'US' | 'UNRECOGNIZED';

/** where Meta stores the data */
export type WhatsappSenderMetaLocalStoragesEnum = 'AE' | 'AU' | 'BH' | 'BR' | 'CA' | 'CH' | 'DE' | 'GB' | 'ID' | 'IN' | 'JP' | 'KR' | 'SG' | 'US' | 'ZA' | 'UNRECOGNIZED' | 'UNSPECIFIED';

export type WhatsappConversationApiAppRegionsEnum = 'BR' | 'EU' | 'US' | 'UNRECOGNIZED';

/** state of the channel credentials in the Conversation API app */
export type WhatsappConversationAppChannelIntegrationStatusEnum = 'ACTIVE' | 'FAILING' | 'PENDING' | 'UNRECOGNIZED';

export type WhatsappConversationApiAppDto = {
  id: string;
  /** project of the app */
  projectId: string;
  region: WhatsappConversationApiAppRegionsEnum;
  channelStatus?: WhatsappConversationAppChannelIntegrationStatusEnum;
};

export type WhatsappQualityRatingEnum = 'GREEN' | 'RED' | 'YELLOW' | 'UNKNOWN' | 'UNRECOGNIZED';

/** deprecated on the sender; account's businessDailyLimit replaces it */
export type WhatsappDailyLimitEnum = 'NOT_SET' | 'TIER_100K' | 'TIER_10K' | 'TIER_1K' | 'TIER_250' | 'TIER_2K' | 'TIER_50' | 'TIER_UNLIMITED' | 'UNRECOGNIZED';

export type WhatsappSenderNumberProviderTypeEnum = 'CUSTOMER' | 'SINCH' | 'UNRECOGNIZED';

export type WhatsappBusinessManagersEnum = 'SINCH_AMERICA' | 'SINCH_BR' | 'SINCH_MX' | 'SINCH_SEP' | 'SINCH_UK' | 'UNRECOGNIZED';

/** superseded by the get-account endpoint */
export type WhatsappWabaBanStatesEnum = 'DISABLE' | 'REINSTATE' | 'SCHEDULE_FOR_DISABLE' | 'UNRECOGNIZED';

/** lower case here */
export type WhatsappConversationAppRegionsEnum = 'br' | 'eu' | 'us';

/** DRAFT saves pending changes only; SUBMIT sends them for processing; default DRAFT */
export type WhatsappActionsEnum = 'DRAFT' | 'SUBMIT';

/** as the output enum, less NOT_SET and UNRECOGNIZED */
export type WhatsappSenderInputWhatsAppVerticalEnum = 'ALCOHOL' | 'AUTOMOTIVE' | 'BEAUTY_SPA_SALON' | 'CLOTHING_AND_APPAREL' | 'EDUCATION' | 'ENTERTAINMENT' | 'EVENT_PLANNING_AND_SERVICE' | 'FINANCE_AND_BANKING' | 'FOOD_AND_GROCERY' | 'HOTEL_AND_LODGING' | 'MEDICAL_AND_HEALTH' | 'NON_PROFIT' | 'ONLINE_GAMBLING' | 'OTC_DRUGS' | 'OTHER' | 'PHYSICAL_GAMBLING' | 'PROFESSIONAL_SERVICES' | 'PUBLIC_SERVICE' | 'RESTAURANT' | 'SHOPPING_AND_RETAIL' | 'TRAVEL_AND_TRANSPORTATION';

export type WhatsappUpdateSenderInputDetailsDto = {
  displayName?: string;
  /** null deletes the value */
  description?: string | null;
  vertical?: WhatsappSenderInputWhatsAppVerticalEnum;
  /** null deletes the value */
  email?: string | null;
  /** null deletes the value */
  address?: string | null;
  /** null deletes the value */
  websiteOne?: string | null;
  /** null deletes the value */
  websiteTwo?: string | null;
  /** null deletes the value; links shown as plain text, no Markdown */
  about?: string | null;
  /** null deletes the value; jpeg, png or webp; up to 5MB; at least 192x192 px; cropped to at most 640x640 px */
  photoUrl?: string | null;
  username?: string | null;
};

export type WhatsappUpdateSenderInputDto = {
  status?: WhatsappActionsEnum;
  details?: WhatsappUpdateSenderInputDetailsDto;
};

/** countries that are «upscalable», ISO 3166-1 alpha-2 */
export type WhatsappCountryCodesEnum = 'AD' | 'AE' | 'AF' | 'AG' | 'AI' | 'AL' | 'AM' | 'AO' | 'AQ' | 'AR' | 'AS' | 'AT' | 'AU' | 'AW' | 'AZ' | 'BA' | 'BB' | 'BD' | 'BE' | 'BF' | 'BG' | 'BH' | 'BI' | 'BJ' | 'BM' | 'BN' | 'BO' | 'BQ' | 'BR' | 'BS' | 'BT' | 'BW' | 'BY' | 'BZ' | 'CA' | 'CD' | 'CF' | 'CG' | 'CH' | 'CI' | 'CK' | 'CL' | 'CM' | 'CN' | 'CO' | 'CR' | 'CU' | 'CV' | 'CW' | 'CY' | 'CZ' | 'DE' | 'DJ' | 'DK' | 'DM' | 'DO' | 'DZ' | 'EC' | 'EE' | 'EG' | 'ER' | 'ES' | 'ET' | 'FI' | 'FJ' | 'FK' | 'FM' | 'FO' | 'FR' | 'GA' | 'GB' | 'GD' | 'GE' | 'GF' | 'GG' | 'GH' | 'GI' | 'GL' | 'GM' | 'GN' | 'GP' | 'GQ' | 'GR' | 'GT' | 'GU' | 'GW' | 'GY' | 'HK' | 'HN' | 'HR' | 'HT' | 'HU' | 'ID' | 'IE' | 'IL' | 'IM' | 'IN' | 'IO' | 'IQ' | 'IR' | 'IS' | 'IT' | 'JE' | 'JM' | 'JO' | 'JP' | 'KE' | 'KG' | 'KH' | 'KI' | 'KM' | 'KN' | 'KP' | 'KR' | 'KW' | 'KY' | 'KZ' | 'LA' | 'LB' | 'LC' | 'LI' | 'LK' | 'LR' | 'LS' | 'LT' | 'LU' | 'LV' | 'LY' | 'MA' | 'MC' | 'MD' | 'ME' | 'MG' | 'MH' | 'MK' | 'ML' | 'MM' | 'MN' | 'MO' | 'MP' | 'MQ' | 'MR' | 'MS' | 'MT' | 'MU' | 'MV' | 'MW' | 'MX' | 'MY' | 'MZ' | 'NA' | 'NC' | 'NE' | 'NF' | 'NG' | 'NI' | 'NL' | 'NO' | 'NP' | 'NR' | 'NU' | 'NZ' | 'OM' | 'PA' | 'PE' | 'PF' | 'PG' | 'PH' | 'PK' | 'PL' | 'PM' | 'PR' | 'PS' | 'PT' | 'PW' | 'PY' | 'QA' | 'RE' | 'RO' | 'RS' | 'RU' | 'RW' | 'SA' | 'SB' | 'SC' | 'SD' | 'SE' | 'SG' | 'SH' | 'SI' | 'SK' | 'SL' | 'SM' | 'SN' | 'SO' | 'SR' | 'SS' | 'ST' | 'SV' | 'SX' | 'SY' | 'SZ' | 'TC' | 'TD' | 'TG' | 'TH' | 'TJ' | 'TK' | 'TL' | 'TM' | 'TN' | 'TO' | 'TR' | 'TT' | 'TV' | 'TW' | 'TZ' | 'UA' | 'UG' | 'UM' | 'US' | 'UY' | 'UZ' | 'VC' | 'VE' | 'VG' | 'VI' | 'VN' | 'VU' | 'WF' | 'WS' | 'XK' | 'YE' | 'YT' | 'ZA' | 'ZM' | 'ZW' | 'UNRECOGNIZED';

export type WhatsappComponentTypeHeaderEnum = 'HEADER';

export type WhatsappLocationHeaderComponentFormatEnum = 'LOCATION';

export type WhatsappLocationHeaderComponentDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappLocationHeaderComponentFormatEnum;
};

export type WhatsappTextHeaderComponentFormatEnum = 'TEXT';

export type WhatsappTextHeaderComponentDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappTextHeaderComponentFormatEnum;
  text?: string;
  /** sample for the header variable */
  example?: string;
};

export type WhatsappMediaHeaderComponentFormatEnum = 'DOCUMENT' | 'IMAGE' | 'VIDEO';

export type WhatsappMediaHeaderExampleDto = {
  url?: string;
};

export type WhatsappMediaHeaderComponentDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappMediaHeaderComponentFormatEnum;
  /** sample value for the variable */
  example?: WhatsappMediaHeaderExampleDto;
};

export type WhatsappComponentTypeBodyEnum = 'BODY';

export type WhatsappBodyComponentDto = {
  type: WhatsappComponentTypeBodyEnum;
  text?: string;
  /** samples for the body variables */
  examples?: string[];
  addSecurityRecommendation?: boolean;
};

export type WhatsappComponentTypeFooterEnum = 'FOOTER';

export type WhatsappFooterComponentDto = {
  type: WhatsappComponentTypeFooterEnum;
  text?: string;
  codeExpirationMinutes?: number;
};

export type WhatsappButtonTypePhoneNumberEnum = 'PHONE_NUMBER';

export type WhatsappPhoneNumberButtonDto = {
  type: WhatsappButtonTypePhoneNumberEnum;
  text?: string;
  phoneNumber?: string;
};

export type WhatsappButtonTypeUrlEnum = 'URL';

export type WhatsappUrlButtonDto = {
  type: WhatsappButtonTypeUrlEnum;
  text?: string;
  url?: string;
  /** sample value for the variable */
  example?: string;
};

export type WhatsappButtonTypeQuickReplyEnum = 'QUICK_REPLY';

export type WhatsappQuickReplyButtonDto = {
  type: WhatsappButtonTypeQuickReplyEnum;
  text?: string;
};

export type WhatsappButtonTypeOtpEnum = 'OTP';

export type WhatsappOtpTypeEnum = 'COPY_CODE' | 'ONE_TAP' | 'ZERO_TAP' | 'UNRECOGNIZED';

export type WhatsappSupportedAppDto = {
  packageName: string;
  signatureHash: string;
};

export type WhatsappOtpButtonDto = {
  type: WhatsappButtonTypeOtpEnum;
  otpType: WhatsappOtpTypeEnum;
  text?: string;
  autofillText?: string;
  packageName?: string;
  signatureHash?: string;
  supportedApps?: WhatsappSupportedAppDto[];
  zeroTapTermsAccepted?: boolean;
};

export type WhatsappButtonTypeEnum = 'FLOW';

export type WhatsappFlowActionEnum = 'DATA_EXCHANGE' | 'NAVIGATE' | 'UNKNOWN' | 'UNRECOGNIZED';

export type WhatsappFlowButtonDto = {
  type: WhatsappButtonTypeEnum;
  /** label of the button */
  text?: string;
  /** flow that the button starts */
  flowId?: string;
  flowAction?: WhatsappFlowActionEnum;
  /** id of the first screen; needed when flowAction is NAVIGATE */
  navigateScreen?: string;
};

export type WhatsappButtonTypeRequestContactInfoEnum = 'REQUEST_CONTACT_INFO';

export type WhatsappRequestContactInfoButtonDto = {
  type: WhatsappButtonTypeRequestContactInfoEnum;
  text?: string;
};

export type WhatsappButtonTypeOrderDetailsEnum = 'ORDER_DETAILS';

export type WhatsappOrderDetailsButtonDto = {
  type: WhatsappButtonTypeOrderDetailsEnum;
  text?: string;
};

export type WhatsappButtonTypeCopyCodeEnum = 'COPY_CODE';

export type WhatsappCopyCodeButtonDto = {
  type: WhatsappButtonTypeCopyCodeEnum;
  text?: string;
  /** sample value for the variable */
  example?: string;
};

export type WhatsappComponentTypeButtonsEnum = 'BUTTONS';

export type WhatsappButtonsComponentDto = {
  type: WhatsappComponentTypeButtonsEnum;
  buttons: (WhatsappPhoneNumberButtonDto | WhatsappUrlButtonDto | WhatsappQuickReplyButtonDto | WhatsappOtpButtonDto | WhatsappFlowButtonDto | WhatsappRequestContactInfoButtonDto | WhatsappOrderDetailsButtonDto | WhatsappCopyCodeButtonDto)[];
};

export type WhatsappComponentTypeCarouselEnum = 'CAROUSEL';

export type WhatsappCardHeaderComponentFormatsEnum = 'IMAGE' | 'VIDEO';

export type WhatsappCardHeaderComponentDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappCardHeaderComponentFormatsEnum;
  /** handle of an uploaded media asset */
  example?: WhatsappMediaHeaderExampleDto;
};

export type WhatsappCardBodyComponentDto = {
  type: WhatsappComponentTypeBodyEnum;
  /** samples for the body variables */
  examples?: string[];
  text?: string;
};

export type WhatsappCardButtonsComponentDto = {
  type: WhatsappComponentTypeButtonsEnum;
  buttons: (WhatsappUrlButtonDto | WhatsappQuickReplyButtonDto | WhatsappPhoneNumberButtonDto)[];
};

export type WhatsappCardDto = {
  components: (WhatsappCardHeaderComponentDto | WhatsappCardBodyComponentDto | WhatsappCardButtonsComponentDto)[];
};

export type WhatsappCarouselComponentDto = {
  type: WhatsappComponentTypeCarouselEnum;
  cards: WhatsappCardDto[];
};

export type WhatsappBidStrategiesEnum = 'BID_STRATEGY_LOWEST_COST_WITH_BID_CAP' | 'BID_STRATEGY_UNSPECIFIED' | 'UNRECOGNIZED';

export type WhatsappTemplateDetailsOptimizationDto = {
  /** top price for 1,000 deliveries in the smallest unit of the WABA currency (5000 = 0.05 USD each) */
  bidAmount: number;
  bidStrategy: WhatsappBidStrategiesEnum;
  /** country (ISO alpha-2) -> multiplier as decimal string, 0.0 to 10.0; 1.0 where absent */
  bidCountryMultiplierOverrides?: { [name: string]: string };
};

export type WhatsappComponentTypeLimitedTimeOfferEnum = 'LIMITED_TIME_OFFER';

export type WhatsappLimitedTimeOfferComponentDto = {
  type: WhatsappComponentTypeLimitedTimeOfferEnum;
  text?: string;
  /** whether the delivered message shows when the offer ends */
  hasExpiration: boolean;
};

export type WhatsappTemplateDetailsDto = {
  /** a BODY is a must; each type at most once */
  components: (WhatsappTextHeaderComponentDto | WhatsappMediaHeaderComponentDto | WhatsappBodyComponentDto | WhatsappFooterComponentDto | WhatsappButtonsComponentDto | WhatsappLocationHeaderComponentDto | WhatsappCarouselComponentDto | WhatsappLimitedTimeOfferComponentDto)[];
  /** delivery is retried this long, then the message is dropped. AUTHENTICATION 10..900 (default 600; 30 days when created before 2024-10-23), MARKETING 43200..2592000 (default 30 days), UTILITY 30..43200 (default 30 days) */
  messageSendTtlSeconds?: number;
  optimization?: WhatsappTemplateDetailsOptimizationDto;
};

export type WhatsappTemplateChangesDetailsDto = {
  components?: (WhatsappTextHeaderComponentDto | WhatsappMediaHeaderComponentDto | WhatsappLocationHeaderComponentDto | WhatsappBodyComponentDto | WhatsappFooterComponentDto | WhatsappButtonsComponentDto | WhatsappCarouselComponentDto | WhatsappLimitedTimeOfferComponentDto)[];
  /** as in WhatsappTemplateDetailsDto: AUTHENTICATION 10..900, MARKETING 43200..2592000, UTILITY 30..43200 */
  messageSendTtlSeconds?: number;
  optimization?: WhatsappTemplateDetailsOptimizationDto;
};

/** state of the pending changes: DRAFT = not submitted, IN_PROGRESS = submitted and processing, REJECTED = reviewed and refused */
export type WhatsappTemplateStatusesEnum = 'DRAFT' | 'IN_PROGRESS' | 'REJECTED';

export type WhatsappTemplateChangesDto = {
  status: WhatsappTemplateStatusesEnum;
  /** true lets Meta correct a wrong category, false may lead to rejection; false by default (stated, no default key) */
  allowCategoryChange?: boolean;
  /** first form for a new template, second for the update of one */
  details?: WhatsappTemplateDetailsDto | WhatsappTemplateChangesDetailsDto;
};

/** UNIQUE_URL = dynamic tracking url, URL = static one */
export type WhatsappTemplateAnalyticsButtonTypesEnum = 'QUICK_REPLY' | 'UNIQUE_URL' | 'URL' | 'UNRECOGNIZED';

export type WhatsappTemplateAnalyticsButtonsDto = {
  type: WhatsappTemplateAnalyticsButtonTypesEnum;
  content: string;
  clicks: number;
};

export type WhatsappTemplateAnalyticsDto = {
  sent: number;
  delivered: number;
  read: number;
  /** UTC ISO 8601 date-time */
  start: string;
  /** UTC ISO 8601 date-time */
  end: string;
  buttons: WhatsappTemplateAnalyticsButtonsDto[];
};

/** APPROVED = usable; PAUSED = not usable until resumed; DISABLED = may not be sent; PENDING = awaits approval */
export type WhatsappTemplateStatesEnum = 'APPROVED' | 'DISABLED' | 'PAUSED' | 'PENDING' | 'REJECTED';

export type WhatsappTemplateLanguagesEnum = 'AF' | 'AR' | 'AZ' | 'BG' | 'BN' | 'CA' | 'CS' | 'DA' | 'DE' | 'EL' | 'EN' | 'EN_GB' | 'EN_US' | 'ES' | 'ES_AR' | 'ES_ES' | 'ES_MX' | 'ES_UY' | 'ET' | 'FA' | 'FI' | 'FIL' | 'FR' | 'GA' | 'GU' | 'HA' | 'HE' | 'HI' | 'HR' | 'HU' | 'ID' | 'IT' | 'JA' | 'KA' | 'KK' | 'KN' | 'KO' | 'KY_KG' | 'LO' | 'LT' | 'LV' | 'MK' | 'ML' | 'MR' | 'MS' | 'NB' | 'NL' | 'PA' | 'PL' | 'PT_BR' | 'PT_PT' | 'RO' | 'RU' | 'RW_RW' | 'SK' | 'SL' | 'SQ' | 'SR' | 'SV' | 'SW' | 'TA' | 'TE' | 'TH' | 'TR' | 'UK' | 'UR' | 'UZ' | 'VI' | 'ZH_CN' | 'ZH_HK' | 'ZH_TW' | 'ZU' | 'UNRECOGNIZED';

export type WhatsappTemplateCategoryEnum = 'AUTHENTICATION' | 'MARKETING' | 'UTILITY' | 'UNRECOGNIZED';

/** filled when the template is REJECTED */
export type WhatsappTemplateRejectionCodeEnum = 'ABUSIVE_CONTENT' | 'INCORRECT_CATEGORY' | 'INVALID_FORMAT' | 'NONE' | 'SCAM' | 'UNRECOGNIZED';

/** UNKNOWN = not enough data yet */
export type WhatsappTemplateQualityScoreEnum = 'QUALITY_SCORE_GREEN' | 'QUALITY_SCORE_RED' | 'QUALITY_SCORE_YELLOW' | 'QUALITY_SCORE_UNKNOWN' | 'UNRECOGNIZED';

export type WhatsappTemplateDto = {
  whatsappId?: string;
  /** not required */
  state?: WhatsappTemplateStatesEnum;
  name: string;
  language: WhatsappTemplateLanguagesEnum;
  category: WhatsappTemplateCategoryEnum;
  /** when REJECTED */
  rejectionCode?: WhatsappTemplateRejectionCodeEnum;
  qualityScore?: WhatsappTemplateQualityScoreEnum;
  /** pending changes; absent once they are approved and applied */
  changes?: WhatsappTemplateChangesDto;
  /** applied content */
  details?: WhatsappTemplateDetailsDto;
  analytics: WhatsappTemplateAnalyticsDto[];
  /** template was made by Meta itself */
  isMetaGenerated: boolean;
};

export type WhatsappPartialTextHeaderComponentDto = {
  type?: WhatsappComponentTypeHeaderEnum;
  format?: WhatsappTextHeaderComponentFormatEnum;
  text?: string;
  /** sample for the header variable */
  example?: string;
};

export type WhatsappPartialMediaHeaderExampleDto = {
  url?: string;
};

export type WhatsappPartialMediaHeaderComponentDto = {
  type?: WhatsappComponentTypeHeaderEnum;
  format?: WhatsappMediaHeaderComponentFormatEnum;
  /** sample value for the variable */
  example?: WhatsappPartialMediaHeaderExampleDto;
};

export type WhatsappPartialBodyComponentDto = {
  type?: WhatsappComponentTypeBodyEnum;
  text?: string;
  /** samples for the body variables */
  examples?: string[];
  addSecurityRecommendation?: boolean;
};

export type WhatsappPartialFooterComponentDto = {
  type?: WhatsappComponentTypeFooterEnum;
  text?: string;
  codeExpirationMinutes?: number;
};

export type WhatsappPartialLocationHeaderComponentDto = {
  type?: WhatsappComponentTypeHeaderEnum;
  format?: WhatsappLocationHeaderComponentFormatEnum;
};

export type WhatsappPartialCardHeaderComponentDto = {
  type?: WhatsappComponentTypeHeaderEnum;
  format?: WhatsappCardHeaderComponentFormatsEnum;
  /** handle of an uploaded media asset */
  example?: WhatsappPartialMediaHeaderExampleDto;
};

export type WhatsappPartialCardBodyComponentDto = {
  type?: WhatsappComponentTypeBodyEnum;
  /** samples for the body variables */
  examples?: string[];
  text?: string;
};

export type WhatsappPartialUrlButtonDto = {
  type?: WhatsappButtonTypeUrlEnum;
  text?: string;
  url?: string;
  /** sample value for the variable */
  example?: string;
};

export type WhatsappPartialQuickReplyButtonDto = {
  type?: WhatsappButtonTypeQuickReplyEnum;
  text?: string;
};

export type WhatsappPartialPhoneNumberButtonDto = {
  type?: WhatsappButtonTypePhoneNumberEnum;
  text?: string;
  phoneNumber?: string;
};

export type WhatsappPartialCardButtonsComponentDto = {
  type?: WhatsappComponentTypeButtonsEnum;
  buttons?: (WhatsappPartialUrlButtonDto | WhatsappPartialQuickReplyButtonDto | WhatsappPartialPhoneNumberButtonDto)[];
};

export type WhatsappPartialCardDto = {
  components?: (WhatsappPartialCardHeaderComponentDto | WhatsappPartialCardBodyComponentDto | WhatsappPartialCardButtonsComponentDto)[];
};

export type WhatsappPartialCarouselComponentDto = {
  type?: WhatsappComponentTypeCarouselEnum;
  cards?: WhatsappPartialCardDto[];
};

export type WhatsappPartialLimitedTimeOfferComponentDto = {
  type?: WhatsappComponentTypeLimitedTimeOfferEnum;
  text?: string;
  /** whether the delivered message shows when the offer ends */
  hasExpiration?: boolean;
};

export type WhatsappPartialTemplateDetailsDto = {
  /** as in WhatsappTemplateDetailsDto: AUTHENTICATION 10..900, MARKETING 43200..2592000, UTILITY 30..43200 */
  messageSendTtlSeconds?: number;
  optimization?: WhatsappTemplateDetailsOptimizationDto;
  /** a BODY is a must; each type at most once */
  components?: (WhatsappPartialTextHeaderComponentDto | WhatsappPartialMediaHeaderComponentDto | WhatsappPartialBodyComponentDto | WhatsappPartialFooterComponentDto | WhatsappPartialButtonsComponentDto | WhatsappPartialLocationHeaderComponentDto | WhatsappPartialCarouselComponentDto | WhatsappPartialLimitedTimeOfferComponentDto)[];
};

export type WhatsappPartialOtpButtonDto = {
  type?: WhatsappButtonTypeOtpEnum;
  otpType?: WhatsappOtpTypeEnum;
  text?: string;
  autofillText?: string;
  packageName?: string;
  signatureHash?: string;
  supportedApps?: WhatsappPartialSupportedAppDto[];
  zeroTapTermsAccepted?: boolean;
};

export type WhatsappPartialSupportedAppDto = {
  packageName?: string;
  signatureHash?: string;
};

export type WhatsappPartialFlowButtonDto = {
  type?: WhatsappButtonTypeEnum;
  text?: string;
  flowId?: string;
  flowAction?: WhatsappFlowActionEnum;
  /** id of the first screen; needed when flowAction is NAVIGATE */
  navigateScreen?: string;
};

export type WhatsappPartialButtonsComponentDto = {
  type?: WhatsappComponentTypeButtonsEnum;
  buttons?: (WhatsappPartialPhoneNumberButtonDto | WhatsappPartialUrlButtonDto | WhatsappPartialQuickReplyButtonDto | WhatsappPartialOtpButtonDto | WhatsappPartialFlowButtonDto | WhatsappPartialRequestContactInfoButtonDto | WhatsappPartialOrderDetailsButtonDto | WhatsappPartialCopyCodeButtonDto)[];
};

export type WhatsappPartialRequestContactInfoButtonDto = {
  type?: WhatsappButtonTypeRequestContactInfoEnum;
  text?: string;
};

export type WhatsappPartialOrderDetailsButtonDto = {
  type?: WhatsappButtonTypeOrderDetailsEnum;
  text?: string;
};

export type WhatsappPartialCopyCodeButtonDto = {
  type?: WhatsappButtonTypeCopyCodeEnum;
  text?: string;
  /** sample value for the variable */
  example?: string;
};

export type WhatsappPartialTemplateChangesDto = {
  status?: WhatsappTemplateStatusesEnum;
  /** false by default */
  allowCategoryChange?: boolean;
  /** first form for a new template, second for the update of one */
  details?: WhatsappPartialTemplateDetailsDto | WhatsappTemplateChangesDetailsDto;
};

export type WhatsappPartialTemplateAnalyticsButtonsDto = {
  type?: WhatsappTemplateAnalyticsButtonTypesEnum;
  content?: string;
  clicks?: number;
};

export type WhatsappPartialTemplateAnalyticsDto = {
  sent?: number;
  delivered?: number;
  read?: number;
  /** UTC ISO 8601 date-time */
  start?: string;
  /** UTC ISO 8601 date-time */
  end?: string;
  buttons?: WhatsappPartialTemplateAnalyticsButtonsDto[];
};

export type WhatsappPartialTemplateDto = {
  whatsappId?: string;
  state?: WhatsappTemplateStatesEnum;
  name?: string;
  language?: WhatsappTemplateLanguagesEnum;
  category?: WhatsappTemplateCategoryEnum;
  /** when REJECTED */
  rejectionCode?: WhatsappTemplateRejectionCodeEnum;
  qualityScore?: WhatsappTemplateQualityScoreEnum;
  isMetaGenerated?: boolean;
  /** pending changes; absent once they are approved and applied */
  changes?: WhatsappPartialTemplateChangesDto;
  details?: WhatsappPartialTemplateDetailsDto;
  analytics?: WhatsappPartialTemplateAnalyticsDto[];
};

/** the 0 stands for an array element; paths use `example`/`example.url`, not `examples`, for headers and buttons; nothing for carousel cards */
export type WhatsappTemplateDtoFieldMaskPathsEnum = 'whatsappId' | 'state' | 'name' | 'language' | 'category' | 'rejectionCode' | 'qualityScore' | 'changes' | 'changes.status' | 'changes.allowCategoryChange' | 'changes.details' | 'changes.details.components' | 'changes.details.components.0.type' | 'changes.details.components.0.format' | 'changes.details.components.0.text' | 'changes.details.components.0.example' | 'changes.details.components.0.example.url' | 'changes.details.components.0.examples' | 'changes.details.components.0.addSecurityRecommendation' | 'changes.details.components.0.codeExpirationMinutes' | 'changes.details.components.0.buttons' | 'changes.details.components.0.buttons.0.type' | 'changes.details.components.0.buttons.0.text' | 'changes.details.components.0.buttons.0.phoneNumber' | 'changes.details.components.0.buttons.0.url' | 'changes.details.components.0.buttons.0.example' | 'changes.details.components.0.buttons.0.otpType' | 'changes.details.components.0.buttons.0.autofillText' | 'changes.details.components.0.buttons.0.packageName' | 'changes.details.components.0.buttons.0.signatureHash' | 'changes.details.components.0.buttons.0.supportedApps' | 'changes.details.components.0.buttons.0.supportedApps.0.packageName' | 'changes.details.components.0.buttons.0.supportedApps.0.signatureHash' | 'changes.details.components.0.buttons.0.zeroTapTermsAccepted' | 'changes.details.components.0.buttons.0.flowId' | 'changes.details.components.0.buttons.0.flowAction' | 'changes.details.components.0.buttons.0.navigateScreen' | 'changes.details.components.0.hasExpiration' | 'changes.details.messageSendTtlSeconds' | 'changes.details.optimization' | 'details' | 'details.components' | 'details.components.0.type' | 'details.components.0.format' | 'details.components.0.text' | 'details.components.0.example' | 'details.components.0.example.url' | 'details.components.0.examples' | 'details.components.0.addSecurityRecommendation' | 'details.components.0.codeExpirationMinutes' | 'details.components.0.buttons' | 'details.components.0.buttons.0.type' | 'details.components.0.buttons.0.text' | 'details.components.0.buttons.0.phoneNumber' | 'details.components.0.buttons.0.url' | 'details.components.0.buttons.0.example' | 'details.components.0.buttons.0.otpType' | 'details.components.0.buttons.0.autofillText' | 'details.components.0.buttons.0.packageName' | 'details.components.0.buttons.0.signatureHash' | 'details.components.0.buttons.0.supportedApps' | 'details.components.0.buttons.0.supportedApps.0.packageName' | 'details.components.0.buttons.0.supportedApps.0.signatureHash' | 'details.components.0.buttons.0.zeroTapTermsAccepted' | 'details.components.0.buttons.0.flowId' | 'details.components.0.buttons.0.flowAction' | 'details.components.0.buttons.0.navigateScreen' | 'details.components.0.hasExpiration' | 'details.messageSendTtlSeconds' | 'details.optimization' | 'analytics' | 'analytics.0.sent' | 'analytics.0.delivered' | 'analytics.0.read' | 'analytics.0.start' | 'analytics.0.end' | 'analytics.0.buttons' | 'analytics.0.buttons.0.type' | 'analytics.0.buttons.0.content' | 'analytics.0.buttons.0.clicks' | 'isMetaGenerated';

export type WhatsappTemplateAnalyticsDateRangesEnum = 'DAY' | 'MONTH' | 'QUARTER' | 'WEEK';

export type WhatsappTemplateListDto = {
  /** count of all entries that match the query */
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  /** token for the previous batch */
  previousPageToken?: string;
  /** token for the next batch */
  nextPageToken?: string;
  templates: WhatsappTemplateDto[];
};

export type WhatsappPartialTemplateListDto = {
  /** count of all entries that match the query */
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  /** token for the previous batch */
  previousPageToken?: string;
  /** token for the next batch */
  nextPageToken?: string;
  templates: WhatsappPartialTemplateDto[];
};

export type WhatsappLocationHeaderComponentInputDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappLocationHeaderComponentFormatEnum;
};

export type WhatsappTextHeaderComponentInputDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappTextHeaderComponentFormatEnum;
  /** may hold one variable; a draft needs none */
  text?: string;
  /** needed when the text has a variable */
  example?: string;
};

export type WhatsappInputMediaHeaderExampleSupportedMimeTypesEnum = 'IMAGE/JPEG' | 'IMAGE/PNG' | 'APPLICATION/PDF' | 'VIDEO/3GP' | 'VIDEO/MP4';

export type WhatsappMediaHeaderExampleInputDto = {
  /** image: 8-bit RGB or RGBA, image/jpeg or image/png, up to 5MB; video: H.264 + AAC, one audio stream or none, video/3gp or video/mp4, up to 16MB; document: application/pdf, up to 100MB; a draft needs none */
  url?: string;
  /** only where the content does not tell it */
  mimeType?: WhatsappInputMediaHeaderExampleSupportedMimeTypesEnum;
};

export type WhatsappMediaHeaderComponentInputDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappMediaHeaderComponentFormatEnum;
  /** a draft needs none */
  example?: WhatsappMediaHeaderExampleInputDto;
};

export type WhatsappBodyComponentInputDto = {
  type: WhatsappComponentTypeBodyEnum;
  /** variables are {{1}}, {{2}}, ...; left out for AUTHENTICATION templates */
  text?: string;
  /** one per variable in the text; optional without variables */
  examples?: string[];
  /** AUTHENTICATION templates only */
  addSecurityRecommendation?: boolean;
};

export type WhatsappFooterComponentInputDto = {
  type: WhatsappComponentTypeFooterEnum;
  text?: string;
  /** AUTHENTICATION templates only; adds a line on when the code expires */
  codeExpirationMinutes?: number;
};

export type WhatsappPhoneNumberButtonInputDto = {
  type: WhatsappButtonTypePhoneNumberEnum;
  /** a draft needs none */
  text?: string;
  /** a draft needs none */
  phoneNumber?: string;
};

export type WhatsappUrlButtonInputDto = {
  type: WhatsappButtonTypeUrlEnum;
  /** a draft needs none */
  text?: string;
  /** dynamic when it ends in {{1}} (only at the end, not in the host); domains wa.me and whatsapp.com are refused; a draft needs none */
  url?: string;
  /** full url with the variable filled in; needed when url has {{1}}; a draft needs none; the text calls the field `example` */
  example?: string;
};

export type WhatsappQuickReplyButtonInputDto = {
  type: WhatsappButtonTypeQuickReplyEnum;
  /** a draft needs none */
  text?: string;
};

export type WhatsappInputOtpTypeEnum = 'COPY_CODE' | 'ONE_TAP' | 'ZERO_TAP';

export type WhatsappSupportedAppInputDto = {
  /** Android package */
  packageName: string;
  /** hash of the app's signing key */
  signatureHash: string;
};

export type WhatsappOtpButtonInputDto = {
  type: WhatsappButtonTypeOtpEnum;
  otpType: WhatsappInputOtpTypeEnum;
  /** a draft needs none */
  text?: string;
  /** label of the one-tap button */
  autofillText?: string;
  packageName?: string;
  signatureHash?: string;
  supportedApps?: WhatsappSupportedAppInputDto[];
  /** true accepts WhatsApp's terms for zero-tap */
  zeroTapTermsAccepted?: boolean;
};

export type WhatsappButtonTypeFlowEnum = 'FLOW';

export type WhatsappInputFlowActionEnum = 'DATA_EXCHANGE' | 'NAVIGATE';

export type WhatsappFlowButtonInputDto = {
  type: WhatsappButtonTypeFlowEnum;
  /** a draft needs none */
  text?: string;
  /** a draft needs none */
  flowId?: string;
  /** a draft needs none */
  flowAction?: WhatsappInputFlowActionEnum;
  /** id of the first screen; needed when flowAction is NAVIGATE */
  navigateScreen?: string;
};

export type WhatsappRequestContactInfoButtonInputDto = {
  type: WhatsappButtonTypeRequestContactInfoEnum;
};

export type WhatsappOrderDetailsButtonInputDto = {
  type: WhatsappButtonTypeOrderDetailsEnum;
};

export type WhatsappCopyCodeButtonInputDto = {
  type: WhatsappButtonTypeCopyCodeEnum;
  /** sample code */
  example: string;
};

export type WhatsappButtonsComponentInputDto = {
  type: WhatsappComponentTypeButtonsEnum;
  /** a draft needs none; each of the fields value, text must be unique over the buttons (no button has a field `value`) */
  buttons?: (WhatsappFlowButtonInputDto | WhatsappOtpButtonInputDto | WhatsappPhoneNumberButtonInputDto | WhatsappQuickReplyButtonInputDto | WhatsappRequestContactInfoButtonInputDto | WhatsappOrderDetailsButtonInputDto | WhatsappUrlButtonInputDto | WhatsappCopyCodeButtonInputDto)[];
};

export type WhatsappLimitedTimeOfferComponentInputDto = {
  type: WhatsappComponentTypeLimitedTimeOfferEnum;
  text: string;
  /** true shows the end of the offer in the delivered message */
  hasExpiration?: boolean;
};

export type WhatsappInputCardMediaHeaderExampleSupportedMimeTypesEnum = 'IMAGE/JPEG' | 'IMAGE/PNG' | 'VIDEO/3GP' | 'VIDEO/MP4';

export type WhatsappInputCardMediaHeaderExampleDto = {
  /** image: 8-bit RGB or RGBA, image/jpeg or image/png, up to 5MB; video: H.264 + AAC, one audio stream or none, video/3gp or video/mp4, up to 16MB; a draft needs none */
  url?: string;
  /** only where the content does not tell it */
  mimeType?: WhatsappInputCardMediaHeaderExampleSupportedMimeTypesEnum;
};

export type WhatsappInputCardHeaderComponentDto = {
  type: WhatsappComponentTypeHeaderEnum;
  format: WhatsappCardHeaderComponentFormatsEnum;
  /** media is cropped to a wide ratio on the device; a draft needs none */
  example?: WhatsappInputCardMediaHeaderExampleDto;
};

export type WhatsappInputCardBodyComponentDto = {
  type: WhatsappComponentTypeBodyEnum;
  /** one per variable in the text; optional without variables */
  examples?: string[];
  /** may hold variables; a draft needs none */
  text?: string;
};

export type WhatsappInputCardButtonsComponentDto = {
  type: WhatsappComponentTypeButtonsEnum;
  /** kinds may be mixed; no two buttons with the same (type, text); a draft needs none */
  buttons?: (WhatsappUrlButtonInputDto | WhatsappQuickReplyButtonInputDto | WhatsappPhoneNumberButtonInputDto)[];
};

export type WhatsappInputCardDto = {
  /** each `type` at most once; a card has an image or video header, a body text and up to two buttons; all cards of a template have the same components; a draft needs none */
  components?: (WhatsappInputCardHeaderComponentDto | WhatsappInputCardBodyComponentDto | WhatsappInputCardButtonsComponentDto)[];
};

export type WhatsappInputCarouselComponentDto = {
  type: WhatsappComponentTypeCarouselEnum;
  /** all cards have the same components; two product cards are enough to send up to 10 later; a draft needs none */
  cards?: WhatsappInputCardDto[];
};

/** output spells it BID_STRATEGY_LOWEST_COST_WITH_BID_CAP */
export type WhatsappInputBidStrategiesEnum = 'LOWEST_COST_WITH_BID_CAP';

export type WhatsappInputTemplateDetailsOptimization = {
  /** top price for 1,000 deliveries in the smallest unit of the WABA currency (5000 = 0.05 USD each) */
  bidAmount: number;
  bidStrategy: WhatsappInputBidStrategiesEnum;
  /** country (ISO alpha-2) -> multiplier as decimal string, 0.0 to 10.0; 1.0 where absent */
  bidCountryMultiplierOverrides?: { [name: string]: string };
};

export type WhatsappTemplateDetailsInputDto = {
  /** a BODY is a must; each `type` at most once; a draft needs none */
  components?: (WhatsappLocationHeaderComponentInputDto | WhatsappTextHeaderComponentInputDto | WhatsappMediaHeaderComponentInputDto | WhatsappBodyComponentInputDto | WhatsappFooterComponentInputDto | WhatsappButtonsComponentInputDto | WhatsappInputCarouselComponentDto | WhatsappLimitedTimeOfferComponentInputDto)[];
  /** delivery is retried this long, then the message is dropped. AUTHENTICATION 10..900 (default 600), MARKETING 43200..2592000 (default 30 days), UTILITY 30..43200 (default 30 days) */
  messageSendTtlSeconds?: number;
  optimization?: WhatsappInputTemplateDetailsOptimization;
};

/** as the output enum, less UNRECOGNIZED */
export type WhatsappInputTemplateLanguagesEnum = 'AF' | 'AR' | 'AZ' | 'BG' | 'BN' | 'CA' | 'CS' | 'DA' | 'DE' | 'EL' | 'EN' | 'EN_GB' | 'EN_US' | 'ES' | 'ES_AR' | 'ES_ES' | 'ES_MX' | 'ES_UY' | 'ET' | 'FA' | 'FI' | 'FIL' | 'FR' | 'GA' | 'GU' | 'HA' | 'HE' | 'HI' | 'HR' | 'HU' | 'ID' | 'IT' | 'JA' | 'KA' | 'KK' | 'KN' | 'KO' | 'KY_KG' | 'LO' | 'LT' | 'LV' | 'MK' | 'ML' | 'MR' | 'MS' | 'NB' | 'NL' | 'PA' | 'PL' | 'PT_BR' | 'PT_PT' | 'RO' | 'RU' | 'RW_RW' | 'SK' | 'SL' | 'SQ' | 'SR' | 'SV' | 'SW' | 'TA' | 'TE' | 'TH' | 'TR' | 'UK' | 'UR' | 'UZ' | 'VI' | 'ZH_CN' | 'ZH_HK' | 'ZH_TW' | 'ZU';

export type WhatsappTemplateInputCategoryEnum = 'AUTHENTICATION' | 'MARKETING' | 'UTILITY';

export type WhatsappTemplateInputDto = {
  status?: WhatsappActionsEnum;
  name: string;
  language: WhatsappInputTemplateLanguagesEnum;
  category: WhatsappTemplateInputCategoryEnum;
  /** true keeps the template as a draft when the submission fails */
  saveDraftOnFailure?: boolean;
  /** true lets Meta correct a wrong category; false may lead to rejection */
  allowCategoryChange?: boolean;
  /** a draft needs none */
  details?: WhatsappTemplateDetailsInputDto;
};

export type WhatsappInputUpdateTemplateDetailsOptimization = {
  /** as in WhatsappInputTemplateDetailsOptimization */
  bidAmount: number;
  bidStrategy: WhatsappInputBidStrategiesEnum;
  /** country (ISO alpha-2) -> multiplier as decimal string, 0.0 to 10.0; 1.0 where absent */
  bidCountryMultiplierOverrides?: { [name: string]: string } | null;
};

export type WhatsappUpdateTemplateDetailsInputDto = {
  /** a BODY is a must; each `type` at most once; a draft needs none */
  components?: (WhatsappLocationHeaderComponentInputDto | WhatsappTextHeaderComponentInputDto | WhatsappMediaHeaderComponentInputDto | WhatsappBodyComponentInputDto | WhatsappFooterComponentInputDto | WhatsappButtonsComponentInputDto | WhatsappInputCarouselComponentDto | WhatsappLimitedTimeOfferComponentInputDto)[];
  /** as in WhatsappTemplateDetailsInputDto: AUTHENTICATION 10..900, MARKETING 43200..2592000, UTILITY 30..43200 */
  messageSendTtlSeconds?: number;
  /** null is meant to be allowed */
  optimization?: WhatsappInputUpdateTemplateDetailsOptimization | null | null;
};

export type WhatsappUpdateTemplateInputDto = {
  status?: WhatsappActionsEnum;
  /** only for a template that is a DRAFT or was rejected with INCORRECT_CATEGORY */
  category?: WhatsappTemplateInputCategoryEnum;
  /** same condition as category; false by default (stated, no default key) */
  allowCategoryChange?: boolean;
  /** a draft needs none */
  details?: WhatsappUpdateTemplateDetailsInputDto;
};

export type WhatsappCommentTypeEnum = 'CREATED';

export type WhatsappCommentDto = {
  type: WhatsappCommentTypeEnum;
  comment: string;
  created?: string;
};

export type WhatsappCommentInputDto = {
  comment: string;
};

export type WhatsappTemplateNotificationTypeEnum = 'COMMENT_ADDED' | 'CREATED' | 'DRAFT' | 'EDITED' | 'IN_PROGRESS' | 'REJECTED';

export type WhatsappTemplateNotificationDto = {
  type: WhatsappTemplateNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type WhatsappTemplateNotificationListDto = {
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: WhatsappTemplateNotificationDto[];
};

export type WhatsappTemplateCompareBlockReasonsEnum = 'NO_LONGER_NEEDED' | 'NO_REASON' | 'NO_REASON_GIVEN' | 'NO_SIGN_UP' | 'OFFENSIVE_MESSAGES' | 'OTHER' | 'OTP_DID_NOT_REQUEST' | 'SPAM' | 'UNKNOWN_BLOCK_REASON' | 'UNRECOGNIZED';

export type WhatsappTemplateCompareIdentifierDto = {
  name: string;
  language: WhatsappTemplateLanguagesEnum;
  /** rank by block rate */
  blockOrder: number;
  /** messages sent */
  messageSends: number;
  topBlockReason: WhatsappTemplateCompareBlockReasonsEnum;
};

export type WhatsappTemplateCompareDto = {
  templates: WhatsappTemplateCompareIdentifierDto[];
};

export type WhatsappInputTemplateCompareIdentifierDto = {
  templateName: string;
  /** output enum here (has UNRECOGNIZED) */
  templateLanguage: WhatsappTemplateLanguagesEnum;
};

/** days back from the request */
export type WhatsappInputTemplateCompareTimeframesEnum = '30' | '60' | '7' | '90';

export type WhatsappInputTemplateCompareDto = {
  /** exactly one other template */
  templates: WhatsappInputTemplateCompareIdentifierDto[];
  timeframe?: WhatsappInputTemplateCompareTimeframesEnum;
  /** end of the timeframe; now by default */
  endTimestamp?: number;
};

export type WhatsappSenderDto = {
  id: string;
  /** not required */
  state?: WhatsappSenderStatesEnum;
  /** pending changes */
  changes?: WhatsappSenderChangesDto;
  /** applied details */
  details?: WhatsappSenderDetailsDto;
  /** state of single fields */
  metadata?: WhatsappSenderMetadataDto;
  region: WhatsappSenderBotRegionEnum;
  metaLocalStorage: WhatsappSenderMetaLocalStoragesEnum;
  /** id of the connected Conversation API app */
  conversationApiApp?: string;
  /** set when connected */
  conversationApiAppDetails?: WhatsappConversationApiAppDto;
  maxTps?: number;
  qualityRating?: WhatsappQualityRatingEnum;
  /** use the account's businessDailyLimit */
  dailyLimit?: WhatsappDailyLimitEnum;
  /** needed to connect the sender to a Conversation API app */
  bearerToken?: string;
  /** deprecated yet required */
  cloudApi: boolean;
  /** UTC ISO 8601 date-time */
  created?: string;
  /** UTC ISO 8601 date-time */
  modified?: string;
  /** dialling code of the number */
  countryCode?: string;
  /** without the country code */
  phoneNumber?: string;
  numberProvider?: WhatsappSenderNumberProviderTypeEnum;
  businessManager: WhatsappBusinessManagersEnum;
  /** use the get-account endpoint */
  wabaBanState?: WhatsappWabaBanStatesEnum;
  /** use the get-account endpoint */
  wabaBanDate?: string;
  /** Conversation API app regions this sender can serve */
  compatibleRegions: WhatsappConversationAppRegionsEnum[];
};

export type WhatsappSenderListDto = {
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  senders: WhatsappSenderDto[];
};

/** absent: default region of the billing account's country; for partner-initiated accounts the WhatsApp account's region */
export type WhatsappSenderInputRegionEnum = 'BR' | 'EU' | 'US';

/** absent: default of the chosen region */
export type WhatsappSenderInputMetaLocalStoragesEnum = 'AE' | 'AU' | 'BH' | 'BR' | 'CA' | 'CH' | 'DE' | 'GB' | 'ID' | 'IN' | 'JP' | 'KR' | 'SG' | 'US' | 'ZA';

export type WhatsappInputBusinessManagersPublicDocumentationEnum = 'SINCH_BR' | 'SINCH_MX' | 'SINCH_UK';

export type WhatsappSenderInputEsDto = {
  region?: WhatsappSenderInputRegionEnum;
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
  /** WABA to connect to the sender; text says: empty = looked up by projectId (yet required) */
  wabaId?: string;
  /** number id within the WABA */
  phoneNumberId: string;
  businessManager?: WhatsappInputBusinessManagersPublicDocumentationEnum;
  /** usable once */
  authenticationCode?: string;
};

export type WhatsappSenderInputBotRegionEnum = 'BR' | 'EU' | 'US';

export type WhatsappInputSenderPhoneProvisioningDetailsDto = {
  countryCode: string;
  /** without the country code */
  phoneNumber: string;
  displayName: string;
};

export type WhatsappInputSenderPhoneProvisioningDto = {
  region?: WhatsappSenderInputBotRegionEnum;
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
  details: WhatsappInputSenderPhoneProvisioningDetailsDto;
};

/** whose number it is */
export type WhatsappSenderInputNumberProviderTypeEnum = 'CUSTOMER' | 'SINCH';

export type WhatsappInputSenderPartnerInitiatedDetailsDto = {
  displayName: string;
  description?: string;
  vertical: WhatsappSenderInputWhatsAppVerticalEnum;
  email?: string;
  address?: string;
  websiteOne?: string;
  websiteTwo?: string;
  /** links shown as plain text, no Markdown */
  about?: string;
  /** jpeg, png or webp; up to 5MB; at least 192x192 px; cropped to at most 640x640 px; transparent PNG gets a black background */
  photoUrl?: string;
  /** digits of the dialling code, e.g. 46 for SE */
  countryCode: string;
  /** digits without the country code; no sender may have this number already; «if provided by Sinch» (not required; the condition is worded no further) */
  phoneNumber?: string;
};

export type WhatsappInputSenderPartnerInitiatedDto = {
  status?: WhatsappActionsEnum;
  /** absent: default region of the billing account's country; for partner-initiated accounts the WhatsApp account's region */
  region?: WhatsappSenderInputBotRegionEnum;
  /** absent: default of the chosen region */
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
  phoneNumberProvider: WhatsappSenderInputNumberProviderTypeEnum;
  /** true keeps the sender as a draft when the submission fails */
  saveDraftOnFailure?: boolean;
  details: WhatsappInputSenderPartnerInitiatedDetailsDto;
};

export type WhatsappSenderInputDetailsDto = {
  displayName: string;
  description?: string;
  vertical: WhatsappSenderInputWhatsAppVerticalEnum;
  email?: string;
  address?: string;
  websiteOne?: string;
  websiteTwo?: string;
  /** links shown as plain text, no Markdown */
  about?: string;
  /** jpeg, png or webp; up to 5MB; at least 192x192 px; cropped to at most 640x640 px; transparent PNG gets a black background */
  photoUrl?: string;
};

/** deprecated; WhatsappSenderInputEsDto replaces it */
export type WhatsappSenderInputDtoDeprecated = {
  region?: WhatsappSenderInputRegionEnum;
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
  businessManager?: WhatsappInputBusinessManagersPublicDocumentationEnum;
  /** WABA to connect; absent: looked up by projectId */
  wabaId?: string;
  /** number id within the WABA */
  phoneNumberId?: string;
  /** long-lived user token; needed without facebookCode */
  facebookAccessToken?: string;
  /** single-use code; needed without facebookAccessToken */
  facebookCode?: string;
  name: string;
  details: WhatsappSenderInputDetailsDto;
};

export type WhatsappSenderRegistrationMethodEnum = 'SMS' | 'VOICE' | 'UNRECOGNIZED';

export type WhatsappSenderRegisterDto = {
  /** sender id */
  id: string;
  method: WhatsappSenderRegistrationMethodEnum;
  /** UTC ISO 8601 date-time */
  accepted: string;
  verificationCodeSent: boolean;
};

export type WhatsappSenderInputRegistrationMethodEnum = 'SMS' | 'VOICE';

export type WhatsappSenderInputRegisterDto = {
  method: WhatsappSenderInputRegistrationMethodEnum;
};

export type WhatsappSenderInputVerifyDto = {
  /** exactly 6 characters, no spaces; may be left out when Meta has verified the number already */
  code?: string;
};

/** activity kinds of a sender */
export type WhatsappSenderNotificationTypeEnum = 'ACTIVE' | 'COMMENT_ADDED' | 'CREATED' | 'DRAFT' | 'EDITED' | 'ERROR' | 'IN_PROGRESS' | 'INACTIVE' | 'REGISTERED' | 'REJECTED' | 'VERIFIED';

export type WhatsappSenderNotificationDto = {
  type: WhatsappSenderNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type WhatsappSenderNotificationListDto = {
  totalSize: number;
  /** page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: WhatsappSenderNotificationDto[];
};

export type WhatsappSuggestedUsernamesDto = {
  usernames: string[];
};

export type WhatsappSolutionDetailsDto = {
  name: string;
};

export type WhatsappSolutionMetaAppDto = {
  /** a number here, not a string */
  id: number;
  name: string;
};

export type WhatsappSolutionDto = {
  id: string;
  details: WhatsappSolutionDetailsDto;
  /** Tech Provider's Meta app */
  partnerApp?: WhatsappSolutionMetaAppDto;
  /** Solution Partner's (Sinch's) Meta app */
  ownerApp?: WhatsappSolutionMetaAppDto;
  /** whether the project is assigned to this solution */
  assigned: boolean;
};

export type WhatsappFailedSolutionErrorsEnum = 'ACTIVATION_FAILED' | 'CREATION_FAILED' | 'UNRECOGNIZED';

export type WhatsappFailedSolutionDto = {
  /** Tech Provider's Meta app id (string here) */
  partnerAppId: string;
  errorCode: WhatsappFailedSolutionErrorsEnum;
  errorMessage?: string;
};

export type WhatsappCreateSolutionListDto = {
  solutions: WhatsappSolutionDto[];
  failedSolutions: WhatsappFailedSolutionDto[];
};

export type WhatsappSolutionDetailsInputDto = {
  name: string;
};

export type WhatsappSolutionInputDto = {
  details: WhatsappSolutionDetailsInputDto;
  /** accessToken of the authResponse that ends the embedded solution flow */
  accessToken: string;
  businessManager: WhatsappInputBusinessManagersPublicDocumentationEnum;
};

export type WhatsappSolutionListDto = {
  solutions: WhatsappSolutionDto[];
};

export type WhatsappWabaNumbersDto = {
  id: string;
  /** E.164 */
  displayPhoneNumber: string;
  /** true = the number is available for use */
  provisioned: boolean;
};

export type WhatsappWabaDetailsDto = {
  /** id of the WABA */
  id: string;
  /** numbers shared to this WABA */
  numbers: WhatsappWabaNumbersDto[];
};

export type WhatsappWabaDetailsListDto = {
  wabas: WhatsappWabaDetailsDto[];
};

export type WhatsappInputBusinessManagersEnum = 'SINCH_AMERICA' | 'SINCH_BR' | 'SINCH_MX' | 'SINCH_SEP' | 'SINCH_UK';

export type WhatsappWabaDetailsListInputDto = {
  /** long-lived user token */
  facebookToken: string;
  businessManager?: WhatsappInputBusinessManagersEnum;
};

export type WhatsappLongLivedAccessTokenDto = {
  longLivedAccessToken: string;
};

export type WhatsappLongLivedAccessTokenInputDto = {
  /** needed without facebookCode */
  facebookToken?: string;
  /** single-use code; needed without facebookToken */
  facebookCode?: string;
  businessManager?: WhatsappInputBusinessManagersEnum;
};

/** as the sender input enum, less ONLINE_GAMBLING */
export type WhatsappInputAccountWhatsAppVerticalsEnum = 'ALCOHOL' | 'AUTOMOTIVE' | 'BEAUTY_SPA_SALON' | 'CLOTHING_AND_APPAREL' | 'EDUCATION' | 'ENTERTAINMENT' | 'EVENT_PLANNING_AND_SERVICE' | 'FINANCE_AND_BANKING' | 'FOOD_AND_GROCERY' | 'HOTEL_AND_LODGING' | 'MEDICAL_AND_HEALTH' | 'NON_PROFIT' | 'OTC_DRUGS' | 'OTHER' | 'PHYSICAL_GAMBLING' | 'PROFESSIONAL_SERVICES' | 'PUBLIC_SERVICE' | 'RESTAURANT' | 'SHOPPING_AND_RETAIL' | 'TRAVEL_AND_TRANSPORTATION';

export type WhatsappInputAccountSenderRelatedDetailsDto = {
  /** WABA display name; default display name of a new phone at Meta */
  displayName: string;
  businessCategory: WhatsappInputAccountWhatsAppVerticalsEnum;
  /** absent: default region of the billing account's country */
  region?: WhatsappSenderInputRegionEnum;
  /** absent: default of the chosen region */
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
};

export type WhatsappInputAccountPartnerInitiatedDto = {
  /** registered brand name; must equal the name that Meta has for clientBusinessManagerId */
  wabaName: string;
  /** the client's Meta Business Manager id */
  clientBusinessManagerId: string;
  businessManager?: WhatsappInputBusinessManagersEnum;
  /** sender that is created along */
  senderDetails: WhatsappInputAccountSenderRelatedDetailsDto;
};

/** deprecated body shape; Meta ended the on-behalf-of (OBO) model on 2025-09-30 */
export type WhatsappInputAccountDtoDeprecated = {
  /** client's Meta Business Manager id */
  clientBusinessManagerId: string;
  businessManager?: WhatsappInputBusinessManagersEnum;
  /** must equal the name registered in Meta for that Business Manager id */
  companyLegalName: string;
};

export type WhatsappAccountStateEnum = 'ONBOARDED' | 'PENDING_FACEBOOK_VERIFICATION' | 'REJECTED';

export type WhatsappAccountSenderRelatedDetailsDto = {
  /** WABA display name; default display name of a new phone at Meta */
  displayName: string;
  businessCategory: WhatsappSenderWhatsAppVerticalEnum;
  /** region of the partner-initiated sender */
  region: WhatsappSenderBotRegionEnum;
  /** storage region of the partner-initiated sender */
  metaLocalStorage: WhatsappSenderMetaLocalStoragesEnum;
};

export type WhatsappAccountDetailsDto = {
  clientBusinessManagerId: string;
  companyLegalName?: string;
  /** registered brand name */
  wabaName: string;
  /** details of the first sender created */
  senderDetails?: WhatsappAccountSenderRelatedDetailsDto;
};

export type WhatsappAccountSenderRelatedChangesDetailsDto = {
  /** WABA display name; default display name of a new phone at Meta */
  displayName: string;
  businessCategory: WhatsappSenderWhatsAppVerticalEnum;
  region: WhatsappSenderBotRegionEnum;
  metaLocalStorage: WhatsappSenderMetaLocalStoragesEnum;
};

export type WhatsappAccountChangesDetailsDto = {
  clientBusinessManagerId?: string;
  companyLegalName?: string;
  /** registered brand name */
  wabaName?: string;
  /** details of the first sender created */
  senderDetails?: WhatsappAccountSenderRelatedChangesDetailsDto;
};

export type WhatsappAccountChangeStateEnum = 'DRAFT' | 'IN_PROGRESS' | 'PENDING_FACEBOOK_VERIFICATION' | 'REJECTED';

export type WhatsappAccountChangesDto = {
  /** DRAFT = saved only, IN_PROGRESS = submitted and processing, PENDING_FACEBOOK_VERIFICATION = waits for Meta business verification, REJECTED = reviewed and refused */
  status: WhatsappAccountChangeStateEnum;
  /** the pending changes */
  details?: WhatsappAccountDetailsDto | WhatsappAccountChangesDetailsDto;
};

export type WhatsappAccountDto = {
  state?: WhatsappAccountStateEnum;
  /** true when created through Embedded Signup */
  isEmbeddedSignup: boolean;
  businessManager: WhatsappBusinessManagersEnum;
  wabaId?: string;
  /** pending changes if any */
  changes?: WhatsappAccountChangesDto;
  details?: WhatsappAccountDetailsDto;
  /** set when the account was banned */
  wabaBanState?: WhatsappWabaBanStatesEnum;
  /** UTC ISO 8601 date-time of the ban */
  wabaBanDate?: string;
  /** template analytics status */
  wabaEnabledForInsights?: boolean;
  /** Direct Send API status */
  wabaEnabledForDirectSend?: boolean;
  /** maximum-price feature enabled */
  wabaMaxPriceOnboarded: boolean;
  /** Conversation API app regions usable with the sender */
  compatibleRegions: WhatsappConversationAppRegionsEnum[];
  /** ISO 3166 two-letter country of the business */
  primaryBusinessLocation?: WhatsappCountryCodesEnum;
  /** kept for compatibility; never returned (always undefined) */
  partnerInitiatedRequestId?: string;
  /** business-initiated conversations per rolling 24 h */
  businessDailyLimit?: WhatsappDailyLimitEnum;
  /** currency code */
  currency?: string;
};

export type WhatsappInputAccountSenderRelatedUpdateDetailsDto = {
  /** WABA display name; default display name of a new phone at Meta */
  displayName?: string;
  businessCategory?: WhatsappInputAccountWhatsAppVerticalsEnum;
  /** when omitted the default region of the billing account's country is used */
  region?: WhatsappSenderInputRegionEnum;
  /** when omitted the default of the chosen region is used */
  metaLocalStorage?: WhatsappSenderInputMetaLocalStoragesEnum;
};

export type WhatsappInputUpdateAccountDto = {
  /** must equal the name registered in Meta for the Business Manager id */
  companyLegalName?: string;
  /** must equal the name registered in Meta for the Business Manager id */
  wabaName?: string;
  clientBusinessManagerId?: string;
  senderDetails?: WhatsappInputAccountSenderRelatedUpdateDetailsDto;
};

export type WhatsappAccountNotificationTypeEnum = 'COMMENT_ADDED' | 'CREATED' | 'DRAFT' | 'EDITED' | 'IN_PROGRESS' | 'PENDING_FACEBOOK_VERIFICATION' | 'REJECTED';

export type WhatsappAccountNotificationDto = {
  type: WhatsappAccountNotificationTypeEnum;
  created?: string;
  author?: string;
  comment?: string;
};

export type WhatsappAccountNotificationListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  notifications: WhatsappAccountNotificationDto[];
};

export type WhatsappWhatsAppFlowStatusesEnum = 'FLOW_STATUS_DEPRECATED' | 'FLOW_STATUS_DRAFT' | 'FLOW_STATUS_PUBLISHED' | 'UNRECOGNIZED';

export type WhatsappFlowDto = {
  id: string;
  name: string;
  status: WhatsappWhatsAppFlowStatusesEnum;
};

export type WhatsappFlowListDto = {
  /** all entries that match the query */
  totalSize: number;
  /** the page size that was asked for */
  pageSize: number;
  previousPageToken?: string;
  nextPageToken?: string;
  /** flows of the WABA linked to the project */
  flows: WhatsappFlowDto[];
};

export type WhatsappFlowScreenDto = {
  /** serves as the page url */
  id: string;
};

export type WhatsappFlowScreenListDto = {
  screens: WhatsappFlowScreenDto[];
};

export interface Operations {
  /** List bundles by projectId */
  BundlesBundlesController_list_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number; filterConvAppIds?: string[]; filterSmsAppIds?: string[]; filterStates?: BundlesBundleServicesStateEnum[] };
    body: undefined;
    reply: BundlesListBundlesDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'invalid_id_format' | 'unauthorized_error' | 'internal_error';
  };
  /** Create bundle for project */
  BundlesBundlesController_create_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: BundlesInputBundlesDto;
    reply: BundlesBundlesDto;
    errors: 'invalid_input' | 'invalid_payload' | 'no_services_to_create' | 'missing_name' | 'invalid_webhooks' | 'invalid_staging_bundles_input_region' | 'parent_sms_bespoke_price' | 'target_project_not_subproject' | 'parent_sms_not_route_assisted' | 'conversation_app_already_connected_to_sms_app' | 'unauthorized_error' | 'forbidden_payload' | 'conversation_app_not_found' | 'sms_app_not_found' | 'default_sms_app_not_found' | 'webhook_exists' | 'conversation_app_is_already_in_bundles_process' | 'default_sms_app_already_exists' | 'more_than_one_sms_app' | 'sms_app_is_already_linked_to_conversation_app' | 'sms_app_is_already_in_bundles_process' | 'allowed_only_for_default_test_sms_app' | 'not_allowed_for_subproject' | 'not_allowed_for_non_test_account' | 'only_one_test_number_allowed' | 'webhook_limit_reached' | 'failed_to_create_subproject' | 'failed_to_create_sms_service' | 'failed_to_create_conversation_service' | 'internal_error';
  };
  /** Get bundle by projectId and bundleId */
  BundlesBundlesController_get_v1: {
    params: { projectId: string; bundleId: string };
    query: Record<string, never>;
    body: undefined;
    reply: BundlesBundlesDto;
    errors: 'invalid_id_format' | 'unauthorized_error' | 'bundle_not_found' | 'conversation_app_not_found' | 'internal_error';
  };
  /** Whether the simulator is ready, and its version */
  HealthController_getHealth_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlHealth;
    errors: 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error' | 'not_ready';
  };
  /** Get the versions, how the simulator was started, and the scenario with its credentials */
  SimulatorController_getSettings_v1: {
    params: Record<string, never>;
    query: { secrets: boolean };
    body: undefined;
    reply: ControlSettings;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** Reset every project to its scenario */
  WorldsController_resetAll_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlProjects;
    errors: 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** List the projects in use, and those of the scenario that nothing has used yet */
  WorldsController_listProjects_v1: {
    params: Record<string, never>;
    query: { q?: string; pageSize?: number; pageToken?: string };
    body: undefined;
    reply: ControlProjects;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** Get a project's clock and the numbers of its records and deliveries */
  WorldsController_getProject_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlProject;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Delete a project, with its sub-projects, its file and its checkpoints */
  WorldsController_forgetProject_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** Reset a project */
  WorldsController_resetProject_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlReset | undefined;
    reply: ControlProject;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'scenario_not_found' | 'internal_error';
  };
  /** Get the project's clock */
  ClockController_getClock_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlClock;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Freeze, resume, speed up or advance the clock */
  ClockController_setClock_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlClockChange;
    reply: ControlClock;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'time_goes_back' | 'endless_chain' | 'internal_error';
  };
  /** Advance the clock and run everything that becomes due */
  ClockController_advance_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlAdvance;
    reply: ControlSettled;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'time_goes_back' | 'endless_chain' | 'internal_error';
  };
  /** List what is waiting for a decision or for time to pass, and why */
  DecisionsController_listPending_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlPendingList;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Take a pending decision now */
  DecisionsController_decide_v1: {
    params: { projectId: string; pendingId: string };
    query: Record<string, never>;
    body: ControlDecision | undefined;
    reply: ControlSettled;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'pending_not_found' | 'outcome_not_possible' | 'endless_chain' | 'internal_error';
  };
  /** List the rules for decisions */
  RulesController_listRules_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlRules;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Add a rule for decisions */
  RulesController_createRule_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlRuleInput;
    reply: ControlRule;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'internal_error';
  };
  /** Delete every rule */
  RulesController_deleteRules_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Say which rule would decide a resource, and why */
  RulesController_testRules_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlRuleTest;
    reply: ControlRuleTested;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'internal_error';
  };
  /** Replace a rule, which keeps its id, its place and its hits */
  RulesController_replaceRule_v1: {
    params: { projectId: string; ruleId: string };
    query: Record<string, never>;
    body: ControlRuleInput;
    reply: ControlRule;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'lifecycle_not_found' | 'project_not_found' | 'rule_not_found' | 'internal_error';
  };
  /** Change some fields of a rule, or switch it off and on */
  RulesController_editRule_v1: {
    params: { projectId: string; ruleId: string };
    query: Record<string, never>;
    body: ControlRuleChange;
    reply: ControlRule;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'lifecycle_not_found' | 'project_not_found' | 'rule_not_found' | 'internal_error';
  };
  /** Delete a rule */
  RulesController_deleteRule_v1: {
    params: { projectId: string; ruleId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'rule_not_found' | 'internal_error';
  };
  /** List the rules of the platforms behind the API */
  PlatformRulesController_listPlatformRules_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlPlatformRules;
    errors: 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** List which platform rules apply to the project */
  PlatformRulesController_getSwitches_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlPlatformRuleSwitches;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Switch platform rules on or off for the project */
  PlatformRulesController_setSwitches_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlPlatformRuleSwitches;
    reply: ControlPlatformRuleSwitches;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Get the settings of the project */
  SettingsController_getSettings_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlProjectSettings;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Change settings for the project */
  SettingsController_setSettings_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlProjectSettings;
    reply: ControlProjectSettings;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** List the injected faults */
  FaultsController_listFaults_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlFaults;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Inject a fault */
  FaultsController_createFault_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlFaultInput;
    reply: ControlFault;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Delete every fault */
  FaultsController_deleteFaults_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Replace a fault, which keeps its id, its place and its hits */
  FaultsController_replaceFault_v1: {
    params: { projectId: string; faultId: string };
    query: Record<string, never>;
    body: ControlFaultInput;
    reply: ControlFault;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'fault_not_found' | 'internal_error';
  };
  /** Change some fields of a fault, or switch it off and on */
  FaultsController_editFault_v1: {
    params: { projectId: string; faultId: string };
    query: Record<string, never>;
    body: ControlFaultChange;
    reply: ControlFault;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'fault_not_found' | 'internal_error';
  };
  /** Delete a fault */
  FaultsController_deleteFault_v1: {
    params: { projectId: string; faultId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'fault_not_found' | 'internal_error';
  };
  /** Get the rate limit */
  FaultsController_getLimit_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlLimits;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Set a rate limit */
  FaultsController_setLimit_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlLimitInput;
    reply: ControlLimits;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Remove the rate limit */
  FaultsController_deleteLimit_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** List what happened, each entry with the number of the entry that caused it */
  HistoryController_listHistory_v1: {
    params: { projectId: string };
    query: { since?: number; limit: number; kind?: ControlHistoryKind[]; resource?: string };
    body: undefined;
    reply: ControlHistory;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Follow the history as things happen */
  HistoryController_followEvents_v1: {
    params: { projectId: string };
    query: { since?: number; waitMs: number; kind?: ControlHistoryKind[]; resource?: string };
    body: undefined;
    reply: ControlHistory;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'too_many_streams' | 'internal_error';
  };
  /** List everything that has a lifecycle, with its states, what it waits for and what can happen next */
  ResourcesController_listResources_v1: {
    params: { projectId: string };
    query: { lifecycle?: string; state?: string; q?: string; pageSize: number; pageToken?: string };
    body: undefined;
    reply: ControlResources;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'internal_error';
  };
  /** Get one resource: as the API shows it, what it waits for, what can happen to it, and what did */
  ResourcesController_getResource_v1: {
    params: { projectId: string; lifecycle: string; key: string };
    query: { secrets: boolean };
    body: undefined;
    reply: ControlResource;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'resource_not_found' | 'internal_error';
  };
  /** List all that is due: decisions, transitions by the clock, delivery attempts, and what expires */
  ResourcesController_getAgenda_v1: {
    params: { projectId: string };
    query: { limit?: number };
    body: undefined;
    reply: ControlAgenda;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** List the newest requests, and the rules that rejected ones broke */
  JournalController_listRequests_v1: {
    params: { projectId: string };
    query: { since?: number; limit?: number; operation?: string; status?: number; secrets: boolean };
    body: undefined;
    reply: ControlRequests;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Empty the journal */
  JournalController_clearRequests_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Count the requests that match */
  JournalController_countRequests_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlRequestCount;
    reply: ControlRequestsCounted;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Wait for a number of matching requests */
  JournalController_waitForRequests_v1: {
    params: { projectId: string };
    query: { orFail: boolean };
    body: ControlRequestWait;
    reply: ControlRequestsAwaited;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'wait_timed_out' | 'wait_not_satisfied' | 'internal_error';
  };
  /** Trigger an action of the platform */
  DecisionsController_trigger_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlTrigger;
    reply: ControlSettled;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'resource_not_found' | 'event_not_found' | 'event_not_possible' | 'endless_chain' | 'internal_error';
  };
  /** List the one-time passwords that were sent but not used yet */
  DecisionsController_listCodes_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlCodes;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** List webhook deliveries, with every attempt */
  DeliveriesController_listDeliveries_v1: {
    params: { projectId: string };
    query: { secrets: boolean; status?: ControlDeliveryStatus; type?: string; webhookId?: string; pageSize?: number; pageToken?: string };
    body: undefined;
    reply: ControlDeliveries;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Get one delivery, with the text that was signed at each attempt */
  DeliveriesController_getDelivery_v1: {
    params: { projectId: string; deliveryId: string };
    query: { secrets: boolean };
    body: undefined;
    reply: ControlDeliveryDetail;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'delivery_not_found' | 'internal_error';
  };
  /** Resend all deliveries that match */
  DeliveriesController_resendDeliveries_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlResend;
    reply: ControlDeliveries;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'endless_chain' | 'internal_error';
  };
  /** Send a sample of a webhook event */
  DeliveriesController_sendSample_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlSample;
    reply: ControlDeliveries;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'lifecycle_not_found' | 'resource_not_found' | 'webhook_unknown' | 'endless_chain' | 'internal_error';
  };
  /** Resend a delivery whatever its outcome */
  DeliveriesController_resendDelivery_v1: {
    params: { projectId: string; deliveryId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlDelivery;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'delivery_not_found' | 'endless_chain' | 'internal_error';
  };
  /** Wait for a number of matching deliveries */
  DeliveriesController_waitForDeliveries_v1: {
    params: { projectId: string };
    query: { orFail: boolean };
    body: ControlDeliveryWait;
    reply: ControlDeliveriesAwaited;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'wait_timed_out' | 'wait_not_satisfied' | 'internal_error';
  };
  /** Hold new deliveries, or send them */
  DeliveriesController_setMode_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlDeliveryModeChange;
    reply: ControlDeliveryModeChange;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Send held deliveries */
  DeliveriesController_releaseDeliveries_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlRelease | undefined;
    reply: ControlDeliveries;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'delivery_not_found' | 'endless_chain' | 'internal_error';
  };
  /** List the checkpoints of the project */
  CheckpointsController_listCheckpoints_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlCheckpoints;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Get the time and size of a checkpoint */
  CheckpointsController_getCheckpoint_v1: {
    params: { projectId: string; name: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlCheckpoint;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'checkpoint_not_found' | 'internal_error';
  };
  /** Save a checkpoint of the project */
  CheckpointsController_saveCheckpoint_v1: {
    params: { projectId: string; name: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlCheckpoint;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Delete a checkpoint */
  CheckpointsController_deleteCheckpoint_v1: {
    params: { projectId: string; name: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'checkpoint_not_found' | 'internal_error';
  };
  /** List what has changed since a checkpoint */
  CheckpointsController_compareCheckpoint_v1: {
    params: { projectId: string; name: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlCheckpointDiff;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'checkpoint_not_found' | 'internal_error';
  };
  /** Restore a checkpoint */
  CheckpointsController_restoreCheckpoint_v1: {
    params: { projectId: string; name: string };
    query: Record<string, never>;
    body: undefined;
    reply: ControlProject;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'checkpoint_not_found' | 'internal_error';
  };
  /** Export the whole project as one document */
  StateController_exportState_v1: {
    params: { projectId: string };
    query: { secrets: boolean };
    body: undefined;
    reply: ControlState;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Replace the project with an exported document */
  StateController_importState_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: ControlState;
    reply: ControlProject;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** Expire the access tokens issued until now */
  TokensController_expireTokens_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: ControlTokenExpiry | undefined;
    reply: void;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'project_not_found' | 'internal_error';
  };
  /** List every lifecycle, as rows and as a Mermaid diagram */
  LifecyclesController_listLifecycles_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlLifecycles;
    errors: 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** List everything that can be forced */
  CatalogController_getCatalog_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlCatalog;
    errors: 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** List the calls that show each entry of the catalogue */
  CatalogController_listExamples_v1: {
    params: Record<string, never>;
    query: { kind?: ControlExampleKind; operation?: string; secrets: boolean };
    body: undefined;
    reply: ControlCatalogExamples;
    errors: 'invalid_input' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** List the scenarios that a project can start from */
  ScenariosController_listScenarios_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    reply: ControlScenarios;
    errors: 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** Add a scenario, or replace one that was added */
  ScenariosController_addScenario_v1: {
    params: Record<string, never>;
    query: Record<string, never>;
    body: ControlScenarioInput;
    reply: ControlScenario;
    errors: 'invalid_input' | 'invalid_payload' | 'admin_token_required' | 'origin_not_allowed' | 'host_not_allowed' | 'limit_reached' | 'internal_error';
  };
  /** Get Instagram channel information */
  ConversationInstagramController_get_v1: {
    params: { projectId: string; conversationAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ConversationInstagramInfoDto;
    errors: 'conversation_app_id_invalid' | 'unauthorized_error' | 'conversation_app_not_found' | 'conversation_app_no_instagram_channel' | 'facebook_api_error' | 'internal_error';
  };
  /** Get Facebook Messenger channel information */
  ConversationMessengerController_get_v1: {
    params: { projectId: string; conversationAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ConversationMessengerInfoDto;
    errors: 'conversation_app_id_invalid' | 'unauthorized_error' | 'conversation_app_not_found' | 'conversation_app_no_messenger_channel' | 'facebook_api_error' | 'internal_error';
  };
  /** Get Telegram Bot channel information */
  ConversationTelegramController_get_v1: {
    params: { projectId: string; conversationAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ConversationTelegramBotInfoDto;
    errors: 'conversation_app_id_invalid' | 'unauthorized_error' | 'conversation_app_not_found' | 'conversation_app_no_telegram_channel' | 'telegram_api_error' | 'internal_error';
  };
  /** Get Viber Bot channel information */
  ConversationViberController_get_v1: {
    params: { projectId: string; conversationAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: ConversationViberBotInfoDto;
    errors: 'unauthorized_error' | 'conversation_app_not_found' | 'conversation_app_no_viber_channel' | 'viber_api_error' | 'internal_error';
  };
  /** List all sender categories. */
  KakaotalkCategoriesController_listSenderCategories_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: KakaotalkSenderCategoryListDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'internal_error';
  };
  /** List all template categories in project */
  KakaotalkCategoriesController_getTemplateCategories_v1: {
    params: { projectId: string; plusFriendId: string };
    query: { pageSize?: number; pageToken?: string };
    body: undefined;
    reply: KakaotalkTemplateCategoryListDto;
    errors: 'project_not_initialized' | 'invalid_page_size' | 'invalid_page_token' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** List all senders in project */
  KakaotalkSendersController_listSenders_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number; filterStates?: KakaotalkSenderStatesEnum[]; filterStatuses?: KakaotalkSenderStatusesEnum[] };
    body: undefined;
    reply: KakaotalkSenderListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'project_not_initialized' | 'invalid_filter_states' | 'invalid_filter_statuses' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Create sender for project */
  KakaotalkSendersController_createSender_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: KakaotalkInputSenderDto;
    reply: KakaotalkSenderDto;
    errors: 'file_invalid_mime_type' | 'sender_invalid_category_code' | 'invalid_input' | 'unauthorized_error' | 'project_not_found' | 'account_exists' | 'account_not_updatable' | 'account_data_is_corrupt' | 'file_not_found' | 'file_unexpected_error' | 'file_size_too_large' | 'plus_friend_id_used' | 'account_is_in_progress' | 'internal_error';
  };
  /** Get sender for project */
  KakaotalkSendersController_getSender_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: undefined;
    reply: KakaotalkSenderDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Delete sender for project */
  KakaotalkSendersController_deleteSender_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'sender_already_deleted' | 'internal_error';
  };
  /** Updates a draft sender in project */
  KakaotalkSendersController_updateSender_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: KakaotalkInputUpdateSenderDto;
    reply: KakaotalkSenderDto;
    errors: 'file_invalid_mime_type' | 'invalid_input' | 'project_not_initialized' | 'no_fields_to_update' | 'sender_invalid_category_code' | 'unauthorized_error' | 'project_not_found' | 'sender_not_found' | 'file_not_found' | 'file_unexpected_error' | 'file_size_too_large' | 'sender_changes_not_updatable' | 'sender_not_updatable' | 'internal_error';
  };
  /** Lists activities on sender */
  KakaotalkSendersController_listActivities_v1: {
    params: { projectId: string; plusFriendId: string };
    query: { pageSize?: number; pageToken?: string };
    body: undefined;
    reply: KakaotalkSenderNotificationListDto;
    errors: 'project_not_initialized' | 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Delete pending or rejected changes to a sender */
  KakaotalkSendersController_deleteChanges_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_changes_not_found' | 'sender_changes_not_deletable' | 'internal_error';
  };
  /** Creates a comment for a sender in project */
  KakaotalkSendersController_createComment_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: KakaotalkCommentInputDto;
    reply: KakaotalkCommentDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Register sender for project */
  KakaotalkSendersController_registerSender_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: undefined;
    reply: KakaotalkSenderDto;
    errors: 'project_not_initialized' | 'invalid_app_key' | 'unauthorized_error' | 'sender_not_found' | 'not_allowed_register' | 'internal_error';
  };
  /** List all templates in project */
  KakaotalkTemplatesController_listTemplates_v1: {
    params: { projectId: string; plusFriendId: string };
    query: { filterStates?: KakaotalkTemplateStatesEnum[]; filterStatuses?: KakaotalkTemplateStatusesEnum[]; pageSize?: number; pageToken?: string; templateName?: string };
    body: undefined;
    reply: KakaotalkTemplateListDto;
    errors: 'project_not_initialized' | 'invalid_page_size' | 'invalid_page_token' | 'unauthorized_error' | 'sender_not_found' | 'template_not_found' | 'internal_error';
  };
  /** Create a template in project */
  KakaotalkTemplatesController_createTemplate_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: KakaotalkInputTemplateDto;
    reply: KakaotalkTemplateDto;
    errors: 'project_not_initialized' | 'template_invalid_category_code' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'template_exists' | 'template_kakaotalk_validation_error' | 'internal_error';
  };
  /** Get template in project */
  KakaotalkTemplatesController_get_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: Record<string, never>;
    body: undefined;
    reply: KakaotalkTemplateDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'template_not_found' | 'internal_error';
  };
  /** Delete template for project */
  KakaotalkTemplatesController_deleteTemplate_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'template_not_found' | 'sender_not_found' | 'internal_error';
  };
  /** Update a template in project */
  KakaotalkTemplatesController_updateTemplate_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: Record<string, never>;
    body: KakaotalkInputUpdateTemplateDto;
    reply: KakaotalkTemplateDto;
    errors: 'project_not_initialized' | 'template_invalid_category_code' | 'unauthorized_error' | 'sender_not_found' | 'template_not_found' | 'template_exists' | 'template_not_updatable' | 'template_changes_not_updatable' | 'template_kakaotalk_validation_error' | 'internal_error';
  };
  /** Lists activities on project template */
  KakaotalkTemplatesController_listActivities_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: { pageSize?: number; pageToken?: string };
    body: undefined;
    reply: KakaotalkTemplateNotificationListDto;
    errors: 'project_not_initialized' | 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'sender_not_found' | 'template_not_found' | 'internal_error';
  };
  /** Delete template draft for project */
  KakaotalkTemplatesController_deleteTemplateDraft_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'template_not_found' | 'template_not_deletable' | 'internal_error';
  };
  /** Creates a comment for a template */
  KakaotalkTemplatesController_createComment_v1: {
    params: { projectId: string; plusFriendId: string; templateCode: string };
    query: Record<string, never>;
    body: KakaotalkCommentInputDto;
    reply: KakaotalkCommentDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'template_invalid_language_code' | 'invalid_payload' | 'unauthorized_error' | 'template_not_found' | 'internal_error';
  };
  /** Verify sender for project */
  KakaotalkSendersController_verifySender_v1: {
    params: { projectId: string; plusFriendId: string };
    query: Record<string, never>;
    body: KakaotalkInputVerifySenderDto;
    reply: KakaotalkSenderDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'not_allowed_verify' | 'internal_error';
  };
  /** Lists activities on account */
  RcsAccountsController_listActivities_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: RcsAccountNotificationListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'account_not_found' | 'internal_error';
  };
  /** Creates a comment for an account */
  RcsAccountsController_createComment_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: RcsCommentInputDto;
    reply: RcsCommentDto;
    errors: 'invalid_input' | 'invalid_payload' | 'unauthorized_error' | 'account_not_found' | 'internal_error';
  };
  /** Get questionnaire questions for project and use case */
  RcsQuestionnaireController_getQuestions_v1: {
    params: { projectId: string; useCase: RcsInputSenderUseCasesEnum };
    query: { countries?: RcsInputRcsCountryCodesEnum[]; usQuestionnaireBrandCampaignVersion?: RcsUsQuestionnaireBrandCampaignVersionsEnum; usQuestionnaireVersion?: RcsUsQuestionnaireVersionsEnum };
    body: undefined;
    reply: RcsSenderDetailsQuestionnaireBaseDto;
    errors: 'questionnaire_invalid_use_case' | 'questionnaire_invalid_country' | 'unauthorized_error' | 'internal_error';
  };
  /** List all senders in project */
  RcsSendersController_listSenders_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number; filterConversationApiAppId?: string; filterSenderIds?: string; filterSenderName?: string; filterStates?: RcsSenderStatesEnum[]; search?: string; sortColumn?: RcsSenderSortColumnsEnum; sortDirection?: RcsSortDirectionsEnum };
    body: undefined;
    reply: RcsSenderListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'invalid_filter_states' | 'unauthorized_error' | 'rbm_has_not_been_used' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Create sender for project */
  RcsSendersController_createSender_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: RcsSenderInputDto;
    reply: RcsSenderDto;
    errors: 'invalid_input' | 'file_invalid_mime_type' | 'invalid_payload' | 'invalid_google_agent' | 'add_test_number_invalid' | 'unauthorized_error' | 'rbm_has_not_been_used' | 'rbm_webhook_incorrect_secret' | 'project_not_found' | 'rbm_resources_not_found' | 'account_data_is_corrupt' | 'file_not_found' | 'file_size_too_large' | 'file_has_wrong_dimensions' | 'file_unexpected_error' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Get sender for project */
  RcsSendersController_getSender_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: RcsSenderDto;
    errors: 'invalid_id_format' | 'unauthorized_error' | 'rbm_has_not_been_used' | 'sender_not_found' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Update sender for project */
  RcsSendersController_updateSender_v1: {
    params: { projectId: string; senderId: string };
    query: { usQuestionnaireVersion?: RcsUsQuestionnaireVersionsEnum };
    body: RcsUpdateSenderInputDto;
    reply: RcsSenderDto;
    errors: 'invalid_input' | 'invalid_id_format' | 'no_fields_to_update' | 'fields_not_updatable' | 'invalid_payload' | 'invalid_google_agent' | 'add_test_number_invalid' | 'invalid_region_for_att_supplier' | 'unauthorized_error' | 'rbm_has_not_been_used' | 'project_not_found' | 'sender_not_found' | 'rbm_resources_not_found' | 'blocked_because_the_recipient_declined' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Lists activities on sender */
  RcsSendersController_listActivities_v1: {
    params: { projectId: string; senderId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: RcsSenderNotificationListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'invalid_id_format' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Creates a comment for a sender in project */
  RcsSendersController_createSenderComment_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: RcsCommentInputDto;
    reply: RcsCommentDto;
    errors: 'invalid_input' | 'invalid_payload' | 'invalid_id_format' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Begin launch process for sender */
  RcsSendersController_launchSender_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: RcsSenderDto;
    errors: 'verification_suspended_in_gmb' | 'invalid_id_format' | 'invalid_region_for_att_supplier' | 'unauthorized_error' | 'rbm_has_not_been_used' | 'sender_not_found' | 'rbm_resources_not_found' | 'launch_invalid_agent_state' | 'launch_invalid_verification_state' | 'launch_precondition_failed' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Add test numbers to sender for project */
  RcsSendersController_addTestNumbers_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: RcsTestNumbersInputDto;
    reply: RcsTestNumbersDto;
    errors: 'invalid_id_format' | 'invalid_input' | 'no_google_supplier' | 'add_test_number_invalid' | 'invalid_region_for_att_supplier' | 'unauthorized_error' | 'project_not_found' | 'sender_not_found' | 'add_test_number_not_allowed_before_launch' | 'blocked_because_the_recipient_declined' | 'user_cannot_be_reached' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Gets test number state of the sender for the project. */
  RcsSendersController_getTestNumberState_v1: {
    params: { projectId: string; senderId: string; testNumber: string };
    query: Record<string, never>;
    body: undefined;
    reply: RcsTestNumberStateDto;
    errors: 'no_google_supplier' | 'unauthorized_error' | 'project_not_found' | 'sender_not_found' | 'user_is_not_tester_for_agent' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Deletes a test number for the sender */
  RcsSendersController_deleteTestNumber_v1: {
    params: { projectId: string; senderId: string; testNumber: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_id_format' | 'no_google_supplier' | 'invalid_region_for_att_supplier' | 'unauthorized_error' | 'sender_not_found' | 'user_is_not_tester_for_agent' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Get test number capabilities of sender for project */
  RcsSendersController_getTestNumberCapabilities_v1: {
    params: { projectId: string; senderId: string; testNumber: string };
    query: Record<string, never>;
    body: undefined;
    reply: RcsTestNumberCapabilitiesDto;
    errors: 'invalid_id_format' | 'no_google_supplier' | 'unauthorized_error' | 'wrong_supplier_configuration' | 'sender_not_found' | 'user_is_not_tester_for_agent' | 'looking_up_the_rbm_agent' | 'blocked_because_the_recipient_declined' | 'user_has_not_accepted_invite' | 'user_cannot_be_reached' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** Resend an invite to test number of sender for project */
  RcsSendersController_retryTestNumber_v1: {
    params: { projectId: string; senderId: string; testNumber: string };
    query: Record<string, never>;
    body: undefined;
    reply: RcsTestNumberStateDto;
    errors: 'invalid_id_format' | 'no_google_supplier' | 'add_test_number_invalid' | 'invalid_region_for_att_supplier' | 'unauthorized_error' | 'sender_not_found' | 'user_is_not_tester_for_agent' | 'add_test_number_not_allowed_before_launch' | 'blocked_because_the_recipient_declined' | 'rbm_too_many_requests' | 'internal_error';
  };
  /** List all sms apps */
  SmsSmsAppsController_listSmsApps_v1: {
    params: { projectId: string };
    query: { pageSize?: number; pageToken?: string };
    body: undefined;
    reply: SmsSmsAppListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'invalid_id_format' | 'unauthorized_error' | 'sms_service_not_found' | 'internal_error';
  };
  /** Create an sms app */
  SmsSmsAppsController_createSmsApp_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: SmsInputSmsAppDto;
    reply: SmsSmsAppDto;
    errors: 'invalid_input' | 'invalid_payload' | 'unauthorized_error' | 'internal_error';
  };
  /** Get SMS app by ID */
  SmsSmsAppsController_getSmsApp_v1: {
    params: { projectId: string; smsAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: SmsSmsAppDto;
    errors: 'unauthorized_error' | 'sms_app_not_found' | 'internal_error';
  };
  /** Delete sms app */
  SmsSmsAppsController_deleteSmsApp_v1: {
    params: { projectId: string; smsAppId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_id_format' | 'unauthorized_error' | 'sms_app_not_found' | 'internal_error';
  };
  /** Update an sms app */
  SmsSmsAppsController_updateSmsApp_v1: {
    params: { projectId: string; smsAppId: string };
    query: Record<string, never>;
    body: SmsUpdateSmsAppDto;
    reply: SmsSmsAppDto;
    errors: 'invalid_input' | 'no_fields_to_update' | 'unauthorized_error' | 'sms_app_not_found' | 'internal_error';
  };
  /** List all webhooks in project */
  WebhookWebhookController_listWebhooks_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: WebhookWebhookListDto;
    errors: 'invalid_page_size' | 'invalid_page_token' | 'unauthorized_error' | 'internal_error';
  };
  /** Register a webhook for project */
  WebhookWebhookController_createWebhook_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WebhookWebhookInputDto;
    reply: WebhookWebhookDto;
    errors: 'invalid_input' | 'invalid_payload' | 'unauthorized_error' | 'webhook_exists' | 'webhook_limit_reached' | 'internal_error';
  };
  /** Get webhook */
  WebhookWebhookController_getWebhook_v1: {
    params: { projectId: string; webhookId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WebhookWebhookDto;
    errors: 'invalid_id_format' | 'unauthorized_error' | 'webhook_not_found' | 'internal_error';
  };
  /** Delete webhook */
  WebhookWebhookController_deleteWebhook_v1: {
    params: { projectId: string; webhookId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'invalid_id_format' | 'unauthorized_error' | 'webhook_not_found' | 'internal_error';
  };
  /** Replace webhook */
  WebhookWebhookController_replaceWebhook_v1: {
    params: { projectId: string; webhookId: string };
    query: Record<string, never>;
    body: WebhookWebhookInputDto;
    reply: WebhookWebhookDto;
    errors: 'invalid_input' | 'invalid_payload' | 'invalid_id_format' | 'unauthorized_error' | 'webhook_not_found' | 'webhook_exists' | 'internal_error';
  };
  /** Update webhook */
  WebhookWebhookController_updateWebhook_v1: {
    params: { projectId: string; webhookId: string };
    query: Record<string, never>;
    body: WebhookUpdateWebhookInputDto;
    reply: WebhookWebhookDto;
    errors: 'invalid_input' | 'invalid_payload' | 'invalid_id_format' | 'unauthorized_error' | 'webhook_not_found' | 'webhook_exists' | 'internal_error';
  };
  /** Get account for project */
  WhatsappAccountsController_getAccount_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappAccountDto;
    errors: 'unauthorized_error' | 'account_not_found' | 'account_data_is_corrupt' | 'internal_error';
  };
  /** Create account for project */
  WhatsappAccountsController_createAccount_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappInputAccountPartnerInitiatedDto | WhatsappInputAccountDtoDeprecated;
    reply: WhatsappAccountDto;
    errors: 'invalid_input' | 'invalid_business_manager_for_environment' | 'invalid_payload' | 'unauthorized_error' | 'project_not_found' | 'account_exists' | 'account_data_is_corrupt' | 'internal_error';
  };
  /** Delete account for project */
  WhatsappAccountsController_deleteAccount_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'account_has_senders' | 'account_has_sender_changes' | 'template_could_not_delete_drafts' | 'internal_error';
  };
  /** Update account for project */
  WhatsappAccountsController_updateAccount_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappInputUpdateAccountDto;
    reply: WhatsappAccountDto;
    errors: 'invalid_input' | 'no_fields_to_update' | 'unauthorized_error' | 'account_not_found' | 'account_not_updatable' | 'internal_error';
  };
  /** Lists activities on account */
  WhatsappAccountsController_listActivities_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: WhatsappAccountNotificationListDto;
    errors: 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'account_not_found' | 'internal_error';
  };
  /** Creates a comment for an account */
  WhatsappAccountsController_createComment_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappCommentInputDto;
    reply: WhatsappCommentDto;
    errors: 'invalid_input' | 'invalid_payload' | 'unauthorized_error' | 'account_not_found' | 'account_data_is_corrupt' | 'internal_error';
  };
  /** Enable Meta template analytics */
  WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'template_insights_not_yet_available' | 'internal_error';
  };
  /** Get flows in the WhatsApp business account (WABA) associated to the project */
  WhatsappFlowsController_listFlows_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: WhatsappFlowListDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'project_not_found' | 'internal_error';
  };
  /** Get screens of a flow */
  WhatsappFlowsController_listFlowScreens_v1: {
    params: { projectId: string; flowId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappFlowScreenListDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'project_not_found' | 'flow_not_found' | 'flow_screens_not_found' | 'internal_error';
  };
  /** Create a long lived access token */
  WhatsappEmbeddedSignupHelperController_createLongLivedAccessToken_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappLongLivedAccessTokenInputDto;
    reply: WhatsappLongLivedAccessTokenDto;
    errors: 'invalid_input' | 'invalid_facebook_token' | 'invalid_facebook_code' | 'invalid_business_manager' | 'invalid_business_manager_for_environment' | 'invalid_payload' | 'unauthorized_error' | 'facebook_Request_limit_reached' | 'log_in_facebook_required' | 'internal_error';
  };
  /** List all senders in project */
  WhatsappSendersController_listSenders_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number; filterStates?: WhatsappSenderStatesEnum[]; filterStatuses?: WhatsappSenderStatusesEnum[] };
    body: undefined;
    reply: WhatsappSenderListDto;
    errors: 'project_not_initialized' | 'invalid_page_token' | 'invalid_page_size' | 'invalid_filter_states' | 'invalid_filter_statuses' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Create sender for project */
  WhatsappSendersController_createSender_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappSenderInputEsDto | WhatsappInputSenderPhoneProvisioningDto | WhatsappInputSenderPartnerInitiatedDto | WhatsappSenderInputDtoDeprecated;
    reply: WhatsappSenderDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'invalid_facebook_token' | 'invalid_business_manager' | 'invalid_business_manager_for_environment' | 'file_invalid_mime_type' | 'invalid_payload' | 'unauthorized_error' | 'project_not_found' | 'account_data_is_corrupt' | 'wrong_waba_id' | 'not_found_waba_id' | 'too_many_waba_id' | 'waba_id_used' | 'wrong_business_manager' | 'used_phone_number_id' | 'provisioned_phone_number_id' | 'all_phone_number_id_provisioned' | 'invalid_waba_id_or_phone_number_id_for_region' | 'file_not_found' | 'file_size_too_large' | 'file_has_wrong_dimensions' | 'file_unexpected_error' | 'facebook_Request_limit_reached' | 'log_in_facebook_required' | 'internal_error';
  };
  /** Get sender for project */
  WhatsappSendersController_get_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappSenderDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Delete sender for project */
  WhatsappSendersController_delete_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'sender_already_deleted' | 'internal_error';
  };
  /** Updates a sender in project */
  WhatsappSendersController_update_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: WhatsappUpdateSenderInputDto;
    reply: WhatsappSenderDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'sender_username_not_available' | 'sender_phone_number_not_registered_with_meta_cloud_api' | 'no_fields_to_update' | 'file_invalid_mime_type' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'sender_not_updatable' | 'sender_changes_not_updatable' | 'sender_display_name_update_not_allowed' | 'sender_username_update_not_available' | 'file_not_found' | 'file_size_too_large' | 'file_has_wrong_dimensions' | 'file_unexpected_error' | 'internal_error';
  };
  /** Lists activities on sender */
  WhatsappSendersController_listActivities_v1: {
    params: { projectId: string; senderId: string };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: WhatsappSenderNotificationListDto;
    errors: 'project_not_initialized' | 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Delete pending or rejected changes to a sender */
  WhatsappSendersController_deleteChanges_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_changes_not_found' | 'sender_changes_not_deletable' | 'internal_error';
  };
  /** Creates a comment for a sender in project */
  WhatsappSendersController_createComment_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: WhatsappCommentInputDto;
    reply: WhatsappCommentDto;
    errors: 'project_not_initialized' | 'invalid_input' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Register sender for project */
  WhatsappSendersController_register_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: WhatsappSenderInputRegisterDto;
    reply: WhatsappSenderRegisterDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'sender_request_code_failed' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'not_allowed_register' | 'sender-number-not-approved-for-enterprise' | 'sender-register-too-many-requests' | 'sender-already-registered' | 'too_many_invalid_verification_codes' | 'internal_error';
  };
  /** Get suggested usernames for sender */
  WhatsappSendersController_getSuggestedUsernames_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappSuggestedUsernamesDto;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'sender_not_found' | 'internal_error';
  };
  /** Verify sender for project */
  WhatsappSendersController_verify_v1: {
    params: { projectId: string; senderId: string };
    query: Record<string, never>;
    body: WhatsappSenderInputVerifyDto;
    reply: void;
    errors: 'invalid_input' | 'project_not_initialized' | 'invalid_payload' | 'unauthorized_error' | 'sender_not_found' | 'not_allowed_verify' | 'wrong_otp' | 'internal_error';
  };
  /** List all solutions in project */
  WhatsappSolutionsController_listSolutions_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappSolutionListDto;
    errors: 'unauthorized_error' | 'project_not_found' | 'internal_error';
  };
  /** Create solution for project */
  WhatsappSolutionsController_createSolution_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappSolutionInputDto;
    reply: WhatsappCreateSolutionListDto;
    errors: 'unauthorized_error' | 'project_not_found' | 'internal_error';
  };
  /** Get solution for project */
  WhatsappSolutionsController_getSolution_v1: {
    params: { projectId: string; solutionId: string };
    query: Record<string, never>;
    body: undefined;
    reply: WhatsappSolutionDto;
    errors: 'unauthorized_error' | 'project_not_found' | 'solution_not_found' | 'internal_error';
  };
  /** Assign solution to project */
  WhatsappSolutionsController_assignSolution_v1: {
    params: { projectId: string; solutionId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'unauthorized_error' | 'project_not_found' | 'solution_not_found' | 'solution_cannot_be_reassigned' | 'internal_error';
  };
  /** List all templates in project */
  WhatsappTemplatesController_listTemplates_v1: {
    params: { projectId: string };
    query: { pageToken?: string; pageSize?: number; fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; filterStates?: WhatsappTemplateStatesEnum[]; filterStatuses?: WhatsappTemplateStatusesEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum; templateName?: string };
    body: undefined;
    reply: WhatsappTemplateListDto | WhatsappPartialTemplateListDto;
    errors: 'project_not_initialized' | 'invalid_page_size' | 'invalid_page_token' | 'invalid_filter_states' | 'invalid_filter_statuses' | 'invalid_fields' | 'unauthorized_error' | 'internal_error';
  };
  /** Create a template in project */
  WhatsappTemplatesController_createTemplate_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappTemplateInputDto;
    reply: WhatsappTemplateDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'template_policies_violations' | 'template_check_media_file_size' | 'template_dynamic_pricing_not_available' | 'template_invalid_category' | 'template_invalid_button_example' | 'template_media_file_size_exceeds_maximum_file_size_limit' | 'file_invalid_mime_type' | 'invalid_payload' | 'unauthorized_error' | 'resource_locked' | 'template_exists' | 'template_name_recently_used' | 'template_incorrect_category' | 'template_restricted_Domain_for_button_url' | 'file_not_found' | 'file_size_too_large' | 'file_unexpected_error' | 'object_with_whatsapp_business_account_id_does_not_exist' | 'template_language_recently_deleted' | 'template_limit_reached' | 'template_content_already_exists' | 'template_submit_error' | 'whatsapp_business_api_request_limit_exceeded' | 'template_start_session_for_uploading_media' | 'internal_error';
  };
  /** List all templates for a specific name */
  WhatsappTemplatesController_listTemplatesByName_v1: {
    params: { projectId: string; templateName: string };
    query: { pageToken?: string; pageSize?: number; fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum };
    body: undefined;
    reply: WhatsappTemplateListDto | WhatsappPartialTemplateListDto;
    errors: 'project_not_initialized' | 'invalid_page_size' | 'invalid_page_token' | 'invalid_fields' | 'unauthorized_error' | 'template_not_found' | 'internal_error';
  };
  /** Delete template by name */
  WhatsappTemplatesController_deleteTemplatesByName_v1: {
    params: { projectId: string; templateName: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'template_invalid_language_code' | 'unauthorized_error' | 'template_not_found' | 'resource_locked' | 'whatsapp_business_api_request_limit_exceeded' | 'internal_error';
  };
  /** Get template in project */
  WhatsappTemplatesController_getTemplate_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: { fieldMask?: WhatsappTemplateDtoFieldMaskPathsEnum[]; templateAnalyticsDateRange?: WhatsappTemplateAnalyticsDateRangesEnum };
    body: undefined;
    reply: WhatsappTemplateDto | WhatsappPartialTemplateDto;
    errors: 'project_not_initialized' | 'template_invalid_language_code' | 'invalid_fields' | 'unauthorized_error' | 'template_not_found' | 'internal_error';
  };
  /** Delete template by name and language */
  WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: { deleteSubmitted: boolean };
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'template_invalid_language_code' | 'unauthorized_error' | 'template_not_found' | 'template_changes_not_found' | 'resource_locked' | 'template_not_deletable_due_to_input_config' | 'internal_error';
  };
  /** Update a template in project */
  WhatsappTemplatesController_updateTemplate_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: Record<string, never>;
    body: WhatsappUpdateTemplateInputDto;
    reply: WhatsappTemplateDto;
    errors: 'project_not_initialized' | 'template_invalid_language_code' | 'template_policies_violations' | 'template_check_media_file_size' | 'template_invalid_button_example' | 'template_media_file_size_exceeds_maximum_file_size_limit' | 'file_invalid_mime_type' | 'invalid_payload' | 'unauthorized_error' | 'template_not_found' | 'resource_locked' | 'template_not_updatable' | 'template_changes_not_updatable' | 'template_category_not_updatable' | 'template_allow_category_change_not_updatable' | 'template_source_not_updatable' | 'template_name_recently_used' | 'template_restricted_Domain_for_button_url' | 'file_not_found' | 'file_size_too_large' | 'file_unexpected_error' | 'object_with_whatsapp_business_account_id_does_not_exist' | 'template_language_recently_deleted' | 'template_limit_reached' | 'template_content_already_exists' | 'template_submit_error' | 'whatsapp_business_api_request_limit_exceeded' | 'template_start_session_for_uploading_media' | 'internal_error';
  };
  /** Lists activities on project template */
  WhatsappTemplatesController_listActivities_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: { pageToken?: string; pageSize?: number };
    body: undefined;
    reply: WhatsappTemplateNotificationListDto;
    errors: 'project_not_initialized' | 'template_invalid_language_code' | 'invalid_page_token' | 'invalid_page_size' | 'unauthorized_error' | 'template_not_found' | 'internal_error';
  };
  /** Creates a comment for a template */
  WhatsappTemplatesController_createComment_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: Record<string, never>;
    body: WhatsappCommentInputDto;
    reply: WhatsappCommentDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'template_invalid_language_code' | 'invalid_payload' | 'unauthorized_error' | 'template_not_found' | 'resource_locked' | 'internal_error';
  };
  /** Compare two templates */
  WhatsappTemplatesController_compareTemplates_v1: {
    params: { projectId: string; templateName: string; languageCode: WhatsappTemplateLanguagesEnum };
    query: Record<string, never>;
    body: WhatsappInputTemplateCompareDto;
    reply: WhatsappTemplateCompareDto;
    errors: 'invalid_input' | 'project_not_initialized' | 'template_invalid_language_code' | 'invalid_payload' | 'unauthorized_error' | 'template_not_found' | 'templates_compare_not_found' | 'resource_locked' | 'templates_not_eligible_for_comparison' | 'templates_compare_not_unique' | 'internal_error';
  };
  /** Synchronize templates for project */
  WhatsappTemplatesController_syncTemplates_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: undefined;
    reply: void;
    errors: 'project_not_initialized' | 'unauthorized_error' | 'resource_locked' | 'too_many_requests' | 'internal_error';
  };
  /** List WhatsApp Business Accounts details */
  WhatsappEmbeddedSignupHelperController_listWabaDetailsForToken_v1: {
    params: { projectId: string };
    query: Record<string, never>;
    body: WhatsappWabaDetailsListInputDto;
    reply: WhatsappWabaDetailsListDto;
    errors: 'invalid_input' | 'invalid_facebook_token' | 'invalid_business_manager' | 'invalid_business_manager_for_environment' | 'invalid_payload' | 'unauthorized_error' | 'facebook_Request_limit_reached' | 'log_in_facebook_required' | 'internal_error';
  };
}

export type Controller = ControllerOf<keyof Operations>;

type ControllerOf<Id extends string> = Id extends `${infer Name}_${string}_v1` ? Name : never;

export type ActionOf<Name extends string> = keyof Operations extends infer Id
  ? Id extends `${Name}_${infer Action}_v1`
    ? Action
    : never
  : never;

/** A request that has passed the contract's checks. */
export interface Call<Id extends keyof Operations> {
  operation: string;
  params: Operations[Id]['params'];
  query: Operations[Id]['query'];
  body: Operations[Id]['body'];
}

/** One synchronous function per action of a controller: what it returns is the reply. */
export type Handlers<Name extends Controller, Context> = {
  [Id in keyof Operations as Id extends `${Name}_${infer Action}_v1` ? Action : never]: (
    call: Call<Id>,
    world: Context,
  ) => Operations[Id]['reply'];
};

/** As Handlers, for the control API: a reply may come later. */
export type AsyncHandlers<Name extends Controller, Context> = {
  [Id in keyof Operations as Id extends `${Name}_${infer Action}_v1` ? Action : never]: (
    call: Call<Id>,
    world: Context,
  ) => Operations[Id]['reply'] | Promise<Operations[Id]['reply']>;
};

export type ErrorCode =
  | 'account_data_is_corrupt'
  | 'account_exists'
  | 'account_has_sender_changes'
  | 'account_has_senders'
  | 'account_is_in_progress'
  | 'account_not_found'
  | 'account_not_updatable'
  | 'add_test_number_invalid'
  | 'add_test_number_not_allowed_before_launch'
  | 'admin_token_required'
  | 'all_phone_number_id_provisioned'
  | 'allowed_only_for_default_test_sms_app'
  | 'blocked_because_the_recipient_declined'
  | 'bundle_not_found'
  | 'checkpoint_not_found'
  | 'conversation_app_already_connected_to_sms_app'
  | 'conversation_app_id_invalid'
  | 'conversation_app_is_already_in_bundles_process'
  | 'conversation_app_no_instagram_channel'
  | 'conversation_app_no_messenger_channel'
  | 'conversation_app_no_telegram_channel'
  | 'conversation_app_no_viber_channel'
  | 'conversation_app_not_found'
  | 'default_sms_app_already_exists'
  | 'default_sms_app_not_found'
  | 'delivery_not_found'
  | 'endless_chain'
  | 'event_not_found'
  | 'event_not_possible'
  | 'facebook_Request_limit_reached'
  | 'facebook_api_error'
  | 'failed_to_create_conversation_service'
  | 'failed_to_create_sms_service'
  | 'failed_to_create_subproject'
  | 'fault_not_found'
  | 'fields_not_updatable'
  | 'file_has_wrong_dimensions'
  | 'file_invalid_mime_type'
  | 'file_not_found'
  | 'file_size_too_large'
  | 'file_unexpected_error'
  | 'flow_not_found'
  | 'flow_screens_not_found'
  | 'forbidden_payload'
  | 'host_not_allowed'
  | 'internal_error'
  | 'invalid_app_key'
  | 'invalid_business_manager'
  | 'invalid_business_manager_for_environment'
  | 'invalid_facebook_code'
  | 'invalid_facebook_token'
  | 'invalid_fields'
  | 'invalid_filter_states'
  | 'invalid_filter_statuses'
  | 'invalid_google_agent'
  | 'invalid_id_format'
  | 'invalid_input'
  | 'invalid_page_size'
  | 'invalid_page_token'
  | 'invalid_payload'
  | 'invalid_region_for_att_supplier'
  | 'invalid_staging_bundles_input_region'
  | 'invalid_waba_id_or_phone_number_id_for_region'
  | 'invalid_webhooks'
  | 'launch_invalid_agent_state'
  | 'launch_invalid_verification_state'
  | 'launch_precondition_failed'
  | 'lifecycle_not_found'
  | 'limit_reached'
  | 'log_in_facebook_required'
  | 'looking_up_the_rbm_agent'
  | 'missing_name'
  | 'more_than_one_sms_app'
  | 'no_fields_to_update'
  | 'no_google_supplier'
  | 'no_services_to_create'
  | 'not_allowed_for_non_test_account'
  | 'not_allowed_for_subproject'
  | 'not_allowed_register'
  | 'not_allowed_verify'
  | 'not_found_waba_id'
  | 'not_ready'
  | 'object_with_whatsapp_business_account_id_does_not_exist'
  | 'only_one_test_number_allowed'
  | 'origin_not_allowed'
  | 'outcome_not_possible'
  | 'parent_sms_bespoke_price'
  | 'parent_sms_not_route_assisted'
  | 'pending_not_found'
  | 'plus_friend_id_used'
  | 'project_not_found'
  | 'project_not_initialized'
  | 'provisioned_phone_number_id'
  | 'questionnaire_invalid_country'
  | 'questionnaire_invalid_use_case'
  | 'rbm_has_not_been_used'
  | 'rbm_resources_not_found'
  | 'rbm_too_many_requests'
  | 'rbm_webhook_incorrect_secret'
  | 'resource_locked'
  | 'resource_not_found'
  | 'rule_not_found'
  | 'scenario_not_found'
  | 'sender-already-registered'
  | 'sender-number-not-approved-for-enterprise'
  | 'sender-register-too-many-requests'
  | 'sender_already_deleted'
  | 'sender_changes_not_deletable'
  | 'sender_changes_not_found'
  | 'sender_changes_not_updatable'
  | 'sender_display_name_update_not_allowed'
  | 'sender_invalid_category_code'
  | 'sender_not_found'
  | 'sender_not_updatable'
  | 'sender_phone_number_not_registered_with_meta_cloud_api'
  | 'sender_request_code_failed'
  | 'sender_username_not_available'
  | 'sender_username_update_not_available'
  | 'sms_app_is_already_in_bundles_process'
  | 'sms_app_is_already_linked_to_conversation_app'
  | 'sms_app_not_found'
  | 'sms_service_not_found'
  | 'solution_cannot_be_reassigned'
  | 'solution_not_found'
  | 'target_project_not_subproject'
  | 'telegram_api_error'
  | 'template_allow_category_change_not_updatable'
  | 'template_category_not_updatable'
  | 'template_changes_not_found'
  | 'template_changes_not_updatable'
  | 'template_check_media_file_size'
  | 'template_content_already_exists'
  | 'template_could_not_delete_drafts'
  | 'template_dynamic_pricing_not_available'
  | 'template_exists'
  | 'template_incorrect_category'
  | 'template_insights_not_yet_available'
  | 'template_invalid_button_example'
  | 'template_invalid_category'
  | 'template_invalid_category_code'
  | 'template_invalid_language_code'
  | 'template_kakaotalk_validation_error'
  | 'template_language_recently_deleted'
  | 'template_limit_reached'
  | 'template_media_file_size_exceeds_maximum_file_size_limit'
  | 'template_name_recently_used'
  | 'template_not_deletable'
  | 'template_not_deletable_due_to_input_config'
  | 'template_not_found'
  | 'template_not_updatable'
  | 'template_policies_violations'
  | 'template_restricted_Domain_for_button_url'
  | 'template_source_not_updatable'
  | 'template_start_session_for_uploading_media'
  | 'template_submit_error'
  | 'templates_compare_not_found'
  | 'templates_compare_not_unique'
  | 'templates_not_eligible_for_comparison'
  | 'time_goes_back'
  | 'too_many_invalid_verification_codes'
  | 'too_many_requests'
  | 'too_many_streams'
  | 'too_many_waba_id'
  | 'unauthorized_error'
  | 'used_phone_number_id'
  | 'user_cannot_be_reached'
  | 'user_has_not_accepted_invite'
  | 'user_is_not_tester_for_agent'
  | 'verification_suspended_in_gmb'
  | 'viber_api_error'
  | 'waba_id_used'
  | 'wait_not_satisfied'
  | 'wait_timed_out'
  | 'webhook_exists'
  | 'webhook_limit_reached'
  | 'webhook_not_found'
  | 'webhook_unknown'
  | 'whatsapp_business_api_request_limit_exceeded'
  | 'wrong_business_manager'
  | 'wrong_otp'
  | 'wrong_supplier_configuration'
  | 'wrong_waba_id';

/** Body of each event that a webhook can receive. */
export interface Events {
  /** the bundle is completed */
  BUNDLE_DONE: {
    type: 'BUNDLE_DONE';
    payload: BundlesBundlesDto;
  };
  /** verification is complete and the sender is ready to use */
  KAKAOTALK_SENDER_ACTIVE: {
    type: 'KAKAOTALK_SENDER_ACTIVE';
    /** sender at the time of the callback */
    payload: KakaotalkSenderDto;
    comment?: string;
  };
  /** the sender is inactivated */
  KAKAOTALK_SENDER_INACTIVE: {
    type: 'KAKAOTALK_SENDER_INACTIVE';
    payload: KakaotalkSenderDto;
    comment?: string;
  };
  /** the sender is rejected */
  KAKAOTALK_SENDER_REJECTED: {
    type: 'KAKAOTALK_SENDER_REJECTED';
    payload: KakaotalkSenderDto;
    comment?: string;
  };
  /** a comment was added to the sender */
  KAKAOTALK_SENDER_COMMENT_ADDED: {
    type: 'KAKAOTALK_SENDER_COMMENT_ADDED';
    payload: KakaotalkSenderDto;
    comment: string;
  };
  /** a comment is placed on a template */
  KAKAOTALK_TEMPLATE_COMMENT_ADDED: {
    type: 'KAKAOTALK_TEMPLATE_COMMENT_ADDED';
    payload: KakaotalkTemplateDto;
    comment: string;
  };
  /** template approved */
  KAKAOTALK_TEMPLATE_APPROVED: {
    type: 'KAKAOTALK_TEMPLATE_APPROVED';
    payload: KakaotalkTemplateDto;
  };
  /** template rejected */
  KAKAOTALK_TEMPLATE_REJECTED: {
    type: 'KAKAOTALK_TEMPLATE_REJECTED';
    payload: KakaotalkTemplateDto;
  };
  /** a comment was added to the account */
  RCS_ACCOUNT_COMMENT_ADDED: {
    type: 'RCS_ACCOUNT_COMMENT_ADDED';
    comment: string;
  };
  /** the state of a sender changed; example goes IN_PROGRESS -> IN_TEST; payload.state equals currentState */
  RCS_SENDER_STATUS_UPDATED: {
    type: 'RCS_SENDER_STATUS_UPDATED';
    /** the whole sender as it is when the callback is sent */
    payload: RcsSenderDto;
    previousState: 'DRAFT' | 'IN_PROGRESS' | 'IN_TEST' | 'LAUNCHED' | 'LAUNCHING' | 'PREPARING_LAUNCH' | 'UNLAUNCHED' | 'UNKNOWN';
    currentState: 'DRAFT' | 'IN_PROGRESS' | 'IN_TEST' | 'LAUNCHED' | 'LAUNCHING' | 'PREPARING_LAUNCH' | 'UNLAUNCHED' | 'UNKNOWN';
    /** optional comment on the sender */
    comment?: string;
  };
  /** the status of one operator of a sender changed; example goes PENDING -> LAUNCHED for Free/FR although its payload.countryStatus has SE only (country LAUNCHED with operators LAUNCHED, REJECTED, PENDING mixed) */
  RCS_SENDER_OPERATOR_STATUS_UPDATED: {
    type: 'RCS_SENDER_OPERATOR_STATUS_UPDATED';
    /** the whole sender as it is when the callback is sent */
    payload: RcsSenderDto;
    /** '3' is a string; last value is Unrecognized (mixed case) */
    operator: '1und1' | '3' | '9 Mobile' | 'A1' | 'Africell' | 'Airtel' | 'Altan' | 'AT&T' | 'Bell' | 'Bouygues' | 'BSNL' | 'C-Spire' | 'Cell C' | 'Claro' | 'Coriolis Telecom' | 'Cosmote' | 'Deutsche Telekom' | 'Dialog Axiata PLC' | 'Digi' | 'DISH Wireless' | 'DNA' | 'Eastlink' | 'EE' | 'Elisa' | 'Entel' | 'Ethio Telecom' | 'Fizz' | 'Free' | 'Freedom' | 'Glo' | 'Google Fi' | 'Hrvatski Telecom' | 'Hutchison 3G' | 'Iliad' | 'Indosat Ooredoo Hutchison' | 'JIO' | 'KDDI' | 'Kpn' | 'Kyivstar' | 'Lebara Mobile' | 'Legos' | 'lifecell' | 'Lycamobile' | 'M1' | 'Magenta' | 'MEO' | 'MobiFone' | 'Movistar' | 'MTN' | 'NOS' | 'NRJ Mobile' | 'NTTDocomo' | 'O2' | 'Odido' | 'Ooredoo' | 'Orange' | 'Personal' | 'Proximus' | 'Reliance JIO' | 'Robi Axiata' | 'Rogers' | 'Sasktel' | 'SFR' | 'Simba' | 'Singtel' | 'Sky' | 'Smart' | 'Smartfren' | 'Softbank' | 'Spectrum' | 'Starhub' | 'Swisscom' | 'T-Mobile' | 'Telcel' | 'Tele2' | 'Telefonica' | 'Telekom' | 'Telenet' | 'Telenor' | 'Telia' | 'Telkom' | 'Telkomsel' | 'Telus' | 'Three' | 'TIM' | 'TracFone' | 'US Cellular' | 'Verizon' | 'Videotron' | 'Vivo' | 'Vodacom' | 'Vodafone' | 'Vodafone Idea' | 'WindTre' | 'Xfinity' | 'XL' | 'Yoigo' | 'Unrecognized';
    /** ISO 3166 two letters, plus XK and UNRECOGNIZED */
    operatorCountry: 'AD' | 'AE' | 'AF' | 'AG' | 'AI' | 'AL' | 'AM' | 'AO' | 'AQ' | 'AR' | 'AS' | 'AT' | 'AU' | 'AW' | 'AZ' | 'BA' | 'BB' | 'BD' | 'BE' | 'BF' | 'BG' | 'BH' | 'BI' | 'BJ' | 'BM' | 'BN' | 'BO' | 'BQ' | 'BR' | 'BS' | 'BT' | 'BW' | 'BY' | 'BZ' | 'CA' | 'CD' | 'CF' | 'CG' | 'CH' | 'CI' | 'CK' | 'CL' | 'CM' | 'CN' | 'CO' | 'CR' | 'CU' | 'CV' | 'CW' | 'CY' | 'CZ' | 'DE' | 'DJ' | 'DK' | 'DM' | 'DO' | 'DZ' | 'EC' | 'EE' | 'EG' | 'ER' | 'ES' | 'ET' | 'FI' | 'FJ' | 'FK' | 'FM' | 'FO' | 'FR' | 'GA' | 'GB' | 'GD' | 'GE' | 'GF' | 'GG' | 'GH' | 'GI' | 'GL' | 'GM' | 'GN' | 'GP' | 'GQ' | 'GR' | 'GT' | 'GU' | 'GW' | 'GY' | 'HK' | 'HN' | 'HR' | 'HT' | 'HU' | 'ID' | 'IE' | 'IL' | 'IM' | 'IN' | 'IO' | 'IQ' | 'IR' | 'IS' | 'IT' | 'JE' | 'JM' | 'JO' | 'JP' | 'KE' | 'KG' | 'KH' | 'KI' | 'KM' | 'KN' | 'KP' | 'KR' | 'KW' | 'KY' | 'KZ' | 'LA' | 'LB' | 'LC' | 'LI' | 'LK' | 'LR' | 'LS' | 'LT' | 'LU' | 'LV' | 'LY' | 'MA' | 'MC' | 'MD' | 'ME' | 'MG' | 'MH' | 'MK' | 'ML' | 'MM' | 'MN' | 'MO' | 'MP' | 'MQ' | 'MR' | 'MS' | 'MT' | 'MU' | 'MV' | 'MW' | 'MX' | 'MY' | 'MZ' | 'NA' | 'NC' | 'NE' | 'NF' | 'NG' | 'NI' | 'NL' | 'NO' | 'NP' | 'NR' | 'NU' | 'NZ' | 'OM' | 'PA' | 'PE' | 'PF' | 'PG' | 'PH' | 'PK' | 'PL' | 'PM' | 'PR' | 'PS' | 'PT' | 'PW' | 'PY' | 'QA' | 'RE' | 'RO' | 'RS' | 'RU' | 'RW' | 'SA' | 'SB' | 'SC' | 'SD' | 'SE' | 'SG' | 'SH' | 'SI' | 'SK' | 'SL' | 'SM' | 'SN' | 'SO' | 'SR' | 'SS' | 'ST' | 'SV' | 'SX' | 'SY' | 'SZ' | 'TC' | 'TD' | 'TG' | 'TH' | 'TJ' | 'TK' | 'TL' | 'TM' | 'TN' | 'TO' | 'TR' | 'TT' | 'TV' | 'TW' | 'TZ' | 'UA' | 'UG' | 'UM' | 'US' | 'UY' | 'UZ' | 'VC' | 'VE' | 'VG' | 'VI' | 'VN' | 'VU' | 'WF' | 'WS' | 'XK' | 'YE' | 'YT' | 'ZA' | 'ZM' | 'ZW' | 'UNRECOGNIZED';
    operatorPreviousStatus: 'LAUNCHED' | 'NOT_LAUNCHED' | 'PENDING' | 'PENDING_UNLAUNCHED' | 'REJECTED' | 'SUSPENDED' | 'UNLAUNCHED' | 'INVALID_IN_GOOGLE_MY_BUSINESS' | 'UNRECOGNIZED';
    operatorCurrentStatus: 'LAUNCHED' | 'NOT_LAUNCHED' | 'PENDING' | 'PENDING_UNLAUNCHED' | 'REJECTED' | 'SUSPENDED' | 'UNLAUNCHED' | 'INVALID_IN_GOOGLE_MY_BUSINESS' | 'UNRECOGNIZED';
    /** optional comment on the sender */
    comment?: string;
  };
  /** a comment was placed on a sender; comment is not in required, the example has it */
  RCS_SENDER_COMMENT_ADDED: {
    type: 'RCS_SENDER_COMMENT_ADDED';
    /** the whole sender as it is when the callback is sent */
    payload: RcsSenderDto;
    /** optional comment on the sender */
    comment?: string;
  };
  /** the registration process of the brand of a sender has a new status; example: COMPLETED with a comment; its payload has no brandDetails */
  RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED: {
    type: 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED';
    /** the whole sender as it is when the callback is sent */
    payload: RcsSenderDto;
    /** the source writes this enum as a map of names to values; values listed here */
    status: 'ARCHIVED' | 'COMPLETED' | 'INCOMPLETE' | 'MANUAL_REVIEW' | 'NEW' | 'PENDING' | 'PENDING_REVIEW' | 'REJECTED' | 'UNRECOGNIZED' | 'UNSPECIFIED';
    /** optional comment on the sender */
    comment?: string;
  };
  /** a comment was added to the account */
  WHATSAPP_ACCOUNT_COMMENT_ADDED: {
    type: 'WHATSAPP_ACCOUNT_COMMENT_ADDED';
    payload: WhatsappAccountDto;
    comment: string;
  };
  /** the account became onboarded */
  WHATSAPP_ACCOUNT_ONBOARDED: {
    type: 'WHATSAPP_ACCOUNT_ONBOARDED';
    payload: WhatsappAccountDto;
    comment?: string;
  };
  /** the account was rejected (example: changes.status REJECTED, no state) */
  WHATSAPP_ACCOUNT_REJECTED: {
    type: 'WHATSAPP_ACCOUNT_REJECTED';
    payload: WhatsappAccountDto;
    comment?: string;
  };
  /** the account waits for verification (example: changes.status PENDING_FACEBOOK_VERIFICATION) */
  WHATSAPP_ACCOUNT_PENDING_VERIFICATION: {
    type: 'WHATSAPP_ACCOUNT_PENDING_VERIFICATION';
    payload: WhatsappAccountDto;
    comment?: string;
  };
  /** Meta changed the daily limit of the account */
  WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED: {
    type: 'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED';
    payload: WhatsappAccountDto;
    comment?: string;
  };
  /** Meta changed some business information of the account */
  WHATSAPP_WABA_ACCOUNT_CHANGED: {
    type: 'WHATSAPP_WABA_ACCOUNT_CHANGED';
    payload: WhatsappAccountDto;
    comment?: string;
  };
  /** a comment was added to the sender */
  WHATSAPP_SENDER_COMMENT_ADDED: {
    type: 'WHATSAPP_SENDER_COMMENT_ADDED';
    payload: WhatsappSenderDto;
    comment: string;
  };
  /** the sender is complete and ready for use (state ACTIVE) */
  WHATSAPP_SENDER_ACTIVE: {
    type: 'WHATSAPP_SENDER_ACTIVE';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the sender was inactivated (state INACTIVE) */
  WHATSAPP_SENDER_INACTIVE: {
    type: 'WHATSAPP_SENDER_INACTIVE';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the sender waits for verification (state PENDING_VERIFICATION) */
  WHATSAPP_SENDER_PENDING_VERIFICATION: {
    type: 'WHATSAPP_SENDER_PENDING_VERIFICATION';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the sender was rejected (no state; changes.status REJECTED) */
  WHATSAPP_SENDER_REJECTED: {
    type: 'WHATSAPP_SENDER_REJECTED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the sender has an error (no state; changes.status ERROR + changes.errorReason) */
  WHATSAPP_SENDER_ERROR: {
    type: 'WHATSAPP_SENDER_ERROR';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the daily limit of the sender changed (payload has dailyLimit, e.g. TIER_100K) */
  WHATSAPP_SENDER_DAILY_LIMIT_CHANGED: {
    type: 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the quality rating changed */
  WHATSAPP_SENDER_QUALITY_RATING_CHANGED: {
    type: 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the sender is gone (payload shrinks to id, region UNRECOGNIZED, metaLocalStorage UNRECOGNIZED, cloudApi false, businessManager, compatibleRegions []) */
  WHATSAPP_SENDER_DELETED: {
    type: 'WHATSAPP_SENDER_DELETED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the display name was updated */
  WHATSAPP_SENDER_DISPLAY_NAME_UPDATED: {
    type: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** the username was updated */
  WHATSAPP_SENDER_USERNAME_UPDATED: {
    type: 'WHATSAPP_SENDER_USERNAME_UPDATED';
    payload: WhatsappSenderDto;
    comment?: string;
  };
  /** a comment is placed on a template */
  WHATSAPP_TEMPLATE_COMMENT_ADDED: {
    type: 'WHATSAPP_TEMPLATE_COMMENT_ADDED';
    /** template at the time of the callback */
    payload: WhatsappTemplateDto;
    comment?: string;
  };
  /** a template is approved */
  WHATSAPP_TEMPLATE_APPROVED: {
    type: 'WHATSAPP_TEMPLATE_APPROVED';
    payload: WhatsappTemplateDto;
    comment?: string;
  };
  /** a template is rejected */
  WHATSAPP_TEMPLATE_REJECTED: {
    type: 'WHATSAPP_TEMPLATE_REJECTED';
    payload: WhatsappTemplateDto;
    comment?: string;
  };
  /** the template status becomes ARCHIVED, DISABLED, FLAGGED, PAUSED, REINSTATED or UNPAUSED */
  WHATSAPP_TEMPLATE_STATUS_UPDATED: {
    type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED';
    payload: WhatsappTemplateDto;
    newState: 'ARCHIVED' | 'DISABLED' | 'FLAGGED' | 'PAUSED' | 'REINSTATED' | 'UNPAUSED';
    comment?: string;
  };
  /** a template is deleted; the example also has a payload (a template without state) */
  WHATSAPP_TEMPLATE_DELETED: {
    type: 'WHATSAPP_TEMPLATE_DELETED';
    /** as in the example, a template without state */
    payload?: WhatsappTemplateDto;
  };
  /** the quality score changes */
  WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED: {
    type: 'WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED';
    payload: WhatsappTemplateDto;
    comment?: string;
  };
  /** the category was changed */
  WHATSAPP_TEMPLATE_CATEGORY_UPDATED: {
    type: 'WHATSAPP_TEMPLATE_CATEGORY_UPDATED';
    payload: WhatsappTemplateDto;
    comment?: string;
  };
  /** the category is going to change */
  WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE: {
    type: 'WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE';
    payload: WhatsappTemplateDto;
    /** UNRECOGNIZED stands for an upstream value that this API version does not know */
    futureCategory: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY' | 'UNRECOGNIZED';
    comment?: string;
  };
}

export type EventType = keyof Events;
