// POST /oauth2/token: the client_credentials grant, with the key as Basic credentials or as form fields.
import type { FastifyInstance } from 'fastify';
import { tokenLifetime } from './access-token.js';
import { tokenFor } from './auth.js';
import { readBasic } from './caller.js';
import type { ApiOptions, Wire } from './exchange.js';

interface Refused {
  error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type';
  error_description: string;
}

function fieldsOf(body = ''): Record<string, string> {
  if (!body.startsWith('{')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const fields = Object.entries<unknown>(JSON.parse(body));
    return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
  } catch {
    return {};
  }
}

function refusal(error: Refused['error'], description: string): Refused {
  return { error, error_description: description };
}

export function addTokenRoute(app: FastifyInstance, options: Pick<ApiOptions, 'simulation' | 'tokens'>): void {
  app.post<Wire>('/oauth2/token', (request, reply) => {
    const fields = fieldsOf(request.body?.text);
    reply.header('cache-control', 'no-store');
    if (fields.grant_type !== 'client_credentials') {
      const error = fields.grant_type ? 'unsupported_grant_type' : 'invalid_request';
      return reply.code(400).send(refusal(error, 'grant_type must be client_credentials'));
    }
    const [, encoded] = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const key = encoded
      ? readBasic(encoded)
      : fields.client_id && { keyId: fields.client_id, keySecret: fields.client_secret ?? '' };
    const token = key ? tokenFor(key, options) : undefined;
    if (token === undefined) {
      reply.header('www-authenticate', 'Basic realm="sinch-provisioning-mock"');
      return reply.code(401).send(refusal('invalid_client', 'the key id or the key secret is missing or wrong'));
    }
    return reply.send({
      access_token: token,
      token_type: 'bearer',
      expires_in: tokenLifetime,
      scope: '',
    });
  });
}
