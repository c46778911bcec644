import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collisionsOfUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Container } from '#lib/domain/kubernetes/workload.ts';
import { eventually } from '#testing/eventually.ts';
import { startUsageStage, type UsageStage } from '#testing/usage-stage.ts';

let stage: UsageStage;
/** Name of the case's usage and its Deployment. */
let name = '';

beforeAll(async () => {
  stage = await startUsageStage();
  await stage.api.kube.create<KubeObject & { data: Record<string, string> }>(kinds.configmaps, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: stage.api.namespace },
    data: { GATEWAY_URL: 'http://mine', LEVEL: 'info' },
  });
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

async function collisionsOf(usage: string): Promise<string | undefined> {
  return collisionsOfUsage(await stage.ready(usage));
}

function collisionsWith(usage: string, text: string): Promise<true> {
  return eventually(async () => ((await collisionsOf(usage))?.includes(text) ? true : undefined));
}

function noCollisions(usage: string): Promise<true> {
  return eventually(async () => ((await collisionsOf(usage)) === undefined ? true : undefined));
}

async function bind(usage: string, prefix = ''): Promise<void> {
  await stage.createUsage(usage, {
    usedBy: { kind: 'deployment', name },
    ...(prefix === '' ? {} : { parameters: { envPrefix: { name: prefix } } }),
  });
  await stage.ready(usage);
}

const settings: Container['envFrom'] = [{ configMapRef: { name: 'settings' } }];

describe('the condition Collision', () => {
  it.each<[string, Container, string | undefined]>([
    [
      'says that the env of the container wins',
      { name: 'web', image: 'nginx', env: [{ name: 'GATEWAY_URL', value: 'http://mine' }] },
      "Container web: GATEWAY_URL keeps the value that the container sets itself; the binding's value is not seen.",
    ],
    [
      'says that the binding hides what a ConfigMap sets',
      { name: 'web', image: 'nginx', envFrom: settings },
      'Container web: GATEWAY_URL has the value of this binding; the one from ConfigMap settings is not seen.',
    ],
    [
      'is not there where names differ',
      { name: 'web', image: 'nginx', env: [{ name: 'LEVEL' }], envFrom: [{ prefix: 'S_', ...settings[0] }] },
      undefined,
    ],
    [
      'is not there where a source does not exist',
      { name: 'web', image: 'nginx', envFrom: [{ configMapRef: { name: 'nowhere', optional: true } }] },
      undefined,
    ],
  ])('%s', async (_what, container, expected) => {
    await stage.createDeployment(name, [container]);
    await bind(name);
    expect(await collisionsOf(name)).toBe(expected);
  });

  it('names each container where it happens', async () => {
    const env = [{ name: 'GATEWAY_URL', value: 'http://mine' }];
    await stage.createDeployment(name, [
      { name: 'web', image: 'nginx', env },
      { name: 'free', image: 'nginx' },
      { name: 'side', image: 'nginx', env },
    ]);
    await bind(name);
    expect((await collisionsOf(name))?.match(/Container \w+/g)).toEqual(['Container web', 'Container side']);
  });

  it('tells both of two usages which one is seen', async () => {
    await stage.createSecret(name, ['GATEWAY_URL']);
    await stage.createBinding(name);
    await stage.createDeployment(name);
    await bind(name);
    const later = stage.unique();
    await stage.createUsage(later, { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name } });
    await collisionsWith(later, 'the one from Secret orders-secret is not seen');
    await collisionsWith(name, `has the value from Secret ${name}, which comes later`);
  });

  it('goes when the other usage goes', async () => {
    await stage.createSecret(name, ['GATEWAY_URL']);
    await stage.createBinding(name);
    await stage.createDeployment(name);
    await bind(name);
    const later = stage.unique();
    await stage.createUsage(later, { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name } });
    await collisionsWith(name, 'GATEWAY_URL');
    await stage.unbind(later);
    await noCollisions(name);
  });

  it('goes when the usage gets a prefix', async () => {
    await stage.createDeployment(name, [{ name: 'web', image: 'nginx', envFrom: settings }]);
    await bind(name);
    await collisionsWith(name, 'GATEWAY_URL');
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { parameters: { envPrefix: { name: 'ORDERS_' } } },
    });
    await noCollisions(name);
  });

  it('comes when somebody gives the container a variable of that name', async () => {
    await stage.createDeployment(name);
    await bind(name);
    await noCollisions(name);
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.deployments, { name, namespace }, 'strategic', {
      spec: {
        template: { spec: { containers: [{ name: 'web', env: [{ name: 'GATEWAY_URL', value: 'x' }] }] } },
      },
    });
    await collisionsWith(name, 'keeps the value that the container sets itself');
  });

  it('counts what is too much to tell', async () => {
    await stage.createSecret(name, ['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    await stage.createBinding(name);
    const env = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((variable) => ({ name: variable, value: '1' }));
    await stage.createDeployment(name, [{ name: 'web', image: 'nginx', env }]);
    await stage.createUsage(name, { serviceBindingRef: { name } });
    expect(await collisionsOf(name)).toMatch(/And 2 more\.$/);
  });
});
