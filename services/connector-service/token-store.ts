import { createHash, randomBytes } from 'node:crypto';
import {
  type OpenToken,
  openTokenMetadata,
  tokenLabel,
  toOpenToken,
} from '#lib/domain/application/open-token.ts';
import { kinds, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { ClientIdentity, ClientKind } from './client-identity.ts';

interface TokenSecret extends KubeObject {
  type?: string;
}

/** A token that is valid now, and the way to use it up. */
export interface ValidToken extends OpenToken {
  /**
   * Uses the token up; of several callers exactly one succeeds.
   * @throws MooringError FORBIDDEN when another request was faster.
   */
  consume(): Promise<void>;
}

export interface TokenStore {
  /** A new one-time token for a client, whose Application need not exist. */
  issue(identity: ClientIdentity): Promise<string>;
  /**
   * Uses a token up for another one of the same client and id, with a new time to live.
   * @throws MooringError FORBIDDEN when another request was faster.
   */
  exchange(token: ValidToken): Promise<string>;
  /** @throws MooringError FORBIDDEN when the token is unknown, used, expired, or for another kind of client. */
  check(token: string | undefined, kind: ClientKind): Promise<ValidToken>;
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
const tokenPattern = /^[\w-]{86}==$/;
const idLength = 10;

/** One-time tokens as Secrets that hold only their hash, so that they outlive every process (connectivity contract 2.4, 10.2). */
export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { kube, namespace, ttlMs, now } = options;

  async function store(about: ClientIdentity & { step: OpenToken['step']; id?: string }): Promise<string> {
    const token = withPadding(randomBytes(tokenBytes).toString('base64url'));
    const hash = hashOf(token);
    const { kind, application, tenant, group, step, id = hash.slice(0, idLength) } = about;
    const createdAt = now().toISOString();
    const expiresAt = new Date(now().getTime() + ttlMs).toISOString();
    const secretName = nameOf(hash);
    await kube.create<TokenSecret>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        ...openTokenMetadata({
          id,
          secretName,
          kind,
          step,
          application,
          tenant,
          group,
          createdAt,
          expiresAt,
        }),
        namespace,
      },
      type: 'Opaque',
    });
    return token;
  }

  async function consume({ metadata }: TokenSecret): Promise<void> {
    try {
      await kube.raw('DELETE', resourcePath(kinds.secrets, namespace, metadata.name), {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        preconditions: { uid: metadata.uid },
      });
    } catch (error) {
      throw isMooringError(error, 'NOT_FOUND', 'CONFLICT') ? invalidToken() : error;
    }
  }

  function isExpired(token: OpenToken | undefined): boolean {
    return token === undefined || Date.parse(token.expiresAt) <= now().getTime();
  }

  return {
    issue: (identity) => store({ ...identity, step: 'info' }),
    async exchange(token) {
      const next = await store({ ...token, step: 'certificate' });
      try {
        await token.consume();
      } catch (error) {
        await kube.delete(kinds.secrets, nameOf(hashOf(next)), namespace);
        throw error;
      }
      return next;
    },
    async check(token, kind) {
      if (token === undefined || token === '') {
        throw new MooringError('FORBIDDEN', 'Token not provided.');
      }
      const secret = tokenPattern.test(token)
        ? await kube.find<TokenSecret>(kinds.secrets, nameOf(hashOf(token)), namespace)
        : undefined;
      const open = secret === undefined ? undefined : toOpenToken(secret.metadata);
      if (secret === undefined || open === undefined || open.kind !== kind || isExpired(open)) {
        throw invalidToken();
      }
      return { ...open, consume: () => consume(secret) };
    },
    async sweep() {
      const { items } = await kube.list<TokenSecret>(kinds.secrets, { namespace, labelSelector: tokenLabel });
      const expired = items.filter(({ metadata }) => isExpired(toOpenToken(metadata)));
      await Promise.all(expired.map(({ metadata }) => kube.delete(kinds.secrets, metadata.name, namespace)));
      return expired.length;
    },
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function nameOf(hash: string): string {
  return `connection-token-${hash}`;
}

function invalidToken(): MooringError {
  return new MooringError('FORBIDDEN', 'Invalid token.');
}

function withPadding(base64url: string): string {
  return base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=');
}
