// GET /__admin/ca.pem: the certificate that clients must trust, before they can call the simulator by TLS.
import type { FastifyInstance } from 'fastify';
import { send } from './answer.js';
import { Refusal, refusalAnswer } from './errors.js';

/** `certificate`: in PEM; undefined if the simulator has none. */
export function addCertificate(app: FastifyInstance, certificate: string | undefined): void {
  app.get('/__admin/ca.pem', (_request, reply) => {
    if (certificate === undefined) return send(reply, refusalAnswer(new Refusal('no_certificate')));
    return reply.type('application/x-pem-file').send(certificate);
  });
}
