import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noApplicationToRegisterAt } from '#lib/domain/application/no-application.ts';
import { MooringError } from '#lib/errors.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';
import { backendOf, mayActFor } from '../decide.ts';
import type { Edge } from '../edge.ts';
import { forwardRequest } from '../forward-request.ts';
import { streamedBody } from '../streamed-body.ts';

/** `/APP/...`: checks the certificate against the Application, then forwards (connectivity contract 4.3, 4.4). */
export function forwardToApplication(app: FastifyInstance, edge: Edge): void {
  app.all('/*', async (request, reply) => {
    const certificate = edge.readCertificate(request);
    const { subjects, header } = certificate;
    const { name, rest } = splitPath(request);
    const application = edge.findApplication(name);
    if (application === undefined) {
      throw request.method === 'POST' && rest === '/v1/metadata/services'
        ? noApplicationToRegisterAt(name)
        : new MooringError('NOT_FOUND', `Application ${name} not found.`);
    }
    if (!subjects.some((subject) => mayActFor(subject, application))) {
      throw new MooringError('FORBIDDEN', 'No valid subject found');
    }
    const backend = backendOf(rest);
    if (backend === undefined) {
      throw new MooringError(
        'NOT_FOUND',
        'Could not determine destination host. Requested resource not found',
      );
    }
    edge.useReports.note(certificate);
    const { registryUrl, eventServiceUrl, answerTimeoutMs } = edge.config;
    return forwardRequest(request, reply, {
      dispatcher: edge.dispatcher,
      baseUrl: backend === 'registry' ? registryUrl : eventServiceUrl,
      headers: backend === 'registry' ? { [clientCertHeader]: header } : {},
      body: streamedBody(request, reply),
      answerTimeoutMs,
    });
  });
}

/** The Application's name and what follows it, undecoded: an encoded slash or dot must not reach another path. */
function splitPath(request: FastifyRequest): { name: string; rest: string } {
  const path = request.url.split('?')[0] ?? '';
  const match = /^\/([A-Za-z0-9._-]+)(\/.*)?$/.exec(path);
  if (match === null || /%2e|%2f|%5c|\\/i.test(path)) {
    throw new MooringError('NOT_FOUND', 'Requested resource could not be found.');
  }
  return { name: match[1] ?? '', rest: match[2] ?? '' };
}
