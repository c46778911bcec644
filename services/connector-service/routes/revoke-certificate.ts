import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { normaliseFingerprint } from '#lib/pki/fingerprint.ts';
import { readIdentifiedClient } from '../calling-client.ts';
import type { Connector } from '../connector.ts';

const path = '/v1/applications/certificates/revocations';

/** POST, external: an application revokes the certificate it calls with (contract 2.10). */
export function revokeOwnCertificate(app: FastifyInstance, connector: Connector): void {
  app.post(path, async (request, reply) => {
    const { application, hash } = readIdentifiedClient(request, connector.config.subject);
    await connector.revocations.add(hash);
    connector.log.info({ application, hash }, 'certificate revoked by its owner');
    return sendCreated(reply);
  });
}

/** POST, internal: an administrator revokes a certificate by its fingerprint (contract 2.10). */
export function revokeCertificate(app: FastifyInstance, connector: Connector): void {
  app.post(path, async (request, reply) => {
    const hash = hashOf(request.body);
    await connector.revocations.add(hash);
    connector.log.info({ hash }, 'certificate revoked');
    return sendCreated(reply);
  });
}

const revocationBody = z.record(z.string(), z.unknown());

function hashOf(body: unknown): string {
  const read = revocationBody.safeParse(readJson(body));
  const value = Object.entries(read.data ?? {}).findLast(([key]) => key.toLowerCase() === 'hash')?.[1];
  const hash = typeof value === 'string' ? normaliseFingerprint(value) : '';
  if (!/^[a-z0-9]{1,253}$/.test(hash)) {
    throw new MooringError(
      'INVALID',
      'The request body must be {"hash": "<SHA-256 fingerprint of the certificate>"}.',
    );
  }
  return hash;
}

/** 201 without a body, but with the content type of one, as the reference answered. */
function sendCreated(reply: FastifyReply): FastifyReply {
  return reply.code(201).header('content-type', 'application/json;charset=UTF-8').send();
}
