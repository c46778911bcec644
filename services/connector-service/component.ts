import { defineComponent } from '#lib/define-component.ts';
import { readConnectorServiceConfig } from './config.ts';
import { createConnectorService } from './create.ts';

export const connectorService = defineComponent({
  runs: 'everywhere',
  gives: { connectorInternal: 'internal', connectorExternal: 'external' },
  // it tells applications where the edge is, and the edge asks it: one of them learns it late
  needsLater: ['edge'],
  reads: readConnectorServiceConfig,
  beside: (config, { listenAt, laterAddressOf }) => ({
    ...config,
    internal: listenAt('connectorInternal'),
    external: listenAt('connectorExternal'),
    publicUrl: undefined,
    gatewayUrl: laterAddressOf('edge'),
  }),
  creates: createConnectorService,
});
