import type { KubeClient } from '#lib/k8s/client.ts';
import { createLogger } from '#lib/log.ts';
import {
  type ApplicationBrokerConfig,
  readApplicationBrokerConfig,
} from '#services/application-broker/config.ts';
import { createApplicationBroker } from '#services/application-broker/create.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import type { OfferIds } from './registered-service.ts';
import type { TestApi } from './start-api.ts';

const log = createLogger('test', 'silent');

export interface OsbAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
  headers: Headers;
}

export interface TestBroker {
  /** Where it listens. */
  url: string;
  stop(): Promise<void>;
  /** One call of a platform; a body that is a text is sent as it is. */
  osb(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<OsbAnswer>;
  provision(namespace: string, instanceId: string, body: unknown): Promise<OsbAnswer>;
  deprovision(namespace: string, instanceId: string, ids: OfferIds): Promise<OsbAnswer>;
  /** What an operation came to. */
  outcome(namespace: string, instanceId: string, operation: string, ids: OfferIds): Promise<OsbAnswer>;
}

/** A broker on a test API, at an address of its own. `kube` is another way to the same API. */
export async function startBroker(
  api: TestApi,
  changes: Partial<ApplicationBrokerConfig> = {},
  kube: KubeClient = recordApiCalls(api, 'application-broker'),
): Promise<TestBroker> {
  const broker = createApplicationBroker({
    kube,
    log,
    config: {
      ...readApplicationBrokerConfig({}),
      listen: { host: '127.0.0.1', port: 0 },
      // the same for all brokers of a test, as for the replicas of a Deployment
      brokerUrl: 'http://broker.test',
      accessWaitMs: 300,
      relistWindowMs: 10,
      namespace: api.namespace,
      ...changes,
    },
  });
  await broker.start();
  const url = broker.addresses.broker ?? '';

  async function osb(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'x-broker-api-version': '2.13' },
  ): Promise<OsbAnswer> {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: sent }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  }

  return {
    url,
    osb,
    stop: () => broker.stop(),
    provision: (namespace, instanceId, body) =>
      osb('PUT', `/${namespace}/v2/service_instances/${instanceId}?accepts_incomplete=true`, body),
    deprovision(namespace, instanceId, ids) {
      const query = new URLSearchParams({ ...ids, accepts_incomplete: 'true' });
      return osb('DELETE', `/${namespace}/v2/service_instances/${instanceId}?${query}`);
    },
    outcome(namespace, instanceId, operation, ids) {
      const query = new URLSearchParams({ ...ids, operation });
      return eventually(async () => {
        const path = `/${namespace}/v2/service_instances/${instanceId}/last_operation?${query}`;
        const answer = await osb('GET', path);
        return answer.body.state === 'in progress' ? undefined : answer;
      });
    },
  };
}
