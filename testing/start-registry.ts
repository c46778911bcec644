import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createLogger } from '#lib/log.ts';
import {
  type ApplicationRegistryConfig,
  readApplicationRegistryConfig,
} from '#services/application-registry/config.ts';
import { createApplicationRegistry } from '#services/application-registry/create.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { startTestApi, type TestApi } from './start-api.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON of the text, undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

export interface TestRegistry {
  api: TestApi;
  /** Base address of the listener. */
  url: string;
  /** Calls the registry; anything but a text is sent as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /**
   * Makes an Application that no other case uses.
   * @param length of its name, at least
   * @returns its name
   */
  newApplication(length?: number): Promise<string>;
  /** Registers `part` with provider, name and description. @returns its id */
  register(application: string, part: object): Promise<string>;
  /** The Application's `spec`. */
  specOf(application: string): Promise<NonNullable<Application['spec']>>;
  /** A Secret's texts, undefined without the Secret. */
  secretTexts(name: string): Promise<Record<string, string> | undefined>;
  /** Names of the Services, Secrets and ConfigMaps that are labelled as the Application's, sorted. */
  objectsOf(application: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** What every registration has to have. */
export const base = { provider: 'ACME', name: 'Orders', description: 'Order API' };

/** Path of the collection, or of what is below it. */
export function servicesPath(application: string, id?: string): string {
  return `/${application}/v1/metadata/services${id === undefined ? '' : `/${id}`}`;
}

/** Starts a registry on a Kubernetes API of its own. */
export async function startTestRegistry(
  changes: Partial<ApplicationRegistryConfig> = {},
): Promise<TestRegistry> {
  const api = await startTestApi();
  const registry = buildRegistry(api, recordApiCalls(api, 'application-registry'), { config: changes });
  await registry.start();
  const url = registry.addresses.registry ?? '';
  let count = 0;

  async function call(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    return callRegistry(url, method, path, body, headers);
  }

  return {
    api,
    url,
    call,
    async newApplication(length = 0) {
      const name = `c${++count}-${api.id}`.padEnd(length, 'x');
      await api.kube.create<Application>(kinds.applications, {
        apiVersion: apiVersionOf(kinds.applications),
        kind: 'Application',
        metadata: { name },
        spec: { description: 'test', services: [], custom: 'kept' },
      });
      return name;
    },
    async register(application, part) {
      const answer = await call('POST', servicesPath(application), { ...base, ...part });
      expect(answer).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
      return answer.body.id;
    },
    async specOf(application) {
      return (await api.kube.get<Application>(kinds.applications, application)).spec ?? {};
    },
    async secretTexts(name) {
      const secret = await api.kube.find<KubeObject & { data?: Record<string, string> }>(
        kinds.secrets,
        name,
        api.namespace,
      );
      return (
        secret &&
        Object.fromEntries(
          Object.entries(secret.data ?? {}).map(([key, data]) => [
            key,
            Buffer.from(data, 'base64').toString(),
          ]),
        )
      );
    },
    async objectsOf(application) {
      const options = { namespace: api.namespace, labelSelector: `app=${application}` };
      const lists = await Promise.all(
        [kinds.services, kinds.secrets, kinds.configmaps].map((kind) => api.kube.list(kind, options)),
      );
      return lists.flatMap(({ items }) => items.map((item) => item.metadata.name)).sort();
    },
    async stop() {
      await registry.stop();
      await api.stop();
    },
  };
}

/** A registry on `kube`, which need not be the API's own client; not started. */
export function buildRegistry(
  api: TestApi,
  kube: KubeClient,
  options: { config?: Partial<ApplicationRegistryConfig>; now?(): Date } = {},
) {
  const { config, ...rest } = options;
  return createApplicationRegistry({
    kube,
    log: createLogger('test', 'silent'),
    config: {
      ...readApplicationRegistryConfig({ NODE_ENV: 'test' }),
      listen: { host: '127.0.0.1', port: 0 },
      namespace: api.namespace,
      allowLoopback: true,
      ...config,
    },
    ...rest,
  });
}

/** One call of a registry. */
export async function callRegistry(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers,
    ...(body === undefined ? {} : { body: sent }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: /^[[{]/.test(text) ? JSON.parse(text) : undefined,
  };
}

export interface SpecificationHost {
  url: string;
  /** What it was asked, in order. */
  requests: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];
  stop(): void;
}

/** What a host of specifications answers: a text, the way to another place, or bytes with their headers. */
export type SpecificationAnswer =
  | string
  | { location: string; status?: number }
  | { bytes: Buffer; headers: Record<string, string> };

/** A host of specifications: answers paths as told, others with 404. */
export async function startSpecificationHost(
  answers: Record<string, SpecificationAnswer>,
): Promise<SpecificationHost> {
  const requests: SpecificationHost['requests'] = [];
  const server = createServer(async (request, answer) => {
    const { method = '', url = '', headers } = request;
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    requests.push({ method, url, headers, body });
    const found = answers[url.split('?')[0] ?? ''];
    if (typeof found === 'object' && 'location' in found) {
      answer.writeHead(found.status ?? 302, { location: found.location }).end();
    } else if (typeof found === 'object') {
      answer.writeHead(200, found.headers).end(found.bytes);
    } else {
      answer.writeHead(found === undefined ? 404 : 200).end(found);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
