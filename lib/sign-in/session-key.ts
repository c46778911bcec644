import { randomBytes } from 'node:crypto';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';

const secretName = 'mooring-session-key';
const keyBytes = 32;

interface KeySecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

/**
 * The key by which all replicas of the console seal their sessions: `key` of the Secret `mooring-session-key`. Whoever comes first
 * makes it. Without the old one all sessions have ended.
 * @throws MooringError UNAVAILABLE where the Secret holds no key.
 */
export async function readSessionKey(
  kube: Pick<KubeClient, 'create' | 'find'>,
  namespace: string,
): Promise<Buffer> {
  const secret =
    (await kube.find<KeySecret>(kinds.secrets, secretName, namespace)) ??
    (await createUnlessThere<KeySecret>(kube, kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secretName, namespace, labels: { 'app.kubernetes.io/managed-by': 'mooring' } },
      type: 'Opaque',
      data: { key: randomBytes(keyBytes).toString('base64') },
    })) ??
    (await kube.find<KeySecret>(kinds.secrets, secretName, namespace));
  const key = Buffer.from(secret?.data?.key ?? '', 'base64');
  if (key.length < keyBytes) {
    throw new MooringError(
      'UNAVAILABLE',
      `The Secret ${namespace}/${secretName} holds no key of ${keyBytes} bytes. Delete it: a new one is made at once.`,
    );
  }
  return key;
}
