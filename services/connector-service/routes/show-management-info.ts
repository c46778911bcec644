import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import { certificateInfo, runtimeUrls, subjectFor, under } from '../application-urls.ts';
import { readCallingClient } from '../calling-client.ts';
import type { Connector } from '../connector.ts';

/** GET /v1/applications/management/info, with a client certificate (contract 2.8). */
export function showManagementInfo(app: FastifyInstance, connector: Connector): void {
  app.get('/v1/applications/management/info', async (request, reply) => {
    const { application } = readCallingClient(request, connector.config.subject);
    const { gatewayUrl } = connector.config;
    return sendJson(reply, 200, {
      clientIdentity: { application },
      urls: {
        ...runtimeUrls(connector, application),
        renewCertUrl: under(gatewayUrl, '/v1/applications/certificates/renewals'),
        revokeCertUrl: under(gatewayUrl, '/v1/applications/certificates/revocations'),
      },
      certificate: certificateInfo(subjectFor(connector, application)),
    });
  });
}
