import { X509Certificate } from 'node:crypto';
import { recordAnnotations } from '#lib/domain/certificate-record.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { secondsTimestamp } from '#lib/domain/token-request.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { normaliseFingerprint } from '#lib/pki/fingerprint.ts';

export interface CertificateRecords {
  /** Notes on the Application that a certificate (base64 of its PEM) was signed for it. Never fails the signing. */
  add(application: string, clientCrt: string): Promise<void>;
}

export interface CertificateRecordsOptions {
  kube: KubeClient;
  log: Logger;
  now(): Date;
}

/** Keeps with the Application when it was paired and until when, so that whoever looks at it can tell. */
export function createCertificateRecords({ kube, log, now }: CertificateRecordsOptions): CertificateRecords {
  return {
    async add(application, clientCrt) {
      const certificate = new X509Certificate(Buffer.from(clientCrt, 'base64'));
      const annotations = recordAnnotations({
        issuedAt: secondsTimestamp(now()),
        expiresAt: secondsTimestamp(certificate.validToDate),
        fingerprint: normaliseFingerprint(certificate.fingerprint256),
      });
      const body = { metadata: { annotations } };
      try {
        await kube.patch(kinds.applications, { name: application }, 'merge', body);
      } catch (error) {
        // certificates may be issued for an Application that is still to come (connectivity contract 2.4)
        if (!isMooringError(error, 'NOT_FOUND')) {
          log.warn(
            { application, error: errorText(error) },
            'the certificate was not noted on the Application',
          );
        }
      }
    },
  };
}
