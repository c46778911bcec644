import { defineComponent } from '#lib/define-component.ts';
import { readApplicationBrokerConfig } from './config.ts';
import { createApplicationBroker } from './create.ts';

export const applicationBroker = defineComponent({
  runs: 'everywhere',
  gives: { broker: 'broker' },
  reads: readApplicationBrokerConfig,
  beside: (config, { listenAt }) => ({ ...config, listen: listenAt('broker'), brokerUrl: undefined }),
  creates: createApplicationBroker,
});
