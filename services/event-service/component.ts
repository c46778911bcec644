import { defineComponent } from '#lib/define-component.ts';
import { readEventServiceConfig } from './config.ts';
import { createEventService } from './create.ts';

export const eventService = defineComponent({
  runs: 'everywhere',
  gives: { eventService: 'events' },
  reads: readEventServiceConfig,
  beside: (config, { listenAt }) => ({ ...config, listen: listenAt('eventService') }),
  creates: createEventService,
});
