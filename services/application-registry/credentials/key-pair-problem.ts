import { createPrivateKey, X509Certificate } from 'node:crypto';

/** Why a certificate and a key, both in PEM, are no pair that the gateway can present; undefined where they are. */
export function keyPairProblem(certificate: string, key: string): string | undefined {
  const read = readable(() => new X509Certificate(certificate));
  if (read === undefined) {
    return 'certificate is not readable as a certificate in PEM';
  }
  const privateKey = readable(() => createPrivateKey(key));
  if (privateKey === undefined) {
    return 'key is not readable as a private key in PEM without a passphrase';
  }
  return read.checkPrivateKey(privateKey) ? undefined : 'key does not belong to the certificate';
}

/** The reason is not repeated: it could hold what was sent. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
