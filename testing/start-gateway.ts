import type { Application, ServiceEntry } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createLogger } from '#lib/log.ts';
import {
  type ApplicationGatewayConfig,
  readApplicationGatewayConfig,
} from '#services/application-gateway/config.ts';
import { createApplicationGateway } from '#services/application-gateway/create.ts';
import { caSecretAnnotation } from '#services/application-gateway/plan/target-tls.ts';
import { callGateway, type GatewayAnswer, type GatewayCall } from './call-gateway.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import type { TestApi } from './start-api.ts';
import { writeRaw } from './write-raw.ts';

/** One API of a service under test, or several, or `{ type: 'Events' }`. */
export type TestService = Partial<ServiceEntry> | Partial<ServiceEntry>[];

export interface RunningGateway {
  /** Base URLs of the listeners. */
  url: string;
  packages: string;
  health: string;
  /** Name of the Application whose services were given. */
  application: string;
  /** Lines of the access log so far. */
  // biome-ignore lint/suspicious/noExplicitAny: lines are looked into member by member
  readonly lines: any[];
  idOf(service: string): string;
  /** The host under which a bound workload calls. */
  hostOf(service: string): string;
  /** Calls as a bound workload does. */
  call(service: string, path: string, options?: GatewayCall): Promise<GatewayAnswer>;
  /** Writes to a connection and reads until it ends. */
  raw(text: string | Buffer): Promise<string>;
  /** Waits until the gateway answers a call as `expected` says. */
  until(service: string, path: string, expected: (answer: GatewayAnswer) => boolean): Promise<GatewayAnswer>;
  stop(): Promise<void>;
}

export interface GatewayOptions {
  services: Record<string, TestService>;
  /** Of the Application. */
  annotations?: Record<string, string>;
  spec?: Record<string, unknown>;
  config?: Partial<ApplicationGatewayConfig>;
  name?: string;
  kube?: KubeClient;
  guard?: RequestGuard;
}

/** A gateway with one Application, on a test API. */
export async function startGateway(api: TestApi, options: GatewayOptions): Promise<RunningGateway> {
  const {
    services,
    annotations = {},
    spec = {},
    config = {},
    kube = recordApiCalls(api, 'application-gateway'),
  } = options;
  const application = options.name ?? `shop-${api.id}`;
  const names = Object.keys(services);
  const caSecret = annotations[caSecretAnnotation];
  const secrets = await assignSecrets(api, application, Object.entries(services), idOf);
  const lines: unknown[] = [];
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: application,
      annotations: {
        ...annotations,
        ...(caSecret === undefined
          ? {}
          : { [caSecretAnnotation]: await assignCaSecret(api, application, caSecret) }),
      },
    },
    spec: { description: '', ...spec, services: names.map((name) => serviceOf(name, services[name] ?? {})) },
  });
  const loopback = { host: '127.0.0.1', port: 0 };
  const gateway = createApplicationGateway({
    kube,
    log: createLogger('test', 'silent').child({}, { level: 'info' }),
    config: {
      ...readApplicationGatewayConfig({
        MOORING_GATEWAY_PLAIN_HTTP1: process.env.MOORING_GATEWAY_PLAIN_HTTP1,
      }),
      listen: loopback,
      packages: loopback,
      health: loopback,
      namespace: api.namespace,
      ...config,
    },
    ...(options.guard === undefined ? {} : { guard: options.guard }),
    accessLogStream: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  await gateway.start();
  const { gateway: url = '', packages = '', health = '' } = gateway.addresses;

  function idOf(service: string): string {
    return `10000000-0000-4000-8000-${String(names.indexOf(service) + 1).padStart(12, '0')}`;
  }

  function serviceOf(name: string, entries: TestService) {
    const id = idOf(name);
    return {
      id,
      name: `${name}-12345`,
      displayName: name,
      description: name,
      providerDisplayName: 'ACME',
      entries: [entries].flat().map((entry) => ({
        type: 'API' as const,
        gatewayUrl: `http://${application.slice(0, 26)}-${id}.${api.namespace}.svc.cluster.local`,
        accessLabel: `${application.slice(0, 26)}-${id}`,
        ...withSecrets(entry, (secretName) => secrets.get(`${name}/${secretName}`) ?? secretName),
      })),
    };
  }

  function hostOf(service: string): string {
    return `${application.slice(0, 26)}-${idOf(service)}.${api.namespace}.svc.cluster.local`;
  }

  async function call(
    service: string,
    path: string,
    { host = hostOf(service), base = url, ...options }: GatewayCall = {},
  ): Promise<GatewayAnswer> {
    return callGateway(base, path, { host, ...options });
  }

  return {
    url,
    packages,
    health,
    application,
    lines,
    idOf,
    hostOf,
    call,
    raw: (text) => writeRaw(url, text),
    until: (service, path, expected) =>
      eventually(async () => {
        const answer = await call(service, path);
        return expected(answer) ? answer : undefined;
      }, 3_000),
    stop: () => gateway.stop(),
  };
}

interface ServiceSecret extends KubeObject {
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

/** Marks a Secret that `startGateway` gives to the services that name it. */
const unassigned = 'for-any-service';

/**
 * Creates a Secret that the services of the next gateway may name, as if the registry had made it for each of them.
 * @param labels instead: exactly these.
 */
export async function createServiceSecret(
  api: TestApi,
  name: string,
  stringData: Record<string, string>,
  labels: Record<string, string> = { [unassigned]: '' },
): Promise<void> {
  await api.kube.create<ServiceSecret>(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: api.namespace, labels },
    stringData,
  });
}

/** @returns the name of a copy that counts for the Application; the same name where the Secret is labelled already. */
async function assignCaSecret(api: TestApi, application: string, name: string): Promise<string> {
  const found = await api.kube.find<ServiceSecret>(kinds.secrets, name, api.namespace);
  if (found?.metadata.labels?.[unassigned] === undefined) {
    return name;
  }
  const { apiVersion, kind, data = {} } = found;
  const metadata = {
    name: `${name}-of-${application}`,
    namespace: api.namespace,
    labels: { app: application },
  };
  await api.kube.create<ServiceSecret>(kinds.secrets, { apiVersion, kind, metadata, data });
  return metadata.name;
}

function withSecrets(entry: Partial<ServiceEntry>, rename: (name: string) => string): Partial<ServiceEntry> {
  const { credentials, requestParametersSecretName: parameters } = entry;
  return {
    ...entry,
    ...(credentials ? { credentials: { ...credentials, secretName: rename(credentials.secretName) } } : {}),
    ...(parameters ? { requestParametersSecretName: rename(parameters) } : {}),
  };
}

/**
 * Labels Secrets for the first service that names them, and makes copies for others.
 * @returns names of Secrets by `service/name`.
 */
async function assignSecrets(
  api: TestApi,
  application: string,
  services: [name: string, entries: TestService][],
  idOf: (service: string) => string,
): Promise<Map<string, string>> {
  const assigned = new Map<string, string>();
  for (const [service, entries] of services) {
    const named = [entries]
      .flat()
      .flatMap(({ credentials, requestParametersSecretName }) => [
        credentials?.secretName ?? '',
        requestParametersSecretName ?? '',
      ]);
    for (const name of new Set(named.filter((one) => one !== ''))) {
      const found = await api.kube.find<ServiceSecret>(kinds.secrets, name, api.namespace);
      if (found?.metadata.labels?.[unassigned] === undefined) {
        continue;
      }
      const labels = { ...found.metadata.labels, app: application, serviceId: idOf(service) };
      if (found.metadata.labels.app !== undefined) {
        const copy = `${name}-of-${service}-of-${application}`;
        const { apiVersion, kind, data = {} } = found;
        const metadata = { name: copy, namespace: api.namespace, labels };
        await api.kube.create<ServiceSecret>(kinds.secrets, { apiVersion, kind, metadata, data });
        assigned.set(`${service}/${name}`, copy);
      } else {
        const target = { name, namespace: api.namespace };
        await api.kube.patch(kinds.secrets, target, 'merge', { metadata: { labels } });
      }
    }
  }
  return assigned;
}
