import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import type { ListenAddress, ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { createServer as createHttpServer } from '#lib/http/create-server.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { createAuthorizer } from './authorize.ts';
import type { ApplicationGatewayConfig } from './config.ts';
import { createCsrfTokens } from './csrf-tokens.ts';
import { handleRequest } from './handle-request.ts';
import { createOAuthTokens } from './oauth-tokens.ts';
import { createSecrets } from './secrets.ts';
import { createServiceIndex } from './service-index.ts';

export interface ApplicationGatewayOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationGatewayConfig;
}

const closeGraceMs = 5_000;

/** The gateway; its addresses are `gateway` and `health`. */
export function createApplicationGateway(options: ApplicationGatewayOptions): ListeningComponent {
  const { kube, log, config } = options;
  const { namespace, upstreamTimeoutMs: timeoutMs } = config;
  const addresses: Record<string, string> = {};
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const secrets = createSecrets(kube, namespace, log);
  const index = createServiceIndex();
  const agentOptions: Agent.Options = {
    allowH2: false,
    headersTimeout: timeoutMs,
    connect: { timeout: timeoutMs },
  };
  const dispatcher = new Agent(agentOptions);
  const authorizer = createAuthorizer({
    secrets,
    tokens: createOAuthTokens({ dispatcher, timeoutMs, nowMs: () => Date.now() }),
    csrf: createCsrfTokens(timeoutMs),
    dispatcher,
    agentOptions,
  });
  const context = { index, authorizer, namespace, log };
  const proxy = createServer((request, response) => void handleRequest(context, request, response));
  // an upload may take as long as it moves
  proxy.requestTimeout = 0;
  const health = createHttpServer({ log });
  health.get('/v1/health', (_request, reply) => reply.send());

  applications.subscribe((event) => {
    if (event.type === 'DELETED') {
      index.drop(event.object.metadata.name);
    } else {
      index.put(event.object);
    }
  });

  return {
    name: 'application-gateway',
    addresses,
    async start() {
      await Promise.all([applications.start(), secrets.start()]);
      addresses.gateway = await listen(proxy, config.listen);
      addresses.health = await health.listen(config.health);
    },
    async stop() {
      await Promise.all([close(proxy), health.close()]);
      await Promise.all([applications.stop(), secrets.stop()]);
      await authorizer.close();
      await dispatcher.destroy();
    },
  };
}

function listen(server: Server, { host, port }: ListenAddress): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(`http://${host}:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Lets running calls end, for a while. */
function close(server: Server): Promise<void> {
  if (!server.listening) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
