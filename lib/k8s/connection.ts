import type { KubeConfig } from '@kubernetes/client-node';
import { type Dispatcher, getGlobalDispatcher } from 'undici';
import { MooringError } from '../errors.ts';

export interface KubeConnection {
  /** Base URL of the API server, without a trailing slash. */
  readonly server: string;
  /** Headers and TLS of the next request; credentials are renewed as the kubeconfig's plugins ask for it. */
  authorize(): Promise<{ headers: Record<string, string>; dispatcher: Dispatcher }>;
}

const credentialsTtlMs = 30_000;

/** Turns a kubeconfig into what an HTTP client needs. */
export function createConnection(config: KubeConfig): KubeConnection {
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    throw new MooringError('INVALID', 'The kubeconfig names no current cluster.');
  }
  let dispatcher: Dispatcher | undefined;
  let cached: { headers: Record<string, string>; readAtMs: number } | undefined;

  async function authorize() {
    if (cached === undefined || Date.now() - cached.readAtMs > credentialsTtlMs) {
      const headers: Record<string, string> = {};
      const context = {
        setHeaderParam(name: string, value: string) {
          headers[name] = value;
        },
        setDispatcher(given: Dispatcher) {
          // the library builds a new pool at each call: the first one stays
          if (dispatcher === undefined) {
            dispatcher = given;
          } else if (dispatcher !== given) {
            void given.close();
          }
        },
      };
      type RequestContext = Parameters<KubeConfig['applySecurityAuthentication']>[0];
      await config.applySecurityAuthentication(context as unknown as RequestContext);
      cached = { headers, readAtMs: Date.now() };
    }
    return { headers: cached.headers, dispatcher: dispatcher ?? getGlobalDispatcher() };
  }

  return { server: cluster.server.replace(/\/+$/, ''), authorize };
}
