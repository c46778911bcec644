import { setTimeout as delay } from 'node:timers/promises';
import type { ListeningComponent } from '#lib/component.ts';
import { errorText, type MooringError } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import { listen } from '#lib/http/listen.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { maskKubeErrors } from '#lib/k8s/mask-errors.ts';
import { createServiceAddresses } from '#lib/k8s/service-addresses.ts';
import type { Logger } from '#lib/log.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import { createChangeJournal } from './objects/change-journal.ts';
import { collectLeftovers } from './objects/collect-leftovers.ts';
import { createServiceList } from './objects/service-list.ts';
import { createTurns } from './objects/turns.ts';
import type { Registry } from './registry.ts';
import { createService } from './routes/create-service.ts';
import { deleteService } from './routes/delete-service.ts';
import { listServices } from './routes/list-services.ts';
import { serveApiDocument } from './routes/serve-api-document.ts';
import { showService } from './routes/show-service.ts';
import { updateService } from './routes/update-service.ts';
import { createSpecificationDownloader } from './specifications/download-specification.ts';
import { createSpecificationStore } from './specifications/specification-store.ts';

export interface ApplicationRegistryOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationRegistryConfig;
  now?(): Date;
  guard?: RequestGuard;
}

/** The registry: applications tell here which APIs and events they have. Address: `registry`. */
export function createApplicationRegistry(options: ApplicationRegistryOptions): ListeningComponent {
  const { log, config, now = () => new Date() } = options;
  const kube = maskKubeErrors(options.kube);
  const addresses: Record<string, string> = {};
  const ownAddresses = createServiceAddresses({ kube, namespace: config.namespace });
  const download = createSpecificationDownloader({ config, ownAddresses });
  const specs = createSpecificationStore(kube, config.namespace);
  const wait = (ms: number) => delay(ms);
  const services = createServiceList({ kube, delay: wait });
  const registry: Registry = {
    kube,
    config,
    log,
    now,
    services,
    specs,
    journal: createChangeJournal(kube, config.namespace, config.holder),
    download,
    delay: wait,
    inTurn: createTurns(),
  };
  const app = createServer({
    log,
    bodyLimitBytes: config.bodyLimitBytes,
    redirectUncleanPaths: true,
    guard: options.guard,
    errorBody: (error) => ({ code: error.http, error: publicText(error, config.detailedErrors) }),
  });
  app.get('/v1/health', (_request, reply) => reply.code(200).send());
  serveApiDocument(app);
  createService(app, registry);
  listServices(app, registry);
  showService(app, registry);
  updateService(app, registry);
  deleteService(app, registry);

  let collector: NodeJS.Timeout | undefined;
  let collecting = Promise.resolve();

  function collect(): void {
    collecting = collecting
      .then(() => collectLeftovers(registry))
      .catch((error: unknown) => log.warn({ error: errorText(error) }, 'leftovers were not collected'));
  }

  return {
    name: 'application-registry',
    addresses,
    async start() {
      addresses.registry = await listen(app, config.listen);
      collect();
      collector = setInterval(collect, config.collectIntervalMs);
    },
    async stop() {
      clearInterval(collector);
      await app.close();
      await collecting;
      await download.close();
    },
  };
}

/** Never shows the user and password of a URL, nor internals unless told to. */
function publicText(error: MooringError, detailed: boolean): string {
  const cause =
    detailed && error.code === 'INTERNAL' && error.cause !== undefined ? errorText(error.cause) : '';
  const text = cause === '' ? error.message : `${error.message} ${cause}`;
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi, '$1***:***@');
}
