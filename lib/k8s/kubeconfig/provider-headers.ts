import { KubeConfig } from '@kubernetes/client-node';
import type { Dispatcher } from 'undici';
import type { ClusterAccess } from './cluster-access.ts';

/** Asks an `auth-provider` for the headers of the next requests, such as the token of `oidc`. */
export type ProviderHeaders = () => Promise<Record<string, string>>;

/** The `auth-provider` of a user, undefined where it has none. They are the library's, which refreshes their tokens. */
export function createProviderHeaders({ cluster, user }: ClusterAccess): ProviderHeaders | undefined {
  const authProvider = user['auth-provider'];
  if (!authProvider) {
    return undefined;
  }
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'cluster', server: cluster.server, skipTLSVerify: true },
    { name: 'user', authProvider },
  );
  return async () => {
    const headers: Record<string, string> = {};
    const context = {
      setHeaderParam(name: string, value: string) {
        headers[name.toLowerCase()] = value;
      },
      // the connection has one of its own
      setDispatcher: (dispatcher: Dispatcher) => void dispatcher.close(),
    };
    type RequestContext = Parameters<KubeConfig['applySecurityAuthentication']>[0];
    await config.applySecurityAuthentication(context as unknown as RequestContext);
    return headers;
  };
}
