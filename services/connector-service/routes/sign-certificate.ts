import type { FastifyInstance } from 'fastify';
import { errorText } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import type { Connector } from '../connector.ts';
import { issueCertificates } from '../issue-certificates.ts';
import { tokenOf } from '../token-of.ts';

/** POST /v1/applications/certificates: signs, and uses the token up only when that went well (contract 2.6). */
export function signCertificate(app: FastifyInstance, connector: Connector): void {
  app.post('/v1/applications/certificates', async (request, reply) => {
    const token = await connector.tokens.check(tokenOf(request));
    const { application } = token;
    try {
      const issued = await issueCertificates(connector, application, request.body);
      await token.consume();
      await connector.records.add(application, issued.clientCrt);
      connector.log.info({ application }, 'certificate issued');
      return sendJson(reply, 201, issued);
    } catch (error) {
      connector.log.info({ application, error: errorText(error) }, 'certificate refused');
      throw error;
    }
  });
}
