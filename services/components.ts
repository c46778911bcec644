import { applicationBroker } from './application-broker/component.ts';
import { applicationGateway, gatewayEndpoints } from './application-gateway/component.ts';
import { applicationOperator } from './application-operator/component.ts';
import { applicationRegistry } from './application-registry/component.ts';
import { bindingUsage } from './binding-usage/component.ts';
import { connectionTokenHandler } from './connection-token-handler/component.ts';
import { connectorService } from './connector-service/component.ts';
import { edge } from './edge/component.ts';
import { eventService } from './event-service/component.ts';
import { serviceBinding } from './service-binding/component.ts';
import { serviceCatalog } from './service-catalog/component.ts';

/** What can share one process, on a laptop. */
export const platformComponents = {
  'connector-service': connectorService,
  'application-registry': applicationRegistry,
  'application-broker': applicationBroker,
  'application-gateway': applicationGateway,
  'event-service': eventService,
  edge,
  'application-operator': applicationOperator,
  'connection-token-handler': connectionTokenHandler,
  'service-catalog': serviceCatalog,
  'binding-usage': bindingUsage,
  'service-binding': serviceBinding,
};

/** Every component by its name, as a cluster runs them: in processes of their own, set up from the environment alone. */
export const components = { ...platformComponents, 'gateway-endpoints': gatewayEndpoints };

export type ComponentName = keyof typeof components;
