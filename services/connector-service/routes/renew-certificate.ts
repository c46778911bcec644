import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { readIdentifiedClient } from '../calling-client.ts';
import type { Connector } from '../connector.ts';
import { issueCertificates } from '../issue-certificates.ts';

/** POST /v1/applications/certificates/renewals, with a client certificate that is not revoked (contract 2.9). */
export function renewCertificate(app: FastifyInstance, connector: Connector): void {
  app.post('/v1/applications/certificates/renewals', async (request, reply) => {
    const { application, hash } = readIdentifiedClient(request, connector.config.subject);
    if (await connector.revocations.has(hash)) {
      throw new MooringError('FORBIDDEN', 'The certificate has been revoked. Pair again with a new token.');
    }
    const issued = await issueCertificates(connector, application, request.body);
    await connector.records.add(application, issued.clientCrt);
    connector.log.info({ application }, 'certificate renewed');
    return sendJson(reply, 201, issued);
  });
}
