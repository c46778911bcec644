import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { readIdentifiedClient } from '../calling-client.ts';
import { type ClientKind, pathFor } from '../client-identity.ts';
import type { Connector } from '../connector.ts';
import { signRequest } from '../sign-request.ts';

/** POST .../certificates/renewals, with a client certificate that is not revoked (connectivity contract 2.9). */
export function renewCertificate(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.post(pathFor(kind, 'certificates/renewals'), async (request, reply) => {
    const client = readIdentifiedClient(request, connector.config, kind);
    const { identity, hash } = client;
    if (await connector.revocations.has(hash)) {
      throw new MooringError('FORBIDDEN', 'The certificate has been revoked. Pair again with a new token.');
    }
    connector.uses.note(client);
    const signed = await signRequest(connector, identity, request.body, { renewedFrom: hash });
    await signed.note();
    connector.log.info({ ...identity, renewedFrom: hash }, 'certificate renewed');
    return sendJson(reply, 201, signed.answer);
  });
}
