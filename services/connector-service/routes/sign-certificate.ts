import type { FastifyInstance } from 'fastify';
import { errorText } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { type ClientKind, pathFor } from '../client-identity.ts';
import type { Connector } from '../connector.ts';
import { signRequest } from '../sign-request.ts';
import { tokenOf } from '../token-of.ts';

/** POST .../certificates: signs, and uses the token up only when that went well (connectivity contract 2.6). */
export function signCertificate(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.post(pathFor(kind, 'certificates'), async (request, reply) => {
    const token = await connector.tokens.check(tokenOf(request), kind);
    const { application, tenant, group, id } = token;
    const log = connector.log.child({ kind, application, tenant, group, tokenId: id });
    try {
      const signed = await signRequest(connector, token, request.body, { tokenId: id });
      await token.consume();
      await signed.note();
      log.info('certificate issued');
      return sendJson(reply, 201, signed.answer);
    } catch (error) {
      log.info({ error: errorText(error) }, 'certificate refused');
      throw error;
    }
  });
}
