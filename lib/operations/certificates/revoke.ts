import { z } from 'zod';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import {
  type IssuedCertificates,
  issuedCertificatesName,
  issuedCertificatesOf,
} from '#lib/domain/application/issued-certificates.ts';
import type { revokeCertificateRequest } from '#lib/domain/application/revoke-certificate-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { callConnector } from './call-connector.ts';

export interface RevokeCertificateInput extends z.output<typeof revokeCertificateRequest> {
  application: string;
}

/**
 * Revokes a certificate of the Application for good (connectivity contract 2.10); again does no harm.
 * @throws MooringError NOT_FOUND when none with this fingerprint was issued for it.
 */
export async function revokeCertificate(
  { kube, config }: OperationContext,
  { application, fingerprint }: RevokeCertificateInput,
): Promise<void> {
  const name = issuedCertificatesName(application);
  const records = await kube.find<IssuedCertificates>(kinds.configmaps, name, integrationNamespace);
  const known = issuedCertificatesOf(records ?? {}).some((issued) => issued.fingerprint === fingerprint);
  if (!known) {
    throw new MooringError('NOT_FOUND', message('errors.noSuchCertificate', { application }), {
      hint: message('errors.noSuchCertificateHint'),
    });
  }
  await callConnector(
    {
      method: 'POST',
      base: config.connectorInternalUrl,
      path: '/v1/applications/certificates/revocations',
      body: { hash: fingerprint },
    },
    z.undefined(),
  );
}
