import { defineComponent } from '#lib/define-component.ts';
import { readApplicationRegistryConfig } from './config.ts';
import { createApplicationRegistry } from './create.ts';

export const applicationRegistry = defineComponent({
  runs: 'everywhere',
  gives: { registry: 'registry' },
  reads: readApplicationRegistryConfig,
  beside: (config, { listenAt }) => ({ ...config, listen: listenAt('registry'), allowLoopback: true }),
  creates: createApplicationRegistry,
});
