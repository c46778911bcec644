import type { ListeningComponent } from '#lib/component.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { Logger } from '#lib/log.ts';
import type { EventServiceConfig } from './config.ts';
import { createEventServer } from './server.ts';

export interface EventServiceOptions {
  log: Logger;
  config: EventServiceConfig;
  newId?(): string;
  guard?: RequestGuard;
}

/** The event service; its address is `events`. */
export function createEventService(options: EventServiceOptions): ListeningComponent {
  const { log, config, newId = () => crypto.randomUUID() } = options;
  const addresses: Record<string, string> = {};
  const server = createEventServer(log, newId, options.guard);
  return {
    name: 'event-service',
    addresses,
    async start() {
      addresses.events = await server.listen(config.listen);
    },
    async stop() {
      await server.close();
    },
  };
}
