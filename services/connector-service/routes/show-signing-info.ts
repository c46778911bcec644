import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import { certificateInfo, runtimeUrls, subjectFor, under } from '../application-urls.ts';
import type { Connector } from '../connector.ts';
import { tokenOf } from '../token-of.ts';

/** GET /v1/applications/signingRequests/info: uses the token up and hands out the next one (contract 2.5). */
export function showSigningInfo(app: FastifyInstance, connector: Connector): void {
  app.get('/v1/applications/signingRequests/info', { exposeHeadRoute: false }, async (request, reply) => {
    const token = await connector.tokens.check(tokenOf(request));
    const { application } = token;
    const next = await connector.tokens.issue(application);
    await token.consume();
    const certificates = `${connector.publicUrl()}/v1/applications/certificates`;
    return sendJson(reply, 200, {
      csrUrl: `${certificates}?token=${next}`,
      api: {
        ...runtimeUrls(connector, application),
        infoUrl: under(connector.config.gatewayUrl, '/v1/applications/management/info'),
        certificatesUrl: certificates,
      },
      certificate: certificateInfo(subjectFor(connector, application)),
    });
  });
}
