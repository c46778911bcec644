import type { ListeningComponent } from '#lib/component.ts';
import { applicationBrokerName } from '#lib/domain/service-broker.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { BrokerContext } from './broker-context.ts';
import type { ApplicationBrokerConfig } from './config.ts';
import { createInstanceOperations } from './instance-operations.ts';
import { reconcileBroker } from './reconcile.ts';
import { createBrokerServer } from './server.ts';
import { createSources } from './sources.ts';
import { applicationProblems } from './validate-application.ts';

export interface ApplicationBrokerOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationBrokerConfig;
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
    sources,
    operations,
    accessWaitMs: config.accessWaitMs,
    signal: abort.signal,
  };
  const server = createBrokerServer(context);
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
      await reconcileBroker(kube, sources, namespace, url);
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

  return {
    name: 'application-broker',
    addresses,
    async start() {
      await Promise.all(Object.values(sources).map((informer) => informer.start()));
      const address = await server.listen(config.listen);
      addresses.broker = address;
      controller.start();
      sources.applications.subscribe(({ type, object }) => {
        const problems = type === 'DELETED' ? [] : applicationProblems(object);
        if (problems.length > 0) {
          log.warn(
            { application: object.metadata.name, problems: problems.join(', ') },
            'application is not offered',
          );
        }
        collect(object.metadata.name);
      });
    },
    async stop() {
      clearTimeout(collecting);
      await controller.stop();
      // waiting jobs end only after nobody can ask for their state: a new process goes on with them
      await server.close();
      abort.abort();
      await operations.idle();
      await Promise.all(Object.values(sources).map((informer) => informer.stop()));
    },
  };
}

function namespaceOf(object: { metadata: { namespace?: string } }): string[] {
  return object.metadata.namespace === undefined ? [] : [object.metadata.namespace];
}
