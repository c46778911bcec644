import type { Dispatcher } from 'undici';
import { errorText, MooringError } from '#lib/errors.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { ClusterAccess } from './kubeconfig/cluster-access.ts';
import { type ClusterTls, createClusterDispatcher } from './kubeconfig/cluster-dispatcher.ts';
import { type Credentials, createCredentialSource } from './kubeconfig/credentials.ts';
import { proxyFromEnvironment } from './kubeconfig/proxy-from-environment.ts';

export interface ConnectionNames {
  /** None in a pod. */
  context: string | undefined;
  cluster: string;
  /** The user's entry, or as whom it asks. */
  user: string;
}

export interface KubeConnection {
  /** Base URL of the API server, without a trailing slash. */
  readonly server: string;
  /** The same object for all who use this connection, by whatever name. */
  readonly origin: object;
  /** What the kubeconfig calls it, for people. */
  readonly names: ConnectionNames;
  /** Who writes: the field manager of its writes, and with the version its User-Agent. */
  readonly manager: string;
  /** Headers and TLS of the next request; credentials are renewed as the kubeconfig asks for it. */
  authorize(): Promise<{ headers: Record<string, string | string[]>; dispatcher: Dispatcher }>;
  /** To be told of a 401: what a plugin gave is asked for anew. */
  refused(): void;
}

export interface ConnectionOptions {
  /** How long credentials count as read. Files that they stand in may change at any time. */
  credentialsTtlMs?: number;
  env?: Readonly<Record<string, string | undefined>>;
}

const defaultCredentialsTtlMs = 30_000;

/** Turns the access to a cluster into what an HTTP client needs. */
export function createConnection(access: ClusterAccess, options: ConnectionOptions = {}): KubeConnection {
  const { credentialsTtlMs = defaultCredentialsTtlMs, env = process.env } = options;
  const server = access.cluster.server.replace(/\/+$/, '');
  const proxyUrl = access.cluster['proxy-url'] ?? proxyFromEnvironment(new URL(server), env);
  const source = createCredentialSource(access);
  let pool: { dispatcher: Dispatcher; tls: ClusterTls } | undefined;
  let latest: { headers: Credentials['headers']; untilMs: number } | undefined;
  let reading: Promise<void> | undefined;

  /** The connections by these certificates; those by others end with the requests that they carry. */
  function dispatcherFor(tls: ClusterTls): Dispatcher {
    if (pool === undefined || !isSame(pool.tls, tls)) {
      const dispatcher = createClusterDispatcher(tls, proxyUrl);
      void pool?.dispatcher.close();
      pool = { dispatcher, tls };
    }
    return pool.dispatcher;
  }

  async function read(): Promise<void> {
    try {
      const { headers, tls, expiresAtMs = Number.POSITIVE_INFINITY } = await source.read();
      dispatcherFor(tls);
      latest = { headers, untilMs: Math.min(Date.now() + credentialsTtlMs, expiresAtMs) };
    } catch (error) {
      if (error instanceof MooringError) {
        throw error;
      }
      if (latest === undefined) {
        throw unreadable(error);
      }
      // a file that is being replaced, or a key without its new certificate: what was read before holds until they fit
    }
  }

  const connection: KubeConnection = {
    server,
    origin: {},
    names: {
      context: access.contextName,
      cluster: access.clusterName,
      user: access.user.as ?? access.userName,
    },
    manager: 'mooring',
    async authorize() {
      if (latest === undefined || Date.now() > latest.untilMs) {
        reading ??= read().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      if (latest === undefined || pool === undefined) {
        // refused again while it was read
        return connection.authorize();
      }
      return { headers: latest.headers, dispatcher: pool.dispatcher };
    },
    refused() {
      source.refused();
      latest = undefined;
    },
  };
  return connectionAs(connection, connection.manager);
}

/** The same connection for one who writes by another name. */
export function connectionAs(connection: KubeConnection, manager: string): KubeConnection {
  const userAgent = `${manager}/${manifest.version}`;
  return {
    ...connection,
    manager,
    async authorize() {
      const { headers, dispatcher } = await connection.authorize();
      return { headers: { ...headers, 'user-agent': userAgent }, dispatcher };
    },
  };
}

function unreadable(error: unknown): MooringError {
  return new MooringError('INVALID', `The kubeconfig's credentials cannot be read: ${errorText(error)}.`, {
    cause: error,
    hint: 'Check the files that the kubeconfig names.',
  });
}

function isSame(one: ClusterTls, other: ClusterTls): boolean {
  return (
    one.ca === other.ca &&
    one.cert === other.cert &&
    one.key === other.key &&
    one.serverName === other.serverName &&
    one.insecure === other.insecure
  );
}
