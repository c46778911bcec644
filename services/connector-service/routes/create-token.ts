import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import type { Connector } from '../connector.ts';

/** POST /v1/applications/tokens, internal (contract 2.4). */
export function createToken(app: FastifyInstance, connector: Connector): void {
  app.post('/v1/applications/tokens', async (request, reply) => {
    const application = request.headers.application;
    if (typeof application !== 'string' || application === '') {
      throw new MooringError('INVALID', 'Required header Application not specified.');
    }
    if (!/^[A-Za-z0-9._-]{1,253}$/.test(application)) {
      throw new MooringError(
        'INVALID',
        'The header Application may contain only letters, digits, dots, dashes and underscores.',
      );
    }
    const token = await connector.tokens.issue(application);
    connector.log.info({ application }, 'token issued');
    return sendJson(reply, 201, { url: infoUrl(connector, token), token });
  });
}

/** Not percent-encoded although it ends in `==`: clients search for the token in it. */
function infoUrl(connector: Connector, token: string): string {
  return `${connector.publicUrl()}/v1/applications/signingRequests/info?token=${token}`;
}
