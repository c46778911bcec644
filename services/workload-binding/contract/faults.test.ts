import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { projectionsAnnotation } from '#lib/domain/binding/workload-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import { comparable } from '#testing/usage-stage.ts';
import { whileWriting } from '#testing/while-writing.ts';
import { type ServiceBindingStage, startServiceBindingStage } from '#testing/workload-binding-stage.ts';

let stage: ServiceBindingStage;
/** Name of the case's binding and its Deployment. */
let name = '';

beforeAll(async () => {
  stage = await startServiceBindingStage();
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

async function bound(): Promise<string> {
  const before = comparable(await stage.createDeployment(name));
  await stage.createBinding(name);
  await stage.ready(name);
  return before;
}

function isBound(): Promise<unknown> {
  return eventually(async () => (await stage.pods(name)).spec.volumes);
}

it('a Deployment that is made anew is bound again', async () => {
  await bound();
  await stage.remove(kinds.deployments, name);
  await stage.failure(name, 'WorkloadNotFound');
  await stage.createDeployment(name);
  await stage.ready(name);
  await isBound();
});

it('a Deployment that is replaced is bound again', async () => {
  const original = await stage.createDeployment(name);
  await stage.createBinding(name);
  await stage.ready(name);
  const { resourceVersion: _revision, ...metadata } = original.metadata;
  await stage.api.kube.replace(kinds.deployments, { ...original, metadata });
  await isBound();
});

it('a Deployment whose annotation was taken away is as it was after unbinding', async () => {
  await stage.createDeployment(name);
  await stage.createBinding(name, { env: [{ name: 'URL', key: 'GATEWAY_URL' }] });
  await stage.ready(name);
  const target = { name, namespace: stage.api.namespace };
  await stage.api.kube.patch(kinds.deployments, target, 'merge', {
    metadata: { annotations: { [projectionsAnnotation]: null } },
  });
  await eventually(async () => (await stage.deployment(name)).metadata.annotations?.[projectionsAnnotation]);
  await stage.unbind(name);
  const { containers } = (await stage.pods(name)).spec;
  expect(containers[0]?.env ?? []).toEqual([]);
  expect(containers[0]?.volumeMounts ?? []).toEqual([]);
});

it('a binding can go after its Deployment', async () => {
  await bound();
  await stage.remove(kinds.deployments, name);
  await stage.unbind(name);
});

it('a binding can go after its Secret', async () => {
  await stage.createSecret(name, { type: 'x' });
  const before = comparable(await stage.createDeployment(name));
  await stage.createBinding(name, { service: { apiVersion: 'v1', kind: 'Secret', name } });
  await stage.ready(name);
  await stage.remove(kinds.secrets, name);
  await stage.unbind(name);
  expect(comparable(await stage.deployment(name))).toBe(before);
});

it('a binding that is deleted while nobody works is taken back after', async () => {
  const before = await bound();
  await stage.stopController();
  await stage.api.kube.delete(kinds.workloadbindings, name, stage.api.namespace);
  await stage.startController();
  await eventually(async () =>
    (await stage.api.kube.find(kinds.workloadbindings, name, stage.api.namespace)) ? undefined : true,
  );
  expect(comparable(await stage.deployment(name))).toBe(before);
});

it('a binding that names another Deployment while nobody works leaves the first one as it was', async () => {
  const before = await bound();
  await stage.stopController();
  const other = stage.unique();
  await stage.createDeployment(other);
  await stage.patchBinding(name, { workload: { name: other } });
  await stage.startController();
  await eventually(async () => (await stage.pods(other)).spec.volumes);
  expect(comparable(await stage.deployment(name))).toBe(before);
});

it('writers who keep changing the Deployment neither stop a binding nor show in its status', async () => {
  const before = await stage.createDeployment(name, ({ metadata }) => {
    metadata.annotations = { writes: '0' };
  });
  const target = { name, namespace: stage.api.namespace };
  await whileWriting(
    (count) =>
      stage.api.kube.patch<KubeObject>(kinds.deployments, target, 'merge', {
        metadata: { annotations: { writes: String(count) } },
      }),
    async () => {
      await stage.createBinding(name);
      await stage.ready(name);
      await stage.unbind(name);
    },
  );
  await stage.api.kube.patch(kinds.deployments, target, 'merge', {
    metadata: { annotations: { writes: '0' } },
  });
  expect(comparable(await stage.deployment(name))).toBe(comparable(before));
});

it('a namespace with bindings can go', async () => {
  const { kube, id } = stage.api;
  const namespace = `leaving-${id}`;
  await kube.create(kinds.namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  await kube.create<KubeObject & { spec: object }>(kinds.workloadbindings, {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ServiceBinding',
    metadata: { name, namespace },
    spec: {
      service: { apiVersion: 'v1', kind: 'Secret', name: 'orders' },
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    },
  });
  await eventually(async () => {
    const found = await kube.get<KubeObject & { status?: object }>(kinds.workloadbindings, name, namespace);
    return found.status;
  });
  await kube.delete(kinds.namespaces, namespace);
  await eventually(async () => ((await kube.find(kinds.namespaces, namespace)) ? undefined : true), 30_000);
});
