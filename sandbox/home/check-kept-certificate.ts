import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { ServingCertificate } from 'kube-sandbox/serving-certificate';
import { MooringError } from '#lib/errors.ts';

/**
 * Holds a certificate that was kept in files against the clock and itself: clients of a server that shows a wrong one only wait.
 * @param paths the file of each part, for the words
 * @throws MooringError INVALID that names the file, what is wrong with it, and the way on.
 */
export function checkKeptCertificate(
  kept: ServingCertificate,
  paths: Readonly<Record<keyof ServingCertificate, string>>,
  now: Date,
): void {
  const authority = read(paths.caPem, () => new X509Certificate(kept.caPem));
  const certificate = read(paths.certificatePem, () => new X509Certificate(kept.certificatePem));
  const key = read(paths.keyPem, () => createPrivateKey(kept.keyPem));
  if (!certificate.checkPrivateKey(key)) {
    throw broken(paths.keyPem, `it is not the key of ${paths.certificatePem}`);
  }
  if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) {
    throw broken(paths.caPem, `it did not sign ${paths.certificatePem}`);
  }
  const validFrom = new Date(certificate.validFrom);
  if (validFrom > now) {
    throw new MooringError(
      'INVALID',
      `The clock of this machine says ${now.toISOString()}, and ${paths.certificatePem} counts from ${validFrom.toISOString()} on.`,
      { hint: 'Set the clock, and start again.' },
    );
  }

  function read<T>(path: string, parse: () => T): T {
    try {
      return parse();
    } catch {
      throw broken(path, 'it holds no PEM that can be read');
    }
  }

  function broken(path: string, why: string): MooringError {
    return new MooringError('INVALID', `The file ${path} cannot be used: ${why}.`, {
      hint: `Delete ${Object.values(paths).join(', ')}: the next start makes them anew, and a new kubeconfig with them.`,
    });
  }
}
