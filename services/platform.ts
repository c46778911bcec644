import type { Component, ListenAddress } from '#lib/component.ts';
import { readLoopbackConfig } from '#lib/config/loopback.ts';
import { loopbackGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { readApplicationBrokerConfig } from './application-broker/config.ts';
import { createApplicationBroker } from './application-broker/create.ts';
import { isAccessHost } from './application-gateway/caller/access-host.ts';
import { readApplicationGatewayConfig } from './application-gateway/config.ts';
import { createApplicationGateway } from './application-gateway/create.ts';
import { readApplicationOperatorConfig } from './application-operator/config.ts';
import { createApplicationOperator } from './application-operator/create.ts';
import { readApplicationRegistryConfig } from './application-registry/config.ts';
import { createApplicationRegistry } from './application-registry/create.ts';
import { readBindingUsageConfig } from './binding-usage/config.ts';
import { createBindingUsage } from './binding-usage/create.ts';
import { readConnectionTokenHandlerConfig } from './connection-token-handler/config.ts';
import { createConnectionTokenHandler } from './connection-token-handler/create.ts';
import { readConnectorServiceConfig } from './connector-service/config.ts';
import { createConnectorService } from './connector-service/create.ts';
import { readEdgeConfig } from './edge/config.ts';
import { createEdge } from './edge/create.ts';
import { readEventServiceConfig } from './event-service/config.ts';
import { createEventService } from './event-service/create.ts';
import { readServiceBindingConfig } from './service-binding/config.ts';
import { createServiceBinding } from './service-binding/create.ts';
import { readServiceCatalogConfig } from './service-catalog/config.ts';
import { createServiceCatalog } from './service-catalog/create.ts';

/** Base URLs of what the platform serves. */
export interface PlatformAddresses {
  connectorInternal: string;
  connectorExternal: string;
  edge: string;
  registry: string;
  broker: string;
  gateway: string;
  gatewayStatus: string;
  eventService: string;
}

export interface PlatformOptions {
  kube: KubeClient;
  log: Logger;
  /** Address that every listener binds. */
  host: string;
  /** Wanted port of a listener, by its name in PlatformAddresses; 0 for any free one. */
  portOf(name: keyof PlatformAddresses): Promise<number>;
  /** File that gets the CA of the edge's server certificate. */
  edgeCaFile: string;
  /** Environment that the services' own settings are read from. */
  env: NodeJS.ProcessEnv;
}

export interface Platform extends Component {
  /** Known after `start`. */
  readonly addresses: PlatformAddresses;
}

/**
 * All components in one process, for sandbox and laptop. They know each other only by address, as in a cluster: a service
 * starts once those it calls have said where they listen. Their listeners are on the loopback address and guarded as such.
 */
export function createPlatform(options: PlatformOptions): Platform {
  const { kube, host, portOf, env } = options;
  const started: Component[] = [];
  let addresses: PlatformAddresses | undefined;

  const log = (component: string) => options.log.child({ component });
  const as = (component: string) => ({ kube: kube.as(`mooring-${component}`), log: log(component) });
  const at = async (name: keyof PlatformAddresses): Promise<ListenAddress> => ({
    host,
    port: await portOf(name),
  });

  async function run<T extends Component>(component: T): Promise<T> {
    started.push(component);
    await component.start();
    return component;
  }

  async function startServers(): Promise<PlatformAddresses> {
    const { allowedHosts } = readLoopbackConfig(env);
    const guard = loopbackGuard({ allowedHosts });
    const gatewayConfig = readApplicationGatewayConfig(env);
    const connectorConfig = {
      ...readConnectorServiceConfig(env),
      internal: await at('connectorInternal'),
      external: await at('connectorExternal'),
      publicUrl: undefined,
    };
    const [connector, registry, broker, gateway, events] = await Promise.all([
      run(createConnectorService({ ...as('connector-service'), config: connectorConfig, guard })),
      run(
        createApplicationRegistry({
          ...as('application-registry'),
          guard,
          config: {
            ...readApplicationRegistryConfig(env),
            listen: await at('registry'),
            allowLoopback: true,
          },
        }),
      ),
      run(
        createApplicationBroker({
          ...as('application-broker'),
          guard,
          config: { ...readApplicationBrokerConfig(env), listen: await at('broker'), brokerUrl: undefined },
        }),
      ),
      run(
        createApplicationGateway({
          ...as('application-gateway'),
          guard: loopbackGuard({
            allowedHosts,
            isOwnHost: (called) => isAccessHost(called, gatewayConfig.namespace),
          }),
          config: {
            ...gatewayConfig,
            listen: await at('gateway'),
            packages: { host, port: 0 },
            health: await at('gatewayStatus'),
          },
        }),
      ),
      run(
        createEventService({
          log: log('event-service'),
          guard,
          config: { ...readEventServiceConfig(env), listen: await at('eventService') },
        }),
      ),
    ]);
    const behind = {
      connectorInternal: connector.addresses.internal ?? '',
      connectorExternal: connector.addresses.external ?? '',
      registry: registry.addresses.registry ?? '',
      broker: broker.addresses.broker ?? '',
      gateway: gateway.addresses.gateway ?? '',
      gatewayStatus: gateway.addresses.health ?? '',
      eventService: events.addresses.events ?? '',
    };
    const edge = await run(
      createEdge({
        ...as('edge'),
        guard,
        config: {
          ...readEdgeConfig(env),
          listen: await at('edge'),
          health: undefined,
          hosts: ['localhost', '127.0.0.1'],
          caFile: options.edgeCaFile,
          connectorExternalUrl: behind.connectorExternal,
          registryUrl: behind.registry,
          eventServiceUrl: behind.eventService,
        },
      }),
    );
    const edgeUrl = edge.addresses.edge ?? '';
    // the connector tells applications where the edge is, and the edge asks the connector: one of them learns it late
    connectorConfig.gatewayUrl = edgeUrl;
    return { ...behind, edge: edgeUrl };
  }

  async function startControllers(known: PlatformAddresses): Promise<void> {
    await Promise.all([
      run(
        createApplicationOperator({
          ...as('application-operator'),
          config: readApplicationOperatorConfig(env),
        }),
      ),
      run(
        createConnectionTokenHandler({
          ...as('connection-token-handler'),
          config: { ...readConnectionTokenHandlerConfig(env), connectorInternalUrl: known.connectorInternal },
        }),
      ),
      run(createServiceCatalog({ ...as('service-catalog'), config: readServiceCatalogConfig(env) })),
      run(createBindingUsage({ ...as('binding-usage'), config: readBindingUsageConfig(env) })),
      run(createServiceBinding({ ...as('service-binding'), config: readServiceBindingConfig(env) })),
    ]);
  }

  return {
    name: 'platform',
    get addresses() {
      if (addresses === undefined) {
        throw new Error('the platform has no addresses before it is started');
      }
      return addresses;
    },
    async start() {
      addresses = await startServers();
      await startControllers(addresses);
    },
    async stop() {
      // in the reverse order of their start
      for (const component of started.reverse()) {
        await component.stop();
      }
      started.length = 0;
    },
  };
}
