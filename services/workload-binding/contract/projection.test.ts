import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workloadBindingFinalizer } from '#lib/domain/binding/workload-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { eventually } from '#testing/eventually.ts';
import { comparable } from '#testing/usage-stage.ts';
import {
  type BoundContainer,
  type BoundPods,
  type ServiceBindingStage,
  startServiceBindingStage,
} from '#testing/workload-binding-stage.ts';

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

type Spec = Parameters<ServiceBindingStage['createBinding']>[1];

async function bound(spec: Spec = {}, change?: (deployment: Deployment) => void): Promise<BoundPods> {
  await stage.createDeployment(name, change);
  await stage.createBinding(name, spec);
  await stage.ready(name);
  return stage.pods(name);
}

function withContainers(...containers: BoundContainer[]) {
  return (deployment: Deployment) => {
    deployment.spec.template.spec.containers = containers;
  };
}

function withInit(deployment: Deployment): void {
  deployment.spec.template.spec.initContainers = [{ name: 'init', image: 'busybox' }];
}

const workload = () => ({ apiVersion: 'apps/v1', kind: 'Deployment', name });
const root = { name: 'SERVICE_BINDING_ROOT', value: '/bindings' };

function mountPaths({ volumeMounts }: BoundContainer): string[] {
  return (volumeMounts ?? []).map(({ mountPath }) => mountPath);
}

describe('a bound Deployment', () => {
  it('has the Secret as a volume, mounted read-only in a directory of the binding’s name', async () => {
    const { spec } = await bound();
    const volume = spec.volumes?.[0];
    expect(volume).toMatchObject({ projected: { sources: [{ secret: { name: 'orders' } }] } });
    expect(spec.containers[0]?.volumeMounts).toEqual([
      { name: volume?.name, mountPath: `/bindings/${name}`, readOnly: true },
    ]);
  });

  it('has SERVICE_BINDING_ROOT in each bound container', async () => {
    const { spec } = await bound(
      {},
      withContainers({ name: 'web', image: 'a' }, { name: 'side', image: 'b' }),
    );
    expect(spec.containers.map(({ env }) => env)).toEqual([[root], [root]]);
  });

  it('has the directory that spec.name says', async () => {
    const { spec } = await bound({ name: 'orders-api' });
    expect(mountPaths(spec.containers[0] as BoundContainer)).toEqual(['/bindings/orders-api']);
  });

  it.each([
    ['/platform/bindings', '/platform/bindings/orders-api'],
    ['/platform/', '/platform/orders-api'],
  ])('keeps its own SERVICE_BINDING_ROOT %s and is mounted below it', async (value, mountPath) => {
    const own = { name: 'SERVICE_BINDING_ROOT', value };
    const { spec } = await bound(
      { name: 'orders-api' },
      withContainers({ name: 'web', image: 'a', env: [own] }),
    );
    expect(spec.containers[0]?.env).toEqual([own]);
    expect(mountPaths(spec.containers[0] as BoundContainer)).toEqual([mountPath]);
  });

  it('has it in its init containers too', async () => {
    const { spec } = await bound({}, withInit);
    expect(spec.initContainers?.map(({ env }) => env)).toEqual([[root]]);
    expect(mountPaths(spec.initContainers?.[0] as BoundContainer)).toEqual([`/bindings/${name}`]);
  });

  it.each([
    ['only those that are listed', ['side'], [[], ['b']]],
    ['unknown names are ignored', ['side', 'nobody'], [[], ['b']]],
    ['all that are listed', ['web', 'side'], [['b'], ['b']]],
  ])('has it in its containers: %s', async (_what, containers, expected) => {
    const { spec } = await bound(
      { name: 'b', workload: { ...workload(), containers } },
      withContainers({ name: 'web', image: 'a' }, { name: 'side', image: 'b' }),
    );
    const directories = spec.containers.map((it) =>
      mountPaths(it).map((path) => path.slice('/bindings/'.length)),
    );
    expect(directories).toEqual(expected);
  });

  it('has its init container only where that is listed', async () => {
    const { spec } = await bound({ workload: { ...workload(), containers: ['init'] } }, withInit);
    expect(mountPaths(spec.containers[0] as BoundContainer)).toEqual([]);
    expect(mountPaths(spec.initContainers?.[0] as BoundContainer)).toHaveLength(1);
  });

  it('has a variable for each item of spec.env', async () => {
    const { spec } = await bound({
      env: [
        { name: 'GATEWAY_URL', key: 'GATEWAY_URL' },
        { name: 'KIND', key: 'type' },
      ],
    });
    expect(spec.containers[0]?.env).toEqual([
      root,
      { name: 'GATEWAY_URL', valueFrom: { secretKeyRef: { name: 'orders', key: 'GATEWAY_URL' } } },
      { name: 'KIND', valueFrom: { secretKeyRef: { name: 'orders', key: 'type' } } },
    ]);
  });

  it.each([
    ['type', { type: 'rest' }, { type: 'rest' }],
    ['provider', { provider: 'other' }, { provider: 'other' }],
    ['both', { type: 'rest', provider: 'other' }, { type: 'rest', provider: 'other' }],
  ])('has what the binding says over the Secret: %s', async (_what, spec, entries) => {
    const { metadata, spec: pods } = await bound(spec);
    const text = JSON.stringify(pods.volumes);
    const items = [
      ...text.matchAll(/"path":"(\w+)","fieldRef":\{[^}]*"metadata\.annotations\['([^']*)'\]"\}/g),
    ];
    const seen = items.map(([, path, key = '']) => [path, metadata?.annotations?.[key]]);
    expect(Object.fromEntries(seen)).toEqual(entries);
    expect(text.indexOf('"secret":{"name":"orders"}')).toBeLessThan(text.indexOf('"downwardAPI"'));
  });

  it('has variables of the entries that the binding says', async () => {
    const { metadata, spec } = await bound({ type: 'rest', env: [{ name: 'KIND', key: 'type' }] });
    const [, key = ''] = /\['([^']*)'\]/.exec(JSON.stringify(spec.containers[0]?.env?.[1])) ?? [];
    expect(metadata?.annotations?.[key]).toBe('rest');
  });

  it('takes a type from the binding where the Secret has none', async () => {
    await stage.createSecret(name, { GATEWAY_URL: 'http://orders' });
    await bound({ type: 'http-api', service: { apiVersion: 'v1', kind: 'Secret', name } });
  });

  it('is changed once, so that it rolls once', async () => {
    const { metadata } = await stage.createDeployment(name);
    await stage.createBinding(name, { type: 'rest', env: [{ name: 'KIND', key: 'type' }] });
    await stage.ready(name);
    await stage.patchBinding(name, { workload: { containers: null } });
    await stage.ready(name);
    expect((await stage.deployment(name)).metadata.generation).toBe((metadata.generation ?? 0) + 1);
  });

  it('is held by a finalizer on its binding', async () => {
    await bound();
    expect((await stage.ready(name)).metadata.finalizers).toEqual([workloadBindingFinalizer]);
  });

  it('may have several bindings, each in its directory', async () => {
    await bound({ name: 'first' });
    const second = stage.unique();
    await stage.createBinding(second, { name: 'second', workload: workload() });
    await stage.ready(second);
    const { spec } = await stage.pods(name);
    expect(mountPaths(spec.containers[0] as BoundContainer)).toEqual(['/bindings/first', '/bindings/second']);
    expect(spec.containers[0]?.env).toEqual([root]);
  });
});

describe('a changed binding', () => {
  it.each([
    ['directory', { name: 'new' }, '/bindings/new'],
    ['containers', { name: 'b', workload: { containers: ['side'] } }, undefined],
  ])('takes its %s along', async (_what, spec, expected) => {
    await bound({ name: 'b' }, withContainers({ name: 'web', image: 'a' }, { name: 'side', image: 'b' }));
    await stage.patchBinding(name, spec);
    await eventually(async () => {
      const [web] = (await stage.pods(name)).spec.containers;
      return mountPaths(web as BoundContainer)[0] === expected ? true : undefined;
    });
  });

  it('leaves the Deployment that it named before, as that was', async () => {
    const before = comparable(await stage.createDeployment(name));
    await stage.createBinding(name, { env: [{ name: 'URL', key: 'GATEWAY_URL' }] });
    await stage.ready(name);
    const other = stage.unique();
    await stage.createDeployment(other);
    await stage.patchBinding(name, { workload: { name: other } });
    await eventually(async () => (await stage.pods(other)).spec.volumes);
    await eventually(async () => (comparable(await stage.deployment(name)) === before ? true : undefined));
  });
});

describe('unbinding', () => {
  it.each<[string, Spec, ((deployment: Deployment) => void) | undefined]>([
    ['a plain one', {}, undefined],
    ['one with init containers', { type: 'rest', provider: 'acme' }, withInit],
    [
      'one with a root of its own',
      {},
      withContainers({ name: 'web', image: 'a', env: [{ name: 'SERVICE_BINDING_ROOT', value: '/own' }] }),
    ],
    [
      'one whose variable was replaced',
      { env: [{ name: 'URL', key: 'GATEWAY_URL' }] },
      withContainers({
        name: 'web',
        image: 'a',
        env: [
          { name: 'URL', value: 'http://mine' },
          { name: 'LEVEL', value: 'info' },
        ],
      }),
    ],
    [
      'one with volumes and annotations of its own',
      { type: 'rest' },
      (deployment) => {
        const { template } = deployment.spec;
        template.metadata = { ...template.metadata, annotations: { team: 'blue' } };
        const pods = template.spec as BoundPods['spec'];
        pods.volumes = [{ name: 'data', emptyDir: {} }];
        pods.containers = [{ name: 'web', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/data' }] }];
      },
    ],
  ])('leaves %s as it was', async (_what, spec, change) => {
    const before = comparable(await stage.createDeployment(name, change));
    await stage.createBinding(name, spec);
    await stage.ready(name);
    expect(comparable(await stage.deployment(name))).not.toBe(before);
    await stage.unbind(name);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it.each([
    ['first come, first go', false],
    ['first come, last go', true],
  ])('of two bindings leaves it as it was: %s', async (_what, reversed) => {
    const before = comparable(await stage.createDeployment(name, withInit));
    const bindings = [name, stage.unique()];
    for (const binding of bindings) {
      await stage.createBinding(binding, { type: 'rest', workload: workload() });
      await stage.ready(binding);
    }
    for (const binding of reversed ? bindings.toReversed() : bindings) {
      await stage.unbind(binding);
    }
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it('keeps what somebody changed in between', async () => {
    await bound();
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.deployments, { name, namespace }, 'strategic', {
      spec: {
        replicas: 2,
        template: { spec: { containers: [{ name: 'web', env: [{ name: 'LATE', value: 'yes' }] }] } },
      },
    });
    await stage.unbind(name);
    const { spec } = await stage.deployment(name);
    expect(spec.replicas).toBe(2);
    expect(spec.template.spec.containers[0]?.env).toEqual([{ name: 'LATE', value: 'yes' }]);
  });
});
