#!/usr/bin/env node
/**
 * What a registration costs, and how the cost grows with what an Application holds already: `registry [REGISTRATIONS]`,
 * 1,000 of them into one Application and as many into 100. Reference in the same run, turn by turn: the bare API server's
 * writes of the same objects. On a sandbox, or on the cluster of MOORING_CONTRACT_KUBECONFIG.
 */
import type { Application, ApplicationService } from '#lib/domain/application/application.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { readApplicationRegistryConfig } from '#services/application-registry/config.ts';
import { createApplicationRegistry } from '#services/application-registry/create.ts';
import { startTestApi } from '#testing/start-api.ts';
import { reportLine, summarize } from './statistics.ts';

const registrations = Number(process.argv[2] ?? 1_000);
const share = Math.floor(registrations / 10);
const body = JSON.stringify({
  provider: 'ACME',
  name: 'Orders',
  description: 'Orders of the shop',
  api: {
    targetUrl: 'https://orders.example.com',
    credentials: { basic: { username: 'user', password: 'password' } },
    spec: { openapi: '3.0.0', info: { title: 'Orders', version: '1' }, paths: pathsOf(50) },
  },
  events: { spec: { asyncapi: '2.0.0', channels: {} } },
});

const api = await startTestApi();
const registry = createApplicationRegistry({
  kube: api.kube,
  log: createLogger('registry', 'silent'),
  config: {
    ...readApplicationRegistryConfig({ NODE_ENV: 'production' }),
    listen: { host: '127.0.0.1', port: 0 },
    namespace: api.namespace,
  },
});
await registry.start();
try {
  const example = await registerExample();
  await measure('warm-up', 1, share, example);
  for (const applications of [1, 100]) {
    const { own, bare } = await measure(`into-${applications}`, applications, registrations, example);
    const reference = 'the same writes on the bare API';
    const line = (what: string, from: number, to?: number) =>
      reportLine(what, own.slice(from, to), { name: reference, values: bare.slice(from, to) });
    console.log(
      `${registrations} registrations into ${applications} Application${applications > 1 ? 's' : ''}`,
    );
    console.log(line('all', 0));
    console.log(line(`first ${share}`, 0, share));
    console.log(line(`last ${share}`, -share));
    console.log(`growth of the median, last to first: ${growth(own)}, ${reference}: ${growth(bare)}\n`);
  }
} finally {
  await registry.stop();
  await api.stop();
}

/** What a registration writes, as the registry wrote it once. */
interface Example {
  service: ApplicationService;
  objects: [KindInfo, KubeObject & { spec?: object }][];
}

async function registerExample(): Promise<Example> {
  const [application = ''] = await createApplications('example', 1);
  await register(application);
  const { spec } = await api.kube.get<Application>(kinds.applications, application);
  const [service] = spec?.services ?? [];
  if (service === undefined) {
    throw new Error('The registry answered 200, but the Application has no service.');
  }
  return { service, objects: await objectsOf(service.id) };
}

/** Milliseconds of each registration, and of each time the same was written without the registry. */
async function measure(name: string, applications: number, times: number, example: Example) {
  const own: number[] = [];
  const bare: number[] = [];
  const registered = await createApplications(`${name}-own`, applications);
  const written = await createApplications(`${name}-bare`, applications);
  for (let index = 0; index < times; index++) {
    own.push(await timed(() => register(registered[index % applications] ?? '')));
    bare.push(await timed(() => writeBare(written[index % applications] ?? '', example, index)));
  }
  return { own, bare };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

async function createApplications(name: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `${name}-${index}-${api.id}`);
  for (const application of names) {
    await api.kube.create<Application>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: 'Application',
      metadata: { name: application },
      spec: { services: [] },
    });
  }
  return names;
}

async function register(application: string): Promise<void> {
  const url = `${registry.addresses.registry}/${application}/v1/metadata/services`;
  const answer = await fetch(url, { method: 'POST', body });
  if (answer.status !== 200) {
    throw new Error(`The registry answered ${answer.status}: ${await answer.text()}`);
  }
  await answer.text();
}

async function objectsOf(serviceId: string): Promise<[KindInfo, KubeObject & { spec?: object }][]> {
  const options = { namespace: api.namespace, labelSelector: `serviceId=${serviceId}` };
  const lists = await Promise.all(
    [kinds.services, kinds.secrets, kinds.configmaps].map(async (kind) => {
      const { items } = await api.kube.list<KubeObject & { spec?: object }>(kind, options);
      return items.map((object): [KindInfo, KubeObject & { spec?: object }] => [kind, object]);
    }),
  );
  return lists.flat();
}

/** As the registry writes them: the objects side by side, then the Application. */
async function writeBare(application: string, { service, objects }: Example, index: number): Promise<void> {
  await Promise.all(
    objects.map(([kind, { metadata, spec, ...object }]) =>
      api.kube.create<KubeObject & { spec?: object }>(kind, {
        ...object,
        metadata: {
          name: `${application.slice(0, 26)}-${index}`,
          namespace: api.namespace,
          labels: metadata.labels ?? {},
          ownerReferences: metadata.ownerReferences ?? [],
        },
        ...(spec === undefined ? {} : { spec: withoutAddress(spec) }),
      }),
    ),
  );
  await api.kube.patch(kinds.applications, { name: application }, 'json', [
    { op: 'add', path: '/spec/services/-', value: service },
  ]);
}

/** A Service's spec, but for the addresses that it was given. */
function withoutAddress(spec: object): object {
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !key.startsWith('clusterIP')));
}

function growth(values: number[]): string {
  return (summarize(values.slice(-share)).median / summarize(values.slice(0, share)).median).toFixed(2);
}

function pathsOf(count: number): object {
  const operation = {
    summary: 'Reads one.',
    responses: { 200: { description: 'It' }, 404: { description: 'None' } },
  };
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/things-${index}/{id}`, { get: operation }]),
  );
}
