import { applicationBroker } from '#services/application-broker/component.ts';
import { applicationGateway, gatewayEndpoints } from '#services/application-gateway/component.ts';
import { applicationOperator } from '#services/application-operator/component.ts';
import { applicationRegistry } from '#services/application-registry/component.ts';
import { bindingUsage } from '#services/binding-usage/component.ts';
import { connectionTokenHandler } from '#services/connection-token-handler/component.ts';
import { connectorService } from '#services/connector-service/component.ts';
import { edge } from '#services/edge/component.ts';
import { eventService } from '#services/event-service/component.ts';
import { serviceCatalog } from '#services/service-catalog/component.ts';
import { workloadBinding } from '#services/workload-binding/component.ts';

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
  'workload-binding': workloadBinding,
};

/** Every component by its name, as a cluster runs them: in processes of their own, set up from the environment alone. */
export const components = { ...platformComponents, 'gateway-endpoints': gatewayEndpoints };

export type ComponentName = keyof typeof components;
