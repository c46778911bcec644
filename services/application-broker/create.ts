import type { ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { applicationBrokerName } from '#lib/domain/catalog/service-broker.ts';
import { errorText } from '#lib/errors.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { BrokerContext } from './broker-context.ts';
import { packageOffering, serviceOffering } from './catalog/offering.ts';
import type { ApplicationBrokerConfig } from './config.ts';
import { createInstanceOperations } from './instance-operations.ts';
import { createKnownBindings } from './known-bindings.ts';
import { reconcileBroker } from './reconcile.ts';
import { createBrokerServer } from './server.ts';
import { createSources } from './sources.ts';
import { resumeAll } from './stored-instance.ts';

export interface ApplicationBrokerOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationBrokerConfig;
  guard?: RequestGuard;
}

/** The broker: its HTTP side and the life cycle of the ServiceBrokers that point at it. */
export function createApplicationBroker(options: ApplicationBrokerOptions): ListeningComponent {
  const { kube, log, config } = options;
  const addresses: Record<string, string> = {};
  const sources = createSources(kube, log);
  const abort = new AbortController();
  const operations = createInstanceOperations(log);
  const context: BrokerContext = {
    kube,
    log,
    config,
    sources,
    offering: config.apiPackages ? packageOffering : serviceOffering,
    operations,
    bindings: createKnownBindings(),
    signal: abort.signal,
  };
  const server = createBrokerServer(context, options.guard);
  const controller = createController({
    name: 'application-broker',
    log,
    // a key is a namespace
    sources: [
      { informer: sources.mappings, keysOf: namespaceOf },
      { informer: sources.instances, keysOf: namespaceOf },
      {
        informer: sources.brokers,
        keysOf: (object) => (object.metadata.name === applicationBrokerName ? namespaceOf(object) : []),
      },
    ],
    async reconcile(namespace) {
      const url = config.brokerUrl ?? addresses.broker ?? '';
      await reconcileBroker(context, namespace, url);
      return undefined;
    },
  });
  const collected = new Set<string>();
  let collecting: NodeJS.Timeout | undefined;

  /** Looks again at the namespaces that use the Application, once for all changes within the window. */
  function collect(applicationName: string): void {
    collected.add(applicationName);
    collecting ??= setTimeout(() => {
      collecting = undefined;
      for (const mapping of sources.mappings.list()) {
        if (collected.has(mapping.metadata.name)) {
          controller.queue.add(mapping.metadata.namespace ?? '');
        }
      }
      collected.clear();
    }, config.relistWindowMs);
  }

  function applicationChanged({ type, object }: InformerEvent<Application>): void {
    const problems = type === 'DELETED' ? [] : context.offering.problems(object);
    if (problems.length > 0) {
      log.warn(
        { application: object.metadata.name, problems: problems.join(', ') },
        'application is not offered',
      );
    }
    collect(object.metadata.name);
  }

  return {
    name: 'application-broker',
    addresses,
    async start() {
      await sources.start();
      addresses.broker = await server.listen(config.listen);
      controller.start();
      sources.applications.subscribe(applicationChanged);
      await resumeAll(context).catch((error: unknown) => {
        // what is not taken up now is when the platform asks for it
        log.warn({ error: errorText(error) }, 'operations are not resumed yet');
      });
    },
    async stop() {
      clearTimeout(collecting);
      await controller.stop();
      // waiting jobs end only after nobody can ask for their state: a new process goes on with them
      await server.close();
      abort.abort();
      await operations.idle();
      await sources.stop();
    },
  };
}

function namespaceOf(object: { metadata: { namespace?: string } }): string[] {
  return object.metadata.namespace === undefined ? [] : [object.metadata.namespace];
}
