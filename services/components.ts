import type { Component } from '#lib/component.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { readApplicationBrokerConfig } from './application-broker/config.ts';
import { createApplicationBroker } from './application-broker/create.ts';
import {
  createGatewayEndpoints,
  readGatewayEndpointsConfig,
} from './application-gateway/caller/endpoints.ts';
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

export interface ComponentSetup {
  kube: KubeClient;
  log: Logger;
  env: NodeJS.ProcessEnv;
}

interface ComponentDefinition {
  /** `everywhere`: each replica serves. `leader`: one replica reconciles, the others wait. */
  runs: 'everywhere' | 'leader';
  create(setup: ComponentSetup): Component;
}

/** Every component by its name, each set up from the environment alone: how they run in a cluster, in processes of their own. */
export const components = {
  'application-broker': {
    runs: 'everywhere',
    create: ({ env, ...rest }) =>
      createApplicationBroker({ ...rest, config: readApplicationBrokerConfig(env) }),
  },
  'application-gateway': {
    runs: 'everywhere',
    create: ({ env, ...rest }) =>
      createApplicationGateway({ ...rest, config: readApplicationGatewayConfig(env) }),
  },
  'gateway-endpoints': {
    runs: 'everywhere',
    create: ({ env, ...rest }) =>
      createGatewayEndpoints({ ...rest, config: readGatewayEndpointsConfig(env) }),
  },
  'application-operator': {
    runs: 'leader',
    create: ({ env, ...rest }) =>
      createApplicationOperator({ ...rest, config: readApplicationOperatorConfig(env) }),
  },
  'application-registry': {
    runs: 'everywhere',
    create: ({ env, ...rest }) =>
      createApplicationRegistry({ ...rest, config: readApplicationRegistryConfig(env) }),
  },
  'binding-usage': {
    runs: 'leader',
    create: ({ env, ...rest }) => createBindingUsage({ ...rest, config: readBindingUsageConfig(env) }),
  },
  'connection-token-handler': {
    runs: 'leader',
    create: ({ env, ...rest }) =>
      createConnectionTokenHandler({ ...rest, config: readConnectionTokenHandlerConfig(env) }),
  },
  'connector-service': {
    runs: 'everywhere',
    create: ({ env, ...rest }) =>
      createConnectorService({ ...rest, config: readConnectorServiceConfig(env) }),
  },
  edge: {
    runs: 'everywhere',
    create: ({ env, ...rest }) => createEdge({ ...rest, config: readEdgeConfig(env) }),
  },
  'event-service': {
    runs: 'everywhere',
    create: ({ env, log }) => createEventService({ log, config: readEventServiceConfig(env) }),
  },
  'service-binding': {
    runs: 'leader',
    create: ({ env, ...rest }) => createServiceBinding({ ...rest, config: readServiceBindingConfig(env) }),
  },
  'service-catalog': {
    runs: 'leader',
    create: ({ env, ...rest }) => createServiceCatalog({ ...rest, config: readServiceCatalogConfig(env) }),
  },
} as const satisfies Record<string, ComponentDefinition>;

export type ComponentName = keyof typeof components;
