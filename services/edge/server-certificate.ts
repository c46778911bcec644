import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { secretDataOf } from '#lib/k8s/secret-data.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { type AuthoritySecret, secretText } from '#lib/pki/authority-secret.ts';
import { createCertificateAuthority, loadCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { issueServerCertificate } from '#lib/pki/issue-certificate.ts';
import { encodePem } from '#lib/pki/pem.ts';
import { generateRsaKeys } from '#lib/pki/rsa-algorithm.ts';
import type { EdgeConfig } from './config.ts';

const dayMs = 86_400_000;
const caValidityMs = 3650 * dayMs;
const serverValidityMs = 397 * dayMs;
const renewBeforeMs = 30 * dayMs;

/**
 * Creates the server certificate's Secret where it is missing. One that the edge made is renewed before it expires and
 * when the hosts change; any other stays as it is.
 */
export async function ensureServerCertificate(
  kube: KubeClient,
  config: EdgeConfig,
  now: Date,
): Promise<void> {
  const target = { name: config.serverSecretName, namespace: config.namespace };
  const secret = await kube.find<AuthoritySecret>(kinds.secrets, target.name, target.namespace);
  if (secret !== undefined && !isDue(secret, config.hosts, now)) {
    return;
  }
  const data = await makeCertificate(secret, config.hosts, now);
  if (secret !== undefined) {
    await updateObject<AuthoritySecret>(kube, kinds.secrets, target, (current) => ({ ...current, data }));
    return;
  }
  const created: AuthoritySecret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: target,
    type: 'kubernetes.io/tls',
    data,
  };
  await createUnlessThere(kube, kinds.secrets, created);
}

function isDue(secret: AuthoritySecret, hosts: string[], now: Date): boolean {
  if (secretText(secret, 'ca.key') === '') {
    return false;
  }
  const certificate = new X509Certificate(secretText(secret, 'tls.crt'));
  // each refuses with an exception what is the other's
  const covers = (host: string) =>
    isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  return (
    certificate.validToDate.getTime() - now.getTime() < renewBeforeMs ||
    hosts.some((host) => covers(host) === undefined)
  );
}

async function makeCertificate(
  former: AuthoritySecret | undefined,
  hosts: string[],
  now: Date,
): Promise<Record<string, string>> {
  const ca =
    former === undefined
      ? await createCertificateAuthority({
          commonName: 'Mooring edge',
          validityMs: caValidityMs,
          keyBits: 2048,
          now,
        })
      : { certificatePem: secretText(former, 'ca.crt'), keyPem: secretText(former, 'ca.key') };
  const keys = await generateRsaKeys();
  const certificatePem = await issueServerCertificate({
    authority: await loadCertificateAuthority(ca),
    publicKey: keys.publicKey,
    validityMs: serverValidityMs,
    now,
    hosts,
  });
  const key = encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return secretDataOf({
    'tls.crt': certificatePem + ca.certificatePem,
    'tls.key': key,
    'ca.crt': ca.certificatePem,
    'ca.key': ca.keyPem,
  });
}
