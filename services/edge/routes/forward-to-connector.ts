import type { FastifyInstance } from 'fastify';
import { edgeProofHeader } from '#lib/http/edge-proof.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';
import type { Edge } from '../edge.ts';
import { forwardRequest } from '../forward-request.ts';
import { proofFor } from '../proof-for.ts';

const paths = ['management/info', 'certificates/renewals', 'certificates/revocations'];

/** A signing request takes a few thousand bytes. */
const bodyLimitBytes = 1024 * 1024;

/**
 * The connector's paths that need a client certificate of any application or runtime (connectivity contract 2.3). Their bodies are read
 * as a whole: the proof that goes with them covers each byte.
 */
export function forwardToConnector(app: FastifyInstance, edge: Edge): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
      (_request, body, done) => done(null, body),
    );
    // nobody's body is read before it is clear whose it is
    scope.addHook('onRequest', async (request) => void edge.readCertificate(request));
    for (const path of paths.flatMap((rest) => [`/v1/applications/${rest}`, `/v1/runtimes/${rest}`])) {
      scope.all(path, async (request, reply) => {
        const { header } = edge.readCertificate(request);
        const body = request.body instanceof Uint8Array ? request.body : undefined;
        return forwardRequest(request, reply, {
          dispatcher: edge.dispatcher,
          baseUrl: edge.config.connectorExternalUrl,
          headers: {
            [clientCertHeader]: header,
            [edgeProofHeader]: await proofFor(
              { method: request.method, url: request.url, clientCert: header, body },
              edge,
            ),
          },
          body,
          answerTimeoutMs: edge.config.answerTimeoutMs,
        });
      });
    }
  });
}
