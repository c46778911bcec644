import 'reflect-metadata';
import { createPublicKey } from 'node:crypto';
import { Pkcs10CertificateRequest, type PublicKey } from '@peculiar/x509';
import { errorText, MooringError } from '#lib/errors.ts';
import { decodeBase64 } from './base64.ts';
import { decodePemBlocks } from './pem.ts';
import { type Subject, subjectProblem } from './subject.ts';

/** What a signing request asks to have certified. */
export interface SigningRequest {
  publicKey: PublicKey;
  /** Such as `RSA 2048` or `EC P-256`. */
  keyAlgorithm: string;
}

const fewestRsaBits = 2048;
const curveNames: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/**
 * Reads and checks a signing request: base64 of PEM of PKCS#10, any signature hash, its own signature, the subject.
 * @throws MooringError INVALID with the text of connectivity contract 2.6.
 */
export async function readSigningRequest(csr: string, expected: Subject): Promise<SigningRequest> {
  const decoded = decodeBase64(csr);
  if (decoded === undefined) {
    throw new MooringError(
      'INVALID',
      'There was an error while parsing the base64 content. An incorrect value was provided.',
    );
  }
  const [der] = decodePemBlocks(new TextDecoder().decode(decoded));
  if (der === undefined) {
    throw new MooringError(
      'INVALID',
      'Error while decoding pem block. The member "csr" must be the base64 of a signing request in PEM form.',
    );
  }
  const request = parseRequest(der);
  const valid = await request.verify().catch(() => false);
  if (!valid) {
    throw new MooringError('INVALID', 'CSR signature invalid: it was not made with the key in the request.');
  }
  const problem = subjectProblem((attribute) => request.subjectName.getField(attribute), expected);
  if (problem !== undefined) {
    throw new MooringError('INVALID', problem);
  }
  const { publicKey } = request;
  return { publicKey, keyAlgorithm: describeKey(publicKey) };
}

/** @throws MooringError INVALID for a key that no TLS connection would be made with. */
function describeKey({ rawData }: PublicKey): string {
  const key = createPublicKey({ key: Buffer.from(rawData), format: 'der', type: 'spki' });
  const type = key.asymmetricKeyType?.toUpperCase() ?? '';
  const { modulusLength, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < fewestRsaBits) {
    throw new MooringError(
      'INVALID',
      `CSR: The key has ${modulusLength} bits, too few to connect with. Make one of ${fewestRsaBits} to 4096 bits.`,
    );
  }
  return `${type} ${modulusLength ?? curveNames[namedCurve] ?? namedCurve}`.trim();
}

function parseRequest(der: Uint8Array<ArrayBuffer>): Pkcs10CertificateRequest {
  try {
    const request = new Pkcs10CertificateRequest(der);
    // some members are decoded on first use
    void request.subject;
    return request;
  } catch (error) {
    throw new MooringError(
      'INVALID',
      'Error while parsing CSR: the PEM block holds no PKCS#10 signing request.',
      {
        cause: errorText(error),
      },
    );
  }
}
