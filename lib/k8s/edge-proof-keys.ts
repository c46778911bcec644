import { randomBytes } from 'node:crypto';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';

/** The Secret of these keys, unless a setting names another. */
export const edgeProofSecretName = 'mooring-edge-proof';

export interface EdgeProofKeys {
  /** What the edge signs by. */
  current: Buffer;
  /** What counts besides, while a new key is on its way to every replica. */
  former: Buffer | undefined;
}

export interface EdgeProofKeyStore {
  /**
   * The keys as the Secret holds them. Makes the Secret where it is missing and the key where it is empty.
   * @param maxAgeMs how long ago they may have been read; default: a second
   * @throws MooringError UNAVAILABLE where the Secret holds something else than a key.
   */
  read(maxAgeMs?: number): Promise<EdgeProofKeys>;
}

export interface EdgeProofKeyStoreOptions {
  kube: Pick<KubeClient, 'find' | 'create' | 'replace'>;
  namespace: string;
  secretName: string;
  /** Milliseconds of a clock that never goes back. */
  clockMs?(): number;
}

interface KeySecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

const keyBytes = 32;
const defaultMaxAgeMs = 1_000;
const attempts = 5;

/**
 * The keys by which the edge proves to the services behind it that X-Forwarded-Client-Cert is its own: members `key` and
 * `former` of a Secret. Whoever comes first makes it, all others find it there.
 */
export function createEdgeProofKeyStore(options: EdgeProofKeyStoreOptions): EdgeProofKeyStore {
  const { kube, namespace, secretName: name, clockMs = () => performance.now() } = options;
  let latest: { keys: Promise<EdgeProofKeys>; atMs: number } | undefined;

  /** The Secret with a key in it; another may write it at the same time, and is right then. */
  async function ensure(): Promise<KeySecret> {
    for (let attempt = 1; ; attempt++) {
      const secret = await kube.find<KeySecret>(kinds.secrets, name, namespace);
      if (secret?.data?.key) {
        return secret;
      }
      try {
        return await write(secret);
      } catch (error) {
        if (!isMooringError(error, 'EXISTS', 'CONFLICT', 'NOT_FOUND') || attempt >= attempts) {
          throw error;
        }
      }
    }
  }

  function write(secret: KeySecret | undefined): Promise<KeySecret> {
    const data = { ...secret?.data, key: randomBytes(keyBytes).toString('base64') };
    const metadata = { name, namespace };
    return secret === undefined
      ? kube.create<KeySecret>(kinds.secrets, {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata,
          type: 'Opaque',
          data,
        })
      : kube.replace<KeySecret>(kinds.secrets, { ...secret, data });
  }

  async function load(): Promise<EdgeProofKeys> {
    const { data } = await ensure();
    const current = keyOf(data?.key);
    if (current === undefined) {
      throw new MooringError(
        'UNAVAILABLE',
        `The Secret ${namespace}/${name} holds no key of ${keyBytes} bytes or more. Delete it: a new one is made at once.`,
      );
    }
    return { current, former: keyOf(data?.former) };
  }

  return {
    read(maxAgeMs = defaultMaxAgeMs) {
      const now = clockMs();
      if (latest === undefined || now - latest.atMs >= maxAgeMs) {
        const asked = { keys: load(), atMs: now };
        latest = asked;
        // a failure is nobody's answer but his who met it
        asked.keys.catch(() => {
          latest = latest === asked ? undefined : latest;
        });
      }
      return latest.keys;
    },
  };
}

function keyOf(base64: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  return bytes.length < keyBytes ? undefined : bytes;
}
