import { describe, expect, test } from 'vitest';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { besideUsageAnnotation } from './binding-plan-files.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';
import { planUnbinding, planUnbindings, type UnbindSituation } from './unbinding-plan.ts';
import type { WorkloadBinding } from './workload-binding.ts';

function meta(name: string) {
  return { apiVersion: 'v', kind: 'K', metadata: { name, namespace: 'default' } };
}

function binding(name: string, instance = 'orders'): CatalogBinding {
  return { ...meta(name), spec: { instanceRef: { name: instance } } };
}

function usage(name: string, bindingName: string, workload: string, prefix = ''): ServiceBindingUsage {
  return {
    ...meta(name),
    spec: {
      serviceBindingRef: { name: bindingName },
      usedBy: { kind: 'deployment', name: workload },
      parameters: { envPrefix: { name: prefix } },
    },
  };
}

/** Projects the Secret of the binding of the same name. */
function projection(name: string): WorkloadBinding {
  return {
    ...meta(name),
    spec: {
      service: { apiVersion: 'servicecatalog.k8s.io/v1beta1', kind: 'ServiceBinding', name },
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'nginx' },
    },
  };
}

const deployment: Deployment = {
  ...meta('nginx'),
  spec: { selector: {}, template: { spec: { containers: [{ name: 'web' }] } } },
};

function situation(): UnbindSituation {
  return {
    instances: [{ ...meta('orders'), spec: {} }],
    bindings: [binding('b1')],
    workloadBindings: [],
    usages: [usage('u1', 'b1', 'nginx', 'ORDERS_')],
    workloads: [{ usageKind: 'deployment', object: deployment }],
    pods: [
      {
        ...meta('nginx-1-a'),
        metadata: {
          name: 'nginx-1-a',
          namespace: 'default',
          labels: { 'pod-template-hash': '1' },
          ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'nginx-1', uid: 'u' }],
        },
        spec: { containers: [] },
      },
    ],
    secretKeys: new Map([['b1', ['GATEWAY_URL', 'OTHER']]]),
  };
}

function steps(kind: UnbindTarget['kind'], name: string, changes: Partial<UnbindSituation> = {}): string[] {
  const plan = planUnbinding({ kind, namespace: 'default', name }, { ...situation(), ...changes });
  return plan.steps.map((step) => `${step.action} ${step.name}`);
}

describe('planUnbinding', () => {
  test('removes usage, binding and instance where nothing else uses them', () => {
    expect(steps('servicebindingusages', 'u1')).toEqual(['delete u1', 'delete b1', 'delete orders']);
  });

  test('takes along the files that were made beside a usage', () => {
    const files = binding('b1-files');
    files.metadata.annotations = { [besideUsageAnnotation]: 'u1' };
    const changes = {
      bindings: [binding('b1'), files],
      workloadBindings: [projection('b1-files'), projection('somebodys')],
    };
    expect(steps('servicebindingusages', 'u1', changes)).toEqual([
      'delete u1',
      'delete b1-files',
      'delete b1',
      'delete b1-files',
      'delete orders',
    ]);
  });

  test('takes along what projects the Secret of a binding that goes, and leaves that of one that stays', () => {
    const workloadBindings = [projection('b1')];
    expect(steps('servicebindings', 'b1', { workloadBindings })).toEqual([
      'delete u1',
      'delete b1',
      'delete b1',
      'delete orders',
    ]);
    const usages = [...situation().usages, usage('u2', 'b1', 'worker')];
    expect(steps('servicebindingusages', 'u1', { workloadBindings, usages })).toEqual([
      'delete u1',
      'keep b1',
      'keep orders',
    ]);
  });

  test('keeps a binding that another usage needs, and with it the instance', () => {
    const usages = [...situation().usages, usage('u2', 'b1', 'worker')];
    expect(steps('servicebindingusages', 'u1', { usages })).toEqual(['delete u1', 'keep b1', 'keep orders']);
  });

  test('keeps an instance that another binding needs', () => {
    const bindings = [...situation().bindings, binding('b2')];
    expect(steps('servicebindingusages', 'u1', { bindings })).toEqual([
      'delete u1',
      'delete b1',
      'keep orders',
    ]);
  });

  test('removes all usages of a binding, and all bindings of an instance', () => {
    const more = {
      bindings: [...situation().bindings, binding('b2')],
      usages: [...situation().usages, usage('u2', 'b1', 'worker'), usage('u3', 'b2', 'cron')],
    };
    expect(steps('servicebindings', 'b1', more)).toEqual([
      'delete u1',
      'delete u2',
      'delete b1',
      'keep orders',
    ]);
    expect(steps('serviceinstances', 'orders', more)).toEqual([
      'delete u1',
      'delete u2',
      'delete u3',
      'delete b1',
      'delete b2',
      'delete orders',
    ]);
  });

  test('says which pods lose which variables', () => {
    const plan = planUnbinding(
      { kind: 'servicebindingusages', namespace: 'default', name: 'u1' },
      situation(),
    );
    expect(plan.losses).toEqual([
      {
        usageKind: 'deployment',
        workload: 'nginx',
        pods: ['nginx-1-a'],
        variables: [
          { container: 'web', name: 'ORDERS_GATEWAY_URL' },
          { container: 'web', name: 'ORDERS_OTHER' },
        ],
      },
    ]);
  });

  test('tells workloads of one name and two kinds apart', () => {
    const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'nginx', uid: 'u', controller: true };
    const bound = usage('u2', 'b1', 'nginx');
    const plan = planUnbinding(
      { kind: 'servicebindings', namespace: 'default', name: 'b1' },
      {
        ...situation(),
        usages: [
          ...situation().usages,
          { ...bound, spec: { ...bound.spec, usedBy: { kind: 'statefulset', name: 'nginx' } } },
        ],
        workloads: [...situation().workloads, { usageKind: 'statefulset', object: deployment }],
        pods: [
          ...situation().pods,
          {
            ...meta('nginx-0'),
            metadata: { ...meta('nginx-0').metadata, ownerReferences: [owner] },
            spec: { containers: [] },
          },
        ],
      },
    );
    expect(
      plan.losses.map(({ usageKind, pods, variables }) => [usageKind, pods, variables[0]?.name]),
    ).toEqual([
      ['deployment', ['nginx-1-a'], 'ORDERS_GATEWAY_URL'],
      ['statefulset', ['nginx-0'], 'GATEWAY_URL'],
    ]);
  });

  test('has nothing to do where the target is gone', () => {
    const plan = planUnbinding({ kind: 'servicebindings', namespace: 'default', name: 'x' }, situation());
    expect(plan).toMatchObject({ exists: false, steps: [], losses: [] });
  });
});

describe('planUnbindings', () => {
  const usages = [usage('u1', 'b1', 'nginx'), usage('u2', 'b1', 'worker'), usage('u3', 'b1', 'third')];
  const together = (...names: string[]) =>
    planUnbindings(
      names.map((name) => ({ kind: 'servicebindingusages', namespace: 'default', name })),
      { ...situation(), usages },
    );
  const stepsOf = (...names: string[]) =>
    together(...names).steps.map(({ action, name }) => `${action} ${name}`);

  test('takes along what only they need', () => {
    expect(stepsOf('u1', 'u2')).toEqual(['delete u1', 'delete u2', 'keep b1', 'keep orders']);
    const all = ['delete u1', 'delete u2', 'delete u3', 'delete b1', 'delete orders'];
    expect(stepsOf('u1', 'u2', 'u3')).toEqual(all);
  });

  test('names each object once, and each workload that loses access', () => {
    expect(stepsOf('u1', 'u1')).toEqual(['delete u1', 'keep b1', 'keep orders']);
    expect(together('u1', 'u2').losses.map(({ workload }) => workload)).toEqual(['nginx', 'worker']);
  });

  test('what is gone already is not there', () => {
    expect(together('gone')).toEqual({ exists: false, steps: [], losses: [] });
  });
});
