import { X509Certificate } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { normaliseFingerprint } from '#lib/domain/application/normalise-fingerprint.ts';
import { MooringError } from '#lib/errors.ts';
import { decodeBase64 } from '#lib/pki/base64.ts';
import { readIdentifiedClient } from '../calling-client.ts';
import { type ClientKind, pathFor } from '../client-identity.ts';
import type { Connector } from '../connector.ts';
import { readBody } from '../read-body.ts';
import { revocation } from '../schemas.ts';

const rest = 'certificates/revocations';

/** POST, external: a client revokes the certificate it calls with (connectivity contract 2.10). */
export function revokeOwnCertificate(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.post(pathFor(kind, rest), async (request, reply) => {
    const client = readIdentifiedClient(request, connector.config, kind);
    const { identity, hash } = client;
    connector.uses.note(client);
    await connector.revocations.add(hash);
    connector.log.info({ ...identity, hash }, 'certificate revoked by its owner');
    return sendCreated(reply);
  });
}

/** POST, internal: an administrator revokes a certificate, by its fingerprint or itself (connectivity contract 2.10). */
export function revokeCertificate(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.post(pathFor(kind, rest), async (request, reply) => {
    const hash = readHash(request.body);
    await connector.revocations.add(hash);
    connector.log.info({ hash }, 'certificate revoked');
    return sendCreated(reply);
  });
}

const expected =
  '{"hash": "<SHA-256 fingerprint of the certificate>"}, or {"certificate": "<the certificate in PEM form>"}';

function readHash(body: unknown): string {
  const { hash = '', certificate } = readBody(body, revocation, expected);
  if (certificate !== undefined && hash === '') {
    return normaliseFingerprint(readCertificate(pemOf(certificate)).fingerprint256);
  }
  const normalised = normaliseFingerprint(hash);
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{40})$/.test(normalised)) {
    throw new MooringError(
      'INVALID',
      'The fingerprint is an MD5 or SHA-1 one and would match nothing. Give the SHA-256 one: openssl x509 -noout -fingerprint -sha256 -in FILE',
    );
  }
  if (!/^[a-z0-9]{1,253}$/.test(normalised)) {
    throw new MooringError('INVALID', `The request body must be ${expected}.`);
  }
  return normalised;
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new MooringError(
      'INVALID',
      'The member "certificate" must be a certificate: PEM, or the base64 of PEM.',
      {
        cause: error,
      },
    );
  }
}

function pemOf(certificate: string): string {
  return certificate.includes('-----BEGIN')
    ? certificate
    : new TextDecoder().decode(decodeBase64(certificate) ?? new Uint8Array());
}

/** 201 without a body, but with the content type of one, as the reference answered. */
function sendCreated(reply: FastifyReply): FastifyReply {
  return reply.code(201).header('content-type', 'application/json;charset=UTF-8').send();
}
