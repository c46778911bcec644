import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createNamedInformer } from '#lib/k8s/named-informer.ts';
import type { Logger } from '#lib/log.ts';
import type { EdgeConfig } from './config.ts';

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

export interface RevokedCertificates {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** @param hash lower-case hex SHA-256 of the certificate */
  has(hash: string): boolean;
}

export interface RevokedCertificatesOptions {
  kube: KubeClient;
  config: EdgeConfig;
  log: Logger;
}

/**
 * The connector's list of revoked certificates, followed where the edge is to refuse them; nothing is revoked otherwise,
 * as in the reference, where revocation blocks renewal only (connectivity contract 2.10).
 */
export function createRevokedCertificates(options: RevokedCertificatesOptions): RevokedCertificates {
  const { kube, config, log } = options;
  const { namespace, revocationsConfigMapName: name } = config;
  if (!config.refuseRevoked) {
    return { start: async () => undefined, stop: async () => undefined, has: () => false };
  }
  const lists = createNamedInformer<ConfigMap>({
    kube,
    kind: kinds.configmaps,
    namespace,
    name,
    log,
  });
  return {
    start: () => lists.start(),
    stop: () => lists.stop(),
    has: (hash) => lists.get(`${namespace}/${name}`)?.data?.[hash] !== undefined,
  };
}
