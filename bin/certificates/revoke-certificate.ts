import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { normaliseFingerprint } from '#lib/domain/application/normalise-fingerprint.ts';
import { MooringError } from '#lib/errors.ts';
import { readConnectorServiceConfig } from '#services/connector-service/config.ts';
import { createRevocationList } from '#services/connector-service/revocation-list.ts';
import { type ClusterFlags, type CommandContext, openCluster } from './open-cluster.ts';

/**
 * Adds a certificate to the connector's list of revoked ones: it can no longer be renewed.
 * @param certificate its SHA-256 fingerprint in any spelling, or the path of its PEM file
 * @throws MooringError INVALID when it is neither.
 */
export async function revokeCertificate(
  certificate: string,
  flags: ClusterFlags,
  { say, env }: CommandContext,
): Promise<void> {
  const fingerprint = readFingerprint(certificate);
  const kube = openCluster(flags);
  const { revocationsConfigMapName: name } = readConnectorServiceConfig(env);
  await createRevocationList({ kube, namespace: flags.namespace, name }).add(fingerprint);
  say(`Revoked        ${fingerprint}`);
  say(
    'It cannot be renewed. Calls are refused too where the edge runs with MOORING_EDGE_REFUSE_REVOKED=true.',
  );
}

function readFingerprint(given: string): string {
  const fingerprint = existsSync(given) ? new X509Certificate(readFileSync(given)).fingerprint256 : given;
  const normalised = normaliseFingerprint(fingerprint);
  if (!/^[0-9a-f]{64}$/.test(normalised)) {
    throw new MooringError('INVALID', `"${given}" is neither a file nor a SHA-256 fingerprint.`, {
      hint: 'Print it with: openssl x509 -noout -fingerprint -sha256 -in FILE',
    });
  }
  return normalised;
}
