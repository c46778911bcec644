import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

export interface RevocationList {
  /** Creates the ConfigMap where it is missing. */
  ensure(): Promise<void>;
  /** Adds a fingerprint; again does no harm. */
  add(hash: string): Promise<void>;
  has(hash: string): Promise<boolean>;
}

export interface RevocationListOptions {
  kube: KubeClient;
  namespace: string;
  name: string;
}

/** Fingerprints of revoked certificates in a ConfigMap, `<hash>: <hash>` (connectivity contract 2.10). They block renewal only. */
export function createRevocationList({ kube, namespace, name }: RevocationListOptions): RevocationList {
  async function ensure(): Promise<void> {
    const empty: ConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace },
      data: {},
    };
    await createUnlessThere(kube, kinds.configmaps, empty);
  }

  function patch(hash: string): Promise<KubeObject> {
    return kube.patch(kinds.configmaps, { name, namespace }, 'merge', { data: { [hash]: hash } });
  }

  return {
    ensure,
    async add(hash) {
      try {
        await patch(hash);
      } catch (error) {
        if (!isMooringError(error, 'NOT_FOUND')) {
          throw error;
        }
        await ensure();
        await patch(hash);
      }
    },
    async has(hash) {
      const list = await kube.find<ConfigMap>(kinds.configmaps, name, namespace);
      return list?.data?.[hash] !== undefined;
    },
  };
}
