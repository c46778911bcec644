import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { type EventServiceConfig, readEventServiceConfig } from '#services/event-service/config.ts';
import { createEventService } from '#services/event-service/create.ts';
import { createEmbeddedLog } from '#services/event-service/log/embedded/embedded-log.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { startTestApi, type TestApi } from './start-api.ts';

/** An event as it is kept, its data as text. */
export interface KeptEvent {
  attributes: Readonly<Record<string, string>>;
  trace: Readonly<Record<string, string>>;
  data: string;
}

export interface TestEventService {
  api: TestApi;
  /** Base address of the listener. */
  url: string;
  /** Makes an Application that the service knows. @returns its name */
  newApplication(): Promise<string>;
  /** What the file of the log holds of an Application, in order. */
  keptOf(application: string): Promise<KeptEvent[]>;
  stop(): Promise<void>;
}

/**
 * Starts an event service with an embedded log; its new ids are `made-here`.
 * @param given the Kubernetes API that it works on; by default one of its own
 */
export async function startTestEventService(
  changes: Partial<EventServiceConfig> = {},
  given?: TestApi,
): Promise<TestEventService> {
  const api = given ?? (await startTestApi());
  const folder = await mkdtemp(join(tmpdir(), 'mooring-events-'));
  const file = join(folder, 'events.sqlite');
  const config = readEventServiceConfig({ MOORING_EVENTS_FILE: file });
  const service = createEventService({
    kube: recordApiCalls(api, 'event-service'),
    log: createLogger('test', 'silent'),
    config: { ...config, listen: { host: '127.0.0.1', port: 0 }, ...changes },
    newId: () => 'made-here',
  });
  await service.start();
  const url = service.addresses.events ?? '';
  let count = 0;
  return {
    api,
    url,
    async newApplication() {
      const name = `events${++count}-${api.id}`;
      await api.kube.create<Application>(kinds.applications, {
        apiVersion: apiVersionOf(kinds.applications),
        kind: 'Application',
        metadata: { name },
        spec: {},
      });
      await untilKnown(`${url}/${name}/v1/events/subscribed`);
      return name;
    },
    async keptOf(application) {
      const log = createEmbeddedLog({ file, limits: config.limits, now: () => new Date() });
      await log.start();
      try {
        const logged = await log.read(application, 0, 100);
        return logged.map(({ event: { attributes, trace, data } }) => ({
          attributes,
          trace,
          data: Buffer.from(data).toString(),
        }));
      } finally {
        await log.stop();
      }
    },
    async stop() {
      await service.stop();
      if (given === undefined) {
        await api.stop();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function untilKnown(url: string): Promise<true> {
  return eventually(async () => ((await fetch(url)).status === 200 ? true : undefined));
}
