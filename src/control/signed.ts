// What was signed at an attempt to deliver an event, so that the author of a receiver sees where a check fails.
import type { ControlAttempt, ControlSigned } from '../contract/types.js';

/** The headers of a signature, by what they carry. */
const headers = {
  signature: 'x-sinch-webhook-signature',
  algorithm: 'x-sinch-webhook-signature-algorithm',
  nonce: 'x-sinch-webhook-signature-nonce',
  timestamp: 'x-sinch-webhook-signature-timestamp',
} as const;

export function signedAt({ request }: ControlAttempt, body: string): ControlSigned {
  const headerOf = (header: string): string => request.headers[header] ?? '';
  const parts = [
    { from: 'body', value: body },
    ...[headers.nonce, headers.timestamp].map((from) => ({ from, value: headerOf(from) })),
  ];
  return {
    text: parts.map(({ value }) => value).join('.'),
    parts,
    algorithm: `base64(${headerOf(headers.algorithm)}(secret of the webhook, text))`,
    signature: headerOf(headers.signature),
  };
}
