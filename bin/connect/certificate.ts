import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import type { ConnectionDir } from './connection-dir.ts';
import type { Answer } from './create-caller.ts';
import { readAnswer } from './read-answer.ts';

const signed = z.object({ crt: z.base64(), caCrt: z.base64() });

/**
 * Takes the certificate out of a signing answer and keeps it.
 * @throws MooringError UPSTREAM when it is not for this key: nothing is written then.
 */
export async function keepCertificate(
  dir: ConnectionDir,
  what: string,
  answer: Answer,
  keyPem: string,
): Promise<X509Certificate> {
  const { crt, caCrt } = readAnswer(what, answer, 201, signed);
  const chainPem = Buffer.from(crt, 'base64').toString('utf8');
  const certificate = parseCertificate(chainPem);
  if (!certificate?.checkPrivateKey(createPrivateKey(keyPem))) {
    throw new MooringError('UPSTREAM', `${what} answered with a certificate for another key.`);
  }
  await dir.write('clientCa', Buffer.from(caCrt, 'base64').toString('utf8'));
  await dir.write('chain', chainPem);
  return certificate;
}

/** The first certificate of a PEM text, undefined where there is none. */
export function parseCertificate(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
