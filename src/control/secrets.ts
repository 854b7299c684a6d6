// The redactor, for the handlers of this folder that show less than the answer as a whole.
export {
  hiding,
  isSecretName,
  numbered,
  redactedIn,
  withoutRedacted,
  withoutSecrets,
} from '../engine/requests/redact.js';
