import { defineComponent } from '#lib/define-component.ts';
import { readEdgeConfig } from './config.ts';
import { createEdge } from './create.ts';

export const edge = defineComponent({
  runs: 'everywhere',
  gives: { edge: 'edge' },
  needs: ['connectorExternal', 'registry', 'eventService'],
  reads: readEdgeConfig,
  beside: (config, { listenAt, addressOf }) => ({
    ...config,
    listen: listenAt('edge'),
    health: undefined,
    hosts: ['localhost', '127.0.0.1'],
    connectorExternalUrl: addressOf('connectorExternal'),
    registryUrl: addressOf('registry'),
    eventServiceUrl: addressOf('eventService'),
  }),
  creates: createEdge,
});
