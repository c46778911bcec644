import type { FastifyInstance } from 'fastify';
import type { Edge } from '../edge.ts';
import { forwardRequest } from '../forward-request.ts';

const paths = [
  '/v1/applications/management/info',
  '/v1/applications/certificates/renewals',
  '/v1/applications/certificates/revocations',
];

/** The connector's paths that need a client certificate of any application (contract 2.3). */
export function forwardToConnector(app: FastifyInstance, edge: Edge): void {
  for (const path of paths) {
    app.all(path, async (request, reply) => {
      const { header } = edge.readCertificate(request);
      return forwardRequest(request, reply, {
        dispatcher: edge.dispatcher,
        baseUrl: edge.config.connectorExternalUrl,
        clientCert: header,
        answerTimeoutMs: edge.config.answerTimeoutMs,
      });
    });
  }
}
