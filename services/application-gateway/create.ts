import type { DestinationStream } from 'pino';
import type { ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { listen } from '#lib/http/listen.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { createProxy } from './caller/create-proxy.ts';
import { endLateCalls } from './caller/end-late-calls.ts';
import type { GatewayContext } from './caller/gateway-context.ts';
import { createCallLog } from './calls/call-log.ts';
import { CallStatistics } from './calls/call-statistics.ts';
import { createStatusServer } from './calls/status-server.ts';
import type { ApplicationGatewayConfig } from './config.ts';
import { createCsrfTokens } from './plan/csrf-tokens.ts';
import { createOAuthTokens } from './plan/oauth-tokens.ts';
import { createPlanner } from './plan/planner.ts';
import { createSecrets } from './plan/secrets.ts';
import { createServiceIndex } from './plan/service-index.ts';
import { createTargets } from './upstream/targets.ts';

export interface ApplicationGatewayOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationGatewayConfig;
  /** Gets the lines of the access log; by default the standard error. */
  accessLogStream?: DestinationStream;
  /** Of all listeners. */
  guard?: RequestGuard;
}

const leastTickMs = 50;
const mostTickMs = 1_000;
const rememberMs = 10_000;

/** The gateway; its addresses are `gateway`, `packages` and `health`. */
export function createApplicationGateway(options: ApplicationGatewayOptions): ListeningComponent {
  const { kube, log, config, guard } = options;
  const { namespace, upstreamTimeoutMs: timeoutMs } = config;
  const nowMs = Date.now;
  const addresses: Record<string, string> = {};
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const secrets = createSecrets(kube, namespace, log);
  const index = createServiceIndex();
  const targets = createTargets({
    connections: config.targetConnections,
    connectTimeoutMs: timeoutMs,
    plainHttp1: config.plainHttp1,
    nowMs,
  });
  const planner = createPlanner({
    secrets,
    tokens: createOAuthTokens({ timeoutMs, nowMs, log }),
    csrf: createCsrfTokens(timeoutMs),
    targets,
    nowMs,
  });
  const context: GatewayContext = {
    index,
    planner,
    namespace,
    timeoutMs,
    running: new Set(),
    unrouted: new CallStatistics({ application: '', serviceId: '', service: '' }),
    callLog: createCallLog({ log, which: config.accessLog, stream: options.accessLogStream }),
    guard,
    nowMs,
  };
  const proxy = { replayBytes: config.replayBytes, plainHttp1: config.plainHttp1, log };
  const gateway = createProxy(context, { ...proxy, scheme: 'service' });
  const packages = createProxy(context, { ...proxy, scheme: 'entry' });
  const { server: health, remembered } = createStatusServer({
    kube,
    namespace,
    log,
    guard,
    served: () => index.statistics(),
    unrouted: context.unrouted,
    targets,
  });
  let ticks: NodeJS.Timeout | undefined;
  let flushes: NodeJS.Timeout | undefined;

  applications.subscribe((event) => {
    if (event.type === 'DELETED') {
      index.drop(event.object.metadata.name);
    } else {
      index.put(event.object);
    }
  });
  secrets.onChange(() => planner.forgetAll());

  /** One timer for all deadlines: setting one per call would cost more than the rest of the call. */
  function tick(): void {
    endLateCalls(context);
    gateway.sweep();
    packages.sweep();
    targets.sweep();
  }

  return {
    name: 'application-gateway',
    addresses,
    async start() {
      await Promise.all([applications.start(), secrets.start()]);
      addresses.gateway = await gateway.listen(config.listen);
      addresses.packages = await packages.listen(config.packages);
      addresses.health = await listen(health, config.health);
      flushes = setInterval(() => void remembered.flush(), rememberMs);
      ticks = setInterval(tick, Math.min(Math.max(timeoutMs / 10, leastTickMs), mostTickMs));
    },
    async stop() {
      await Promise.all([gateway.close(), packages.close(), health.close()]);
      clearInterval(ticks);
      clearInterval(flushes);
      await remembered.flush();
      await Promise.all([applications.stop(), secrets.stop()]);
      await targets.close();
      context.callLog.close();
    },
  };
}
