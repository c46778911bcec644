import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { createNamedInformer } from '#lib/k8s/named-informer.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Logger } from '#lib/log.ts';
import {
  type AuthorityConfigMap,
  type AuthoritySecret,
  publishedCertificates,
} from '#lib/pki/authority-secret.ts';
import type { ConnectorServiceConfig } from './config.ts';

export interface AuthorityPublisher {
  /** Resolves once the certificates of now are published. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface AuthorityPublisherOptions {
  kube: KubeClient;
  config: ConnectorServiceConfig;
  log: Logger;
}

/**
 * Keeps the certificates of the CA, those before it among them, in a ConfigMap, whoever changes the Secret or the
 * ConfigMap: the edge verifies by it and needs no right to read the key.
 */
export function createAuthorityPublisher({
  kube,
  config,
  log,
}: AuthorityPublisherOptions): AuthorityPublisher {
  const { namespace, caSecretName, caConfigMapName } = config;
  const secrets = createNamedInformer<AuthoritySecret>({
    kube,
    kind: kinds.secrets,
    namespace,
    name: caSecretName,
    log,
  });
  const configMaps = createNamedInformer<AuthorityConfigMap>({
    kube,
    kind: kinds.configmaps,
    namespace,
    name: caConfigMapName,
    log,
  });
  const target = { name: caConfigMapName, namespace };

  async function publish(): Promise<undefined> {
    const data = publishedCertificates(secrets.get(`${namespace}/${caSecretName}`));
    const updated = await updateObject<AuthorityConfigMap>(kube, kinds.configmaps, target, (current) =>
      isDeepStrictEqual(current.data ?? {}, data) ? undefined : { ...current, data },
    );
    if (updated !== undefined) {
      return;
    }
    const created: AuthorityConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...target, labels: { 'app.kubernetes.io/part-of': 'mooring' } },
      data,
    };
    // another replica that was quicker published the same
    await createUnlessThere(kube, kinds.configmaps, created);
  }

  const controller = createController({
    name: 'authority-publisher',
    sources: [secrets, configMaps].map((informer) => ({ informer, keysOf: () => [caConfigMapName] })),
    reconcile: publish,
    log,
  });

  return {
    async start() {
      await Promise.all([secrets.start(), configMaps.start()]);
      await publish();
      controller.start();
    },
    async stop() {
      await Promise.all([secrets.stop(), configMaps.stop()]);
      await controller.stop();
    },
  };
}
