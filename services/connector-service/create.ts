import type { ListeningComponent } from '#lib/component.ts';
import { errorText } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import { listen } from '#lib/http/listen.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createEdgeProofKeyStore } from '#lib/k8s/edge-proof-keys.ts';
import { maskKubeErrors } from '#lib/k8s/mask-errors.ts';
import type { Logger } from '#lib/log.ts';
import { createAuthorityPublisher } from './authority-publisher.ts';
import { createAuthorityStore } from './authority-store.ts';
import { believeEdgeOnly } from './believe-edge-only.ts';
import { createCertificateRecords } from './certificate-records.ts';
import { createCertificateUses } from './certificate-uses.ts';
import type { ConnectorServiceConfig } from './config.ts';
import type { Connector } from './connector.ts';
import { createRevocationList } from './revocation-list.ts';
import { createToken } from './routes/create-token.ts';
import { renewCertificate } from './routes/renew-certificate.ts';
import { revokeCertificate, revokeOwnCertificate } from './routes/revoke-certificate.ts';
import { serveApiDocument } from './routes/serve-api-document.ts';
import { showManagementInfo } from './routes/show-management-info.ts';
import { showSigningInfo } from './routes/show-signing-info.ts';
import { signCertificate } from './routes/sign-certificate.ts';
import { createTokenStore } from './token-store.ts';

export interface ConnectorServiceOptions {
  kube: KubeClient;
  log: Logger;
  config: ConnectorServiceConfig;
  now?(): Date;
  /** Of both listeners. */
  guard?: RequestGuard;
}

/** The connector: tokens, pairing, renewal, revocation. Addresses: `internal` and `external`. */
export function createConnectorService(options: ConnectorServiceOptions): ListeningComponent {
  const { log, config, now = () => new Date(), guard } = options;
  const kube = maskKubeErrors(options.kube);
  const { namespace, edgeProofSecretName: secretName } = config;
  const addresses: Record<string, string> = {};
  const connector: Connector = {
    config,
    log,
    now,
    tokens: createTokenStore({ kube, namespace, ttlMs: config.tokenTtlMs, now }),
    authority: createAuthorityStore({ kube, config, log, now }),
    revocations: createRevocationList({ kube, namespace, name: config.revocationsConfigMapName }),
    records: createCertificateRecords({ kube, namespace, log, now }),
    uses: createCertificateUses({ kube, namespace, log, now }),
    publicUrl: () => config.publicUrl ?? addresses.external ?? '',
  };
  const publisher = createAuthorityPublisher({ kube, config, log });
  const internal = createServer({ log, redirectUncleanPaths: true, guard });
  const external = createServer({ log, redirectUncleanPaths: true, guard });
  const proofKeys = createEdgeProofKeyStore({ kube, namespace, secretName });
  believeEdgeOnly(external, { keys: proofKeys, now });
  serveApiDocument(external, config.central);
  for (const kind of config.central ? (['application', 'runtime'] as const) : (['application'] as const)) {
    createToken(internal, connector, kind);
    revokeCertificate(internal, connector, kind);
    showSigningInfo(external, connector, kind);
    signCertificate(external, connector, kind);
    showManagementInfo(external, connector, kind);
    renewCertificate(external, connector, kind);
    revokeOwnCertificate(external, connector, kind);
  }
  let sweeper: NodeJS.Timeout | undefined;

  function sweep(): void {
    connector.tokens
      .sweep()
      .catch((error: unknown) => log.warn({ error: errorText(error) }, 'expired tokens were not removed'));
  }

  return {
    name: 'connector-service',
    addresses,
    async start() {
      await connector.authority.ensure();
      await connector.revocations.ensure();
      await publisher.start();
      await proofKeys
        .read()
        .catch((error: unknown) => log.error({ error: errorText(error) }, 'no key for proofs of the edge'));
      addresses.internal = await listen(internal, config.internal);
      addresses.external = await listen(external, config.external);
      sweeper = setInterval(sweep, config.sweepIntervalMs);
      sweeper.unref();
    },
    async stop() {
      clearInterval(sweeper);
      await Promise.all([internal.close(), external.close(), publisher.stop()]);
      await connector.uses.stop();
    },
  };
}
