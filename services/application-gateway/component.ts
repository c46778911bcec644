import { defineComponent } from '#lib/define-component.ts';
import { isAccessHost } from './caller/access-host.ts';
import { createGatewayEndpoints, readGatewayEndpointsConfig } from './caller/endpoints.ts';
import { readApplicationGatewayConfig } from './config.ts';
import { createApplicationGateway } from './create.ts';

export const applicationGateway = defineComponent({
  runs: 'everywhere',
  gives: { gateway: 'gateway', gatewayStatus: 'health' },
  reads: readApplicationGatewayConfig,
  beside: (config, { host, listenAt }) => ({
    ...config,
    listen: listenAt('gateway'),
    packages: { host, port: 0 },
    health: listenAt('gatewayStatus'),
  }),
  isOwnHost:
    ({ namespace }) =>
    (host) =>
      isAccessHost(host, namespace),
  creates: createApplicationGateway,
});

/** Tells a cluster where the gateway's pod is; a process on a laptop is no pod. */
export const gatewayEndpoints = defineComponent({
  runs: 'everywhere',
  reads: readGatewayEndpointsConfig,
  creates: createGatewayEndpoints,
});
