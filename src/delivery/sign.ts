// The signature that the platform puts on a webhook; the SDK's validateWebhookSignature accepts it.
import { createHmac } from 'node:crypto';

/** Headers of one attempt: base64(HMAC-SHA256(secret, body.nonce.timestamp)); `timestamp` in unix seconds. */
export function signatureHeaders(
  secret: string,
  body: string,
  nonce: string,
  timestamp: number,
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${body}.${nonce}.${timestamp}`).digest('base64');
  return {
    'x-sinch-webhook-signature': signature,
    'x-sinch-webhook-signature-algorithm': 'HmacSHA256',
    'x-sinch-webhook-signature-nonce': nonce,
    'x-sinch-webhook-signature-timestamp': String(timestamp),
  };
}
