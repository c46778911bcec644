import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClusterWorkloadResourceMapping } from '#lib/domain/binding/workload-mapping.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import { eventually } from '#testing/eventually.ts';
import { defineOwnKind, type OwnKind } from '#testing/own-kind.ts';
import { type AnyObject, comparable } from '#testing/usage-stage.ts';
import { type ServiceBindingStage, startServiceBindingStage } from '#testing/workload-binding-stage.ts';

type Version = ClusterWorkloadResourceMapping['spec']['versions'][number];

let stage: ServiceBindingStage;
let robots: OwnKind;
/** Name of the case's binding and its workload. */
let name = '';

beforeAll(async () => {
  stage = await startServiceBindingStage();
  robots = await defineOwnKind(stage.api, 'MappedRobot', 'mappedrobots');
});
afterAll(async () => {
  await removeMapping();
  await stage?.stop();
});
beforeEach(async () => {
  name = stage.unique();
  await removeMapping();
});

const mappings = kinds.clusterworkloadresourcemappings;
const mappingName = 'mappedrobots.test.mooring.dev';

function removeMapping(): Promise<void> {
  return stage.api.kube.delete(mappings, mappingName);
}

function map(...versions: Version[]): Promise<ClusterWorkloadResourceMapping> {
  return stage.api.kube.create<ClusterWorkloadResourceMapping>(mappings, {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ClusterWorkloadResourceMapping',
    metadata: { name: mappingName },
    spec: { versions },
  });
}

const workload = () => ({ apiVersion: 'test.mooring.dev/v1', kind: 'MappedRobot', name });

async function bind(spec: object): Promise<AnyObject> {
  const before = await robots.create(name, spec);
  await stage.createBinding(name, {
    name: 'b',
    type: 'rest',
    env: [{ name: 'URL', key: 'GATEWAY_URL' }],
    workload: workload(),
  });
  return before;
}

/** The robot once its spec has this text. */
function robotWith(text: string): Promise<AnyObject> {
  return eventually(async () => {
    const robot = await robots.read(name);
    return JSON.stringify(robot.spec).includes(text) ? robot : undefined;
  });
}

const mounted = '"mountPath":"/bindings/b"';
const podTemplate = { template: { spec: { containers: [{ name: 'web' }] } } };

const flat: Version = {
  version: 'v1',
  annotations: '.spec.notes',
  containers: [{ path: '.spec', env: '.variables', volumeMounts: '.mounts' }],
  volumes: '.spec.disks',
};

describe('a workload', () => {
  it.each<[string, Version[], object, string[]]>([
    ['without a mapping has a pod template', [], podTemplate, ['template', 'spec', 'volumes']],
    ['has the mapping of its version', [flat], {}, ['disks']],
    ['has the mapping of all versions', [{ ...flat, version: '*' }], {}, ['disks']],
    ['has the exact mapping before that', [{ version: '*', volumes: '.spec.wrong' }, flat], {}, ['disks']],
    [
      'has a pod template where no version fits',
      [{ ...flat, version: 'v7' }],
      podTemplate,
      ['template', 'spec', 'volumes'],
    ],
    [
      'has the defaults of what its mapping leaves out',
      [{ version: 'v1', containers: [{ path: '.spec.parts[*]' }] }],
      { parts: [{}] },
      ['template', 'spec', 'volumes'],
    ],
    ['may have brackets in its paths', [{ ...flat, volumes: ".spec['the.disks']" }], {}, ['the.disks']],
  ])('%s', async (_what, versions, spec, volumes) => {
    if (versions.length > 0) {
      await map(...versions);
    }
    const before = await bind(spec);
    await stage.ready(name);
    const robot = await robotWith(mounted);
    const found = volumes.reduce<unknown>(
      (node, part) => (node as Record<string, unknown>)[part],
      robot.spec,
    );
    expect(found).toMatchObject([{ projected: { sources: [{ secret: { name: 'orders' } }, {}] } }]);
    await stage.unbind(name);
    expect(comparable(await robots.read(name))).toBe(comparable(before));
  });

  it('gets what its mapping says, and keeps all else', async () => {
    await map(flat);
    await bind({ speed: 3, variables: [{ name: 'LEVEL', value: 'info' }] });
    await stage.ready(name);
    const { spec } = await robots.read(name);
    expect(spec).toMatchObject({
      speed: 3,
      variables: [
        { name: 'LEVEL', value: 'info' },
        { name: 'SERVICE_BINDING_ROOT', value: '/bindings' },
        { name: 'URL', valueFrom: { secretKeyRef: { name: 'orders', key: 'GATEWAY_URL' } } },
      ],
      mounts: [{ mountPath: '/bindings/b' }],
    });
    expect(Object.values((spec as { notes: object }).notes)).toEqual(['rest']);
  });

  it.each([
    ['.spec.parts[*]', ['a', 'b', 'c']],
    ['.spec.parts[0]', ['a']],
    ['.spec.parts[?(@.name=="b")]', ['b']],
    ['..parts[?(@.bind==true)]', ['c']],
    ['.spec.parts[-1:]', ['c']],
    ['.spec.nothing[*]', []],
  ])('has its containers found by %s', async (path, expected) => {
    await map({ version: 'v1', containers: [{ path, name: '.name' }] });
    await bind({ parts: [{ name: 'a' }, { name: 'b' }, { name: 'c', bind: true }] });
    await stage.ready(name);
    const { parts } = (await robots.read(name)).spec as { parts: { name: string; env?: unknown }[] };
    expect(parts.filter(({ env }) => env !== undefined).map((part) => part.name)).toEqual(expected);
  });

  it('whose containers have no name is bound whatever spec.workload.containers lists', async () => {
    await map({ version: 'v1', containers: [{ path: '.spec.parts[*]' }] });
    await robots.create(name, { parts: [{ name: 'a' }] });
    await stage.createBinding(name, { name: 'b', workload: { ...workload(), containers: ['nobody'] } });
    await stage.ready(name);
    await robotWith(mounted);
  });

  it('whose containers have names elsewhere is bound as spec.workload.containers lists them', async () => {
    await map({ version: 'v1', containers: [{ path: '.spec.parts[*]', name: '.meta.id' }] });
    await robots.create(name, { parts: [{ meta: { id: 'a' } }, { meta: { id: 'b' } }] });
    await stage.createBinding(name, { name: 'b', workload: { ...workload(), containers: ['b'] } });
    await stage.ready(name);
    const { parts } = (await robots.read(name)).spec as { parts: { env?: unknown }[] };
    expect(parts.map(({ env }) => env !== undefined)).toEqual([false, true]);
  });

  it.each([
    ['.spec.parts[', 'cannot be read'],
    ['.spec.parts[?(name)]', 'cannot be read'],
  ])('with a mapping that cannot be read is not bound: %s', async (path, message) => {
    await map({ version: 'v1', containers: [{ path }] });
    await bind({ parts: [] });
    expect(await stage.failure(name, 'ProjectionFailed')).toContain(message);
  });
});

describe('a mapping that changes', () => {
  it('has its workloads bound anew, without a trace of the former one', async () => {
    await map(flat);
    const before = await bind({});
    await stage.ready(name);
    await robotWith('"disks"');
    await stage.api.kube.patch(mappings, { name: mappingName }, 'merge', {
      spec: { versions: [{ ...flat, volumes: '.spec.drives' }] },
    });
    const robot = await robotWith('"drives"');
    expect(JSON.stringify(robot.spec)).not.toContain('"disks"');
    await stage.unbind(name);
    expect(comparable(await robots.read(name))).toBe(comparable(before));
  });

  it('or goes has them bound by the pod template', async () => {
    await map(flat);
    const before = await bind(podTemplate);
    await stage.ready(name);
    await robotWith('"disks"');
    await removeMapping();
    const robot = await robotWith('"volumes"');
    expect(JSON.stringify(robot.spec)).not.toContain('"disks"');
    await stage.unbind(name);
    expect(comparable(await robots.read(name))).toBe(comparable(before));
  });

  it('while its binding is deleted and nobody works is taken back as it was put in', async () => {
    await map(flat);
    const before = await bind({});
    await stage.ready(name);
    await stage.stopController();
    await removeMapping();
    await stage.api.kube.delete(kinds.workloadbindings, name, stage.api.namespace);
    await stage.startController();
    await eventually(async () =>
      (await stage.api.kube.find(kinds.workloadbindings, name, stage.api.namespace)) ? undefined : true,
    );
    expect(comparable(await robots.read(name))).toBe(comparable(before));
  });
});

describe('the API refuses a mapping', () => {
  it.each<[string, object]>([
    ['without versions', { versions: [] }],
    ['without the version of an item', { versions: [{ volumes: '.spec.volumes' }] }],
    ['without the path of its containers', { versions: [{ version: 'v1', containers: [{ env: '.env' }] }] }],
    ...['.spec[0].volumes', '.spec.volumes[*]', '..volumes', 'spec.volumes', '.spec[?(@.a)]', '.*'].map(
      (path): [string, object] => [
        `with ${path} for its volumes`,
        { versions: [{ version: 'v1', volumes: path }] },
      ],
    ),
    ['with a wildcard for its annotations', { versions: [{ version: 'v1', annotations: '.spec.*' }] }],
  ])('%s', async (_what, spec) => {
    const refused = stage.api.kube.create<AnyObject>(mappings, {
      apiVersion: 'servicebinding.io/v1',
      kind: 'ClusterWorkloadResourceMapping',
      metadata: { name: mappingName },
      spec,
    });
    await expect(refused).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });
});

describe('a workload of Kubernetes', () => {
  const pods = () => ({
    metadata: { labels: { app: name } },
    spec: { restartPolicy: 'Always', containers: [{ name: 'web', image: 'nginx' }] },
  });
  const selector = () => ({ matchLabels: { app: name } });
  const jobTemplate = { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'nginx' }] } };

  it.each<[string, string, () => object]>([
    [
      'StatefulSet',
      'apps',
      () => ({ replicas: 0, serviceName: name, selector: selector(), template: pods() }),
    ],
    [
      'DaemonSet',
      'apps',
      () => ({
        selector: selector(),
        template: { ...pods(), spec: { ...pods().spec, nodeSelector: { nowhere: 'true' } } },
      }),
    ],
    [
      'CronJob',
      'batch',
      () => ({ schedule: '0 3 * * *', suspend: true, jobTemplate: { spec: { template: jobTemplate } } }),
    ],
  ])('%s is bound, and as it was after', async (kind, group, spec) => {
    const served: KindInfo = await createKindFinder(stage.api.kube).find({ group, version: 'v1', kind });
    const read = () => stage.api.kube.get<AnyObject>(served, name, stage.api.namespace);
    const before = await stage.api.kube.create<AnyObject>(served, {
      apiVersion: `${group}/${served.version}`,
      kind,
      metadata: { name, namespace: stage.api.namespace },
      spec: spec(),
    });
    await stage.createBinding(name, { name: 'b', workload: { apiVersion: `${group}/v1`, kind, name } });
    await stage.ready(name);
    expect(JSON.stringify(await read())).toContain(mounted);
    await stage.unbind(name);
    expect(comparable(await read())).toBe(comparable(before));
  });
});
