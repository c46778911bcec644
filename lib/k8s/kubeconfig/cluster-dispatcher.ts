import { createSecureContext } from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { usualAuthorities } from './usual-authorities.ts';

export interface ClusterTls {
  /** PEM; undefined: those of the operating system, and those that Node trusts. */
  ca: string | undefined;
  /** PEM of the client certificate and its key. */
  cert: string | undefined;
  key: string | undefined;
  serverName: string | undefined;
  insecure: boolean;
}

/** Shorter than what load balancers let a silent connection live. */
const keepAliveInitialDelay = 30_000;

/**
 * HTTP/1.1 alone. Undici speaks HTTP/2 where a server has it, and when a session of undici 8.12.4 ends because nobody uses it, streams
 * that were cancelled before may be told of that too, with nobody who listens: a process that watches would end by it.
 */
const allowH2 = false;

/**
 * Connections to an API server, through a proxy where there is one.
 * @throws Error where certificate and key are none, or do not belong together.
 */
export function createClusterDispatcher(tls: ClusterTls, proxyUrl: string | undefined): Dispatcher {
  const { ca, cert, key, serverName, insecure } = tls;
  const connect = {
    keepAlive: true,
    keepAliveInitialDelay,
    secureContext: createSecureContext({ ca: ca ?? usualAuthorities(), cert, key }),
    rejectUnauthorized: !insecure,
    ...(serverName === undefined ? {} : { servername: serverName }),
  };
  if (proxyUrl === undefined) {
    return new Agent({ connect, allowH2 });
  }
  if (proxyUrl.startsWith('socks5:')) {
    return new Socks5ProxyAgent(proxyUrl, { requestTls: connect, allowH2 });
  }
  return new ProxyAgent({ uri: proxyUrl, requestTls: connect, allowH2 });
}
