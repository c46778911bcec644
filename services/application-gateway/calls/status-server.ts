import type { FastifyInstance } from 'fastify';
import { createServer } from '#lib/http/create-server.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { Targets } from '../upstream/targets.ts';
import type { CallStatistics } from './call-statistics.ts';
import { createGatewayMetrics } from './gateway-metrics.ts';
import { createRememberedCalls, type RememberedCalls } from './remembered-calls.ts';
import { serveCalls } from './serve-calls.ts';

export interface StatusServerOptions {
  kube: KubeClient;
  namespace: string;
  log: Logger;
  guard: RequestGuard | undefined;
  /** The statistics of every service. */
  served(): Iterable<CallStatistics>;
  /** Those of requests that are for none. */
  unrouted: CallStatistics;
  targets: Targets;
}

/** The port beside the proxy, which says how the gateway does and what was called; and the calls that are kept for it. */
export function createStatusServer(options: StatusServerOptions): {
  server: FastifyInstance;
  remembered: RememberedCalls;
} {
  const { kube, namespace, log, guard, served, unrouted, targets } = options;
  const server = createServer({ log, guard });
  server.get('/v1/health', (_request, reply) => reply.send());
  const remembered = createRememberedCalls({ kube, namespace, log, all: served });
  serveCalls(server, { all: served, remembered, since: new Date() });
  createGatewayMetrics(all, targets).serve(server);

  function* all(): Iterable<CallStatistics> {
    yield unrouted;
    yield* served();
  }

  return { server, remembered };
}
