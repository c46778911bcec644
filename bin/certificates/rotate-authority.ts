import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { errorText, MooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { formerAuthorities, publishedCertificates, secretText } from '#lib/pki/authority-secret.ts';
import type { CertificateAndKeyPem } from '#lib/pki/certificate-authority.ts';
import { createAuthorityStore } from '#services/connector-service/authority-store.ts';
import { readConnectorServiceConfig } from '#services/connector-service/config.ts';
import { type ClusterFlags, type CommandContext, openCluster } from './open-cluster.ts';

export interface RotateAuthorityFlags extends ClusterFlags {
  /** PEM files of the CA to use; without them a new one is made. */
  ca?: string;
  key?: string;
  /** Whether certificates issued so far stay valid. */
  overlap: boolean;
}

/**
 * Replaces the CA of client certificates. Connector and edge go over to it by themselves (connectivity contract 2.12).
 * @throws MooringError INVALID when the files cannot be read or are no CA.
 */
export async function rotateAuthority(
  flags: RotateAuthorityFlags,
  { say, env, now }: CommandContext,
): Promise<void> {
  const config = { ...readConnectorServiceConfig(env), namespace: flags.namespace };
  const given = await readGiven(flags);
  const store = createAuthorityStore({
    kube: openCluster(flags),
    config,
    log: createLogger('certificates', 'warn'),
    now,
  });
  const secret = await store.rotate({ given, overlap: flags.overlap });
  const authority = new X509Certificate(secretText(secret, 'ca.crt'));
  say(`Signs now      ${authority.subject}, until ${authority.validToDate.toISOString()}`);
  for (const { trustedUntil, certificatePem } of formerAuthorities(publishedCertificates(secret), now())) {
    const { subject } = new X509Certificate(certificatePem);
    say(`Trusted still  ${subject}, until ${trustedUntil}, when the last certificate that it signed ends`);
  }
  if (!flags.overlap) {
    say('No certificate issued so far is trusted any more: every application has to pair again.');
  }
}

async function readGiven({ ca, key }: RotateAuthorityFlags): Promise<CertificateAndKeyPem | undefined> {
  if (ca === undefined && key === undefined) {
    return undefined;
  }
  if (ca === undefined || key === undefined) {
    throw new MooringError('INVALID', 'A CA of your own needs both --ca FILE and --key FILE.');
  }
  const [certificatePem, keyPem] = await Promise.all([readText(ca), readText(key)]);
  return { certificatePem, keyPem };
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new MooringError('INVALID', `${path} cannot be read: ${errorText(error)}`);
  });
}
