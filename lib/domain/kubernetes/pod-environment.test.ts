import { describe, expect, test } from 'vitest';
import { type EnvFromSource, type EnvPod, type EnvVar, resolvePodEnvironment } from './pod-environment.ts';

const secrets = new Map<string, { data: Record<string, string> }>([
  ['shop/gateway', { data: { GATEWAY_URL: btoa('http://gateway'), TARGET: btoa('from secret') } }],
  ['shop/second', { data: { TARGET: btoa('from second'), 'no name': btoa('x'), '1ST': btoa('y') } }],
  ['other/gateway', { data: { GATEWAY_URL: btoa('http://wrong') } }],
]);
const configMaps = new Map<string, { data: Record<string, string> }>([
  ['shop/settings', { data: { LEVEL: 'info', TARGET: 'from map' } }],
]);

function podWith(env: EnvVar[], envFrom: EnvFromSource[] = []): EnvPod {
  return {
    metadata: { name: 'web-1', namespace: 'shop', labels: { 'a/b': 'c' } },
    spec: {
      containers: [{ name: 'main', env, envFrom, resources: { limits: { cpu: '250m', memory: '64Mi' } } }],
    },
    status: { podIP: '10.244.0.7' },
  };
}

function resolve(env: EnvVar[], envFrom: EnvFromSource[] = []) {
  const [container] = resolvePodEnvironment(podWith(env, envFrom), secrets, configMaps);
  const values = Object.fromEntries(container?.variables.map(({ name, value }) => [name, value]) ?? []);
  return { values, problem: container?.problem, skipped: container?.skipped, container };
}

describe('resolvePodEnvironment', () => {
  test('lets a later envFrom win over an earlier one and env over both', () => {
    const both: EnvFromSource[] = [
      { secretRef: { name: 'gateway' } },
      { configMapRef: { name: 'settings' } },
    ];
    expect(resolve([], both).values).toEqual({
      GATEWAY_URL: 'http://gateway',
      TARGET: 'from map',
      LEVEL: 'info',
    });
    expect(resolve([], both.toReversed()).values.TARGET).toBe('from secret');
    expect(resolve([{ name: 'TARGET', value: 'own' }], both).values.TARGET).toBe('own');
  });

  test('prefixes names and skips those that are none', () => {
    const { values, skipped } = resolve([], [{ prefix: 'A_', secretRef: { name: 'gateway' } }]);
    expect(Object.keys(values)).toEqual(['A_GATEWAY_URL', 'A_TARGET']);
    expect(skipped).toEqual([]);
    const [second] = resolve([], [{ secretRef: { name: 'second' } }]).skipped ?? [];
    expect(second).toMatchObject({ kind: 'Secret', name: 'second' });
    expect(second?.names.toSorted()).toEqual(['1ST', 'no name']);
  });

  test('expands references to what was set before', () => {
    const env: EnvVar[] = [
      { name: 'URL', value: '$(GATEWAY_URL)/v1?x=$(LATER)&y=$$(GATEWAY_URL)' },
      { name: 'LATER', value: '1' },
      { name: 'AGAIN', value: '$(URL)$(' },
    ];
    const { values } = resolve(env, [{ secretRef: { name: 'gateway' } }]);
    expect(values.URL).toBe('http://gateway/v1?x=$(LATER)&y=$(GATEWAY_URL)');
    expect(values.AGAIN).toBe(`${values.URL}$(`);
  });

  test('says where a value comes from', () => {
    const env: EnvVar[] = [
      { name: 'URL', valueFrom: { secretKeyRef: { name: 'gateway', key: 'GATEWAY_URL' } } },
    ];
    expect(resolve(env).container?.variables).toEqual([
      { name: 'URL', value: 'http://gateway', from: { kind: 'Secret', name: 'gateway', key: 'GATEWAY_URL' } },
    ]);
  });

  test.each([
    [{ secretKeyRef: { name: 'absent', key: 'k' } }, 'secret "absent" not found'],
    [{ configMapKeyRef: { name: 'absent', key: 'k' } }, 'configmap "absent" not found'],
    [{ secretKeyRef: { name: 'gateway', key: 'k' } }, "couldn't find key k in Secret shop/gateway"],
    [{ configMapKeyRef: { name: 'settings', key: 'k' } }, "couldn't find key k in ConfigMap shop/settings"],
  ])('reports what is missing: %j', (valueFrom, problem) => {
    expect(resolve([{ name: 'X', valueFrom }]).problem).toBe(problem);
  });

  test('reports a missing envFrom object and passes over an optional one', () => {
    expect(resolve([], [{ secretRef: { name: 'absent' } }]).problem).toBe('secret "absent" not found');
    const { values, problem } = resolve(
      [{ name: 'X', valueFrom: { secretKeyRef: { name: 'gateway', key: 'k', optional: true } } }],
      [{ secretRef: { name: 'absent', optional: true } }],
    );
    expect(problem).toBeUndefined();
    expect(values).toEqual({});
  });

  test('reads fields and resources of the pod', () => {
    const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
    const { values } = resolve([
      field('NAME', 'metadata.name'),
      field('LABEL', "metadata.labels['a/b']"),
      field('IP', 'status.podIP'),
      { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      { name: 'MEM', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
    ]);
    expect(values).toEqual({ NAME: 'web-1', LABEL: 'c', IP: '10.244.0.7', CPU: '1', MEM: '64' });
  });
});
