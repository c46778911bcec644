import type { Logger } from '#lib/log.ts';
import type { PathScheme } from '../plan/find-route.ts';
import { Exchange } from './exchange.ts';
import type { GatewayContext } from './gateway-context.ts';
import { createGatewayServer, type GatewayServer } from './gateway-server.ts';

export interface ProxyOptions {
  /** What its paths name. */
  scheme: PathScheme;
  replayBytes: number;
  plainHttp1: boolean;
  log: Logger;
}

/** A listener whose requests become calls to targets. */
export function createProxy(context: GatewayContext, options: ProxyOptions): GatewayServer {
  const { scheme, ...rest } = options;
  return createGatewayServer({
    ...rest,
    handle(caller) {
      const exchange = new Exchange(context, scheme, caller);
      exchange.start();
      return exchange;
    },
    nowMs: context.nowMs,
  });
}
