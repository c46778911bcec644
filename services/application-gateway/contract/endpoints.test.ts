import { afterAll, beforeAll, it } from 'vitest';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '#testing/eventually.ts';
import { recordApiCalls } from '#testing/record-api-calls.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createGatewayEndpoints } from '../caller/endpoints.ts';

interface Slice extends KubeObject {
  endpoints: { addresses: string[] }[];
  ports: { port: number }[];
}

let api: TestApi;
let slices: KindInfo;

beforeAll(async () => {
  api = await startTestApi();
  slices = await findSlices();
});
afterAll(() => api?.stop());

/** A real cluster has the kind; the sandbox, whose Services lead nowhere, gets it as a custom one. */
async function findSlices(): Promise<KindInfo> {
  const kind = {
    group: 'discovery.k8s.io',
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    namespaced: true,
  };
  for (const version of ['v1', 'v1beta1']) {
    const served = await api.kube.list({ ...kind, version }, { namespace: api.namespace }).then(
      () => true,
      () => false,
    );
    if (served) {
      return { ...kind, version };
    }
  }
  const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const names = {
    plural: kind.plural,
    singular: 'endpointslice',
    kind: kind.kind,
    listKind: 'EndpointSliceList',
  };
  await api.kube.raw('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${kind.plural}.${kind.group}`,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group: kind.group,
      names,
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: free } }],
    },
  });
  const version = { ...kind, version: 'v1' };
  await eventually(async () =>
    api.kube.list(version, { namespace: api.namespace }).then(
      () => true as const,
      (error: unknown) => {
        if (isMooringError(error, 'NOT_FOUND')) {
          return undefined;
        }
        throw error;
      },
    ),
  );
  return version;
}

/** The garbage collector takes what belongs to a Pod that is not there. */
async function createPod(name: string): Promise<{ name: string; uid: string }> {
  const pod: KubeObject & { spec: object } = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${name}-${api.id}`, namespace: api.namespace },
    spec: { containers: [{ name: 'gateway', image: 'gateway' }] },
  };
  const { metadata } = await api.kube.create(kinds.pods, pod);
  return { name: metadata.name, uid: metadata.uid ?? '' };
}

function endpointsOf(pod: { name: string; uid: string; ip: string }) {
  return createGatewayEndpoints({
    kube: recordApiCalls(api, 'gateway-endpoints'),
    log: createLogger('test', 'silent'),
    config: { namespace: api.namespace, port: 8080, pod },
  });
}

async function slicesOf(service: string): Promise<Slice[]> {
  const labelSelector = `kubernetes.io/service-name=${service},endpointslice.kubernetes.io/managed-by=application-gateway.mooring.dev`;
  return (await api.kube.list<Slice>(slices, { namespace: api.namespace, labelSelector })).items;
}

function becomes(service: string, addresses: string[]): Promise<true> {
  return eventually(async () => {
    const found = (await slicesOf(service)).flatMap(({ endpoints }) =>
      endpoints.flatMap((each) => each.addresses),
    );
    return JSON.stringify(found.sort()) === JSON.stringify(addresses) ? true : undefined;
  });
}

async function createService(name: string): Promise<void> {
  const service: KubeObject & { spec: object } = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: api.namespace, labels: { serviceId: name } },
    spec: { ports: [{ name: 'http', port: 80 }], selector: { app: 'nobody' } },
  };
  await api.kube.create(kinds.services, service);
}

it('puts every gateway behind each access Service, and takes it away when it ends', async () => {
  const service = `shop-${api.id}`;
  await createService(service);
  const first = endpointsOf({ ...(await createPod('gateway-1')), ip: '10.0.0.1' });
  const second = endpointsOf({ ...(await createPod('gateway-2')), ip: '10.0.0.2' });
  await Promise.all([first.start(), second.start()]);
  await becomes(service, ['10.0.0.1', '10.0.0.2']);
  await first.stop();
  await becomes(service, ['10.0.0.2']);
  await second.stop();
  await becomes(service, []);
});

it('moves with the pod, and goes with the Service', async () => {
  const service = `moved-${api.id}`;
  const pod = { ...(await createPod('gateway-3')), ip: '10.0.0.3' };
  await createService(service);
  const before = endpointsOf(pod);
  await before.start();
  await becomes(service, ['10.0.0.3']);
  // a container that starts anew in the same pod finds what it left
  const after = endpointsOf({ ...pod, ip: '10.0.0.4' });
  await after.start();
  await becomes(service, ['10.0.0.4']);
  await before.stop();
  const last = endpointsOf(pod);
  await last.start();
  await becomes(service, ['10.0.0.3']);
  await api.kube.delete(kinds.services, service, api.namespace);
  await becomes(service, []);
  await Promise.all([after.stop(), last.stop()]);
});
