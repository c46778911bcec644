import type { FastifyInstance } from 'fastify';
import type { Edge } from '../edge.ts';
import { forwardRequest } from '../forward-request.ts';

const paths = ['management/info', 'certificates/renewals', 'certificates/revocations'];

/** The connector's paths that need a client certificate of any application or runtime (contract 2.3). */
export function forwardToConnector(app: FastifyInstance, edge: Edge): void {
  for (const path of paths.flatMap((rest) => [`/v1/applications/${rest}`, `/v1/runtimes/${rest}`])) {
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
