import { certificateRows } from '#lib/domain/application/certificate-rows.ts';
import { neverUsed } from '#lib/domain/application/certificate-use.ts';
import {
  type IssuedCertificates,
  issuedCertificatesLabel,
  issuedCertificatesOf,
} from '#lib/domain/application/issued-certificates.ts';
import { applicationLabel } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { inEnglish } from '#lib/texts/english.ts';
import { readConnectorServiceConfig } from '#services/connector-service/config.ts';
import { type ClusterFlags, type CommandContext, openCluster } from './open-cluster.ts';

/** Prints one line for each certificate that the connector keeps a record of, newest first. */
export async function listCertificates(
  application: string | undefined,
  flags: ClusterFlags,
  { say, env, now }: CommandContext,
): Promise<void> {
  const kube = openCluster(flags);
  const { namespace } = flags;
  const { revocationsConfigMapName } = readConnectorServiceConfig(env);
  const labels = [issuedCertificatesLabel, application && `${applicationLabel}=${application}`];
  const [{ items }, revocations, applications] = await Promise.all([
    kube.list<IssuedCertificates>(kinds.configmaps, {
      namespace,
      labelSelector: labels.filter(Boolean).join(','),
    }),
    kube.find<IssuedCertificates>(kinds.configmaps, revocationsConfigMapName, namespace),
    kube.list(kinds.applications),
  ]);
  const uids = new Map(applications.items.map(({ metadata }) => [metadata.name, metadata.uid]));
  const rows = items
    .flatMap((list) =>
      certificateRows({
        certificates: issuedCertificatesOf(list),
        revoked: new Set(Object.keys(revocations?.data ?? {})),
        applicationUid: uids.get(list.metadata.labels?.[applicationLabel] ?? ''),
        nowMs: now().getTime(),
      }),
    )
    .sort((left, right) => right.issuedAt.localeCompare(left.issuedAt));
  if (rows.length === 0) {
    say('No certificate was issued.');
  }
  for (const { word, expiresAt, subject, fingerprint, isFromEarlier, usedAt } of rows) {
    const earlier = isFromEarlier ? '  from an earlier Application of this name' : '';
    const used =
      usedAt === undefined ? '' : usedAt === neverUsed ? '  not used yet' : `  last used ${usedAt}`;
    say(`${inEnglish(word).padEnd(10)} until ${expiresAt}  ${fingerprint}  ${subject}${earlier}${used}`);
  }
}
