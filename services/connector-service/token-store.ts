import { createHash, randomBytes } from 'node:crypto';
import { kinds, resourcePath } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface TokenSecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

/** A token that is valid now, and the way to use it up. */
interface ValidToken {
  application: string;
  /**
   * Uses the token up; of several callers exactly one succeeds.
   * @throws MooringError FORBIDDEN when another request was faster.
   */
  consume(): Promise<void>;
}

export interface TokenStore {
  /** A new one-time token for an Application, which need not exist. */
  issue(application: string): Promise<string>;
  /** @throws MooringError FORBIDDEN when the token is unknown, used or expired. */
  check(token: string | undefined): Promise<ValidToken>;
  /** Removes expired tokens. @returns how many there were. */
  sweep(): Promise<number>;
}

export interface TokenStoreOptions {
  kube: KubeClient;
  namespace: string;
  ttlMs: number;
  now(): Date;
}

const tokenBytes = 64;
const label = 'connectivity.mooring.dev/token';
const expiry = 'connectivity.mooring.dev/expires-at';

/** The only thing kept of a token. */
function secretNameOf(token: string): string {
  return `connection-token-${createHash('sha256').update(token).digest('hex')}`;
}

/** One-time tokens as Secrets that hold only their hash, so that they outlive every process (contract 2.4, 10.2). */
export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { kube, namespace, ttlMs, now } = options;

  function isExpired(secret: TokenSecret): boolean {
    const at = Date.parse(secret.metadata.annotations?.[expiry] ?? '');
    return Number.isNaN(at) || at <= now().getTime();
  }

  async function consume(secret: TokenSecret): Promise<void> {
    const { name, uid } = secret.metadata;
    try {
      await kube.raw('DELETE', resourcePath(kinds.secrets, namespace, name), {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        preconditions: { uid },
      });
    } catch (error) {
      throw isMooringError(error, 'NOT_FOUND', 'CONFLICT') ? invalidToken() : error;
    }
  }

  return {
    async issue(application) {
      const token = withPadding(randomBytes(tokenBytes).toString('base64url'));
      await kube.create<TokenSecret>(kinds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: secretNameOf(token),
          namespace,
          labels: { [label]: 'true' },
          annotations: { [expiry]: new Date(now().getTime() + ttlMs).toISOString() },
        },
        type: 'Opaque',
        data: { application: Buffer.from(application).toString('base64') },
      });
      return token;
    },
    async check(token) {
      if (token === undefined || token === '') {
        throw new MooringError('FORBIDDEN', 'Token not provided.');
      }
      const secret = await kube.find<TokenSecret>(kinds.secrets, secretNameOf(token), namespace);
      if (secret === undefined || secret.metadata.labels?.[label] !== 'true' || isExpired(secret)) {
        throw invalidToken();
      }
      const application = Buffer.from(secret.data?.application ?? '', 'base64').toString();
      return { application, consume: () => consume(secret) };
    },
    async sweep() {
      const { items } = await kube.list<TokenSecret>(kinds.secrets, {
        namespace,
        labelSelector: `${label}=true`,
      });
      const expired = items.filter(isExpired);
      await Promise.all(expired.map((secret) => kube.delete(kinds.secrets, secret.metadata.name, namespace)));
      return expired.length;
    },
  };
}

function invalidToken(): MooringError {
  return new MooringError('FORBIDDEN', 'Invalid token.');
}

function withPadding(base64url: string): string {
  return base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=');
}
