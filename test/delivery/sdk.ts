/** The signature check of the published SDK, as receivers use it. */
import type { IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

// The package's entry loads @sinch/sdk-core only to find its version; the file with the check has no dependencies.
const { validateWebhookSignature: validate } = require(
  join(dirname(require.resolve('@sinch/sdk-client')), 'utils', 'authorization.helper.js'),
) as { validateWebhookSignature(secret: string, headers: IncomingHttpHeaders, body: unknown): boolean };

export const validateWebhookSignature = validate;
