import type { ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import { listen } from '#lib/http/listen.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import type { EventServiceConfig } from './config.ts';
import { createEmbeddedLog } from './log/embedded/embedded-log.ts';
import type { EventLog } from './log/event-log.ts';
import { createJetStreamLog } from './log/jetstream/jetstream-log.ts';
import { createNatsLink } from './log/jetstream/nats-link.ts';
import { createMissingLog } from './log/missing-log.ts';
import { createEventServer } from './server.ts';

export interface EventServiceOptions {
  kube: KubeClient;
  log: Logger;
  config: EventServiceConfig;
  newId?(): string;
  now?(): Date;
  guard?: RequestGuard;
}

/** The event service; its address is `events`. */
export function createEventService(options: EventServiceOptions): ListeningComponent {
  const { kube, log, config, newId = () => crypto.randomUUID(), now = () => new Date() } = options;
  const addresses: Record<string, string> = {};
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const events = createLog(config, { log, now });
  const server = createEventServer({
    log,
    guard: options.guard,
    intake: {
      log: events,
      bodyLimitBytes: config.bodyLimitBytes,
      newId,
      checkApplication(name) {
        if (applications.get(name) === undefined) {
          throw new MooringError('NOT_FOUND', `Application ${name} not found.`);
        }
      },
    },
  });
  return {
    name: 'event-service',
    addresses,
    async start() {
      await Promise.all([events.start(), applications.start()]);
      addresses.events = await listen(server, config.listen);
    },
    async stop() {
      await server.close();
      await Promise.all([events.stop(), applications.stop()]);
    },
  };
}

function createLog(
  { nats, logFile, limits }: EventServiceConfig,
  { log, now }: { log: Logger; now(): Date },
): EventLog {
  if (nats !== undefined) {
    return createJetStreamLog(createNatsLink({ ...nats, log }), limits);
  }
  return logFile === undefined ? createMissingLog() : createEmbeddedLog({ file: logFile, limits, now });
}
