import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { planBinding } from './binding-plan.ts';
import { besideUsageAnnotation } from './binding-plan-files.ts';
import type { BindRequest, BindSituation } from './binding-plan-shape.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import type { WorkloadBinding } from './workload-binding.ts';

const request = { namespace: 'default', serviceId: 'id-1', workload: 'nginx', envPrefix: '' };
const serviceClass: ServiceClass = {
  apiVersion: 'servicecatalog.k8s.io/v1beta1',
  kind: 'ServiceClass',
  metadata: { name: 'id-1', namespace: 'default' },
  spec: {
    externalName: 'orders-7bc91',
    externalID: 'id-1',
    description: 'Orders',
    bindable: true,
    externalMetadata: { displayName: 'Orders API' },
  },
};

function situation(changes: Partial<BindSituation> = {}): BindSituation {
  return {
    serviceClass,
    containers: [{ container: 'web', env: [], envFrom: [] }],
    sample: undefined,
    isSampleNameTaken: false,
    classes: [serviceClass],
    instances: [],
    bindings: [],
    usages: [],
    workloadBindings: [],
    secretNames: [],
    ...changes,
  };
}

function created(changes: Partial<BindSituation> = {}, asked: BindRequest = request): KubeObject[] {
  return planBinding(asked, situation(changes))
    .objects.filter((planned) => planned.action === 'create')
    .map((planned) => planned.object);
}

describe('planBinding', () => {
  test('creates instance, binding and usage that refer to each other', () => {
    const plan = planBinding(request, situation());
    const [instance, binding, usage] = plan.objects.map((planned) => planned.object);
    expect(renderAll('en', plan.problems)).toEqual([]);
    expect(instance).toEqual({
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ServiceInstance',
      metadata: { name: 'orders-7bc91', namespace: 'default' },
      spec: { serviceClassExternalName: 'orders-7bc91', servicePlanExternalName: 'default' },
    });
    expect(binding).toMatchObject({
      metadata: { name: 'nginx-orders-7bc91' },
      spec: { instanceRef: { name: 'orders-7bc91' } },
    });
    expect(usage).toMatchObject({
      metadata: { name: 'nginx-orders-7bc91' },
      spec: {
        serviceBindingRef: { name: 'nginx-orders-7bc91' },
        usedBy: { kind: 'deployment', name: 'nginx' },
      },
    });
    expect(plan.variables).toEqual([{ container: 'web', name: 'GATEWAY_URL', key: 'GATEWAY_URL' }]);
  });

  test('takes over everything that the same request created before', () => {
    const [instance, binding, usage] = created() as [ServiceInstance, CatalogBinding, ServiceBindingUsage];
    const again = {
      instances: [instance],
      bindings: [binding],
      usages: [usage],
      secretNames: [binding.metadata.name],
    };
    const plan = planBinding(request, situation(again));
    expect(plan.objects.map((planned) => planned.action)).toEqual(['reuse', 'reuse', 'reuse']);
    expect(plan.objects.map((planned) => planned.object.metadata.name)).toEqual([
      instance.metadata.name,
      binding.metadata.name,
      usage.metadata.name,
    ]);
  });

  test('shares the instance of the service with another workload', () => {
    const [instance] = created() as [ServiceInstance];
    const second = created({ instances: [instance] }, { ...request, workload: 'worker' });
    expect(second.map((object) => object.kind)).toEqual(['ServiceBinding', 'ServiceBindingUsage']);
  });

  test('shares an instance that someone made by hand under another name', () => {
    const byHand: ServiceInstance = {
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ServiceInstance',
      metadata: { name: 'sample-app', namespace: 'default' },
      spec: { serviceClassExternalName: 'orders-7bc91' },
    };
    const [binding] = created({ instances: [byHand] });
    expect(binding).toMatchObject({ kind: 'ServiceBinding', spec: { instanceRef: { name: 'sample-app' } } });
  });

  test('leaves a failed instance alone and takes another name', () => {
    const [instance] = created() as [ServiceInstance];
    const failed = {
      ...instance,
      status: { conditions: [{ type: 'Failed', status: 'True' as const, reason: 'x' }] },
    };
    const [fresh] = created({ instances: [failed] });
    expect(fresh?.kind).toBe('ServiceInstance');
    expect(fresh?.metadata.name).not.toBe(instance.metadata.name);
  });

  test('never claims a Secret that is there already', () => {
    const [, binding] = created({ secretNames: ['nginx-orders-7bc91'] });
    expect(binding?.metadata.name).toMatch(/^nginx-orders-7bc91-[0-9a-z]{5}$/);
  });

  describe('where the workload has a variable of the name already', () => {
    const anyPrefix = { namespace: 'default', serviceId: 'id-1', workload: 'nginx' };
    const dia: ServiceClass = {
      ...serviceClass,
      metadata: { name: 'id-2', namespace: 'default' },
      spec: {
        ...serviceClass.spec,
        externalName: 'stock-1',
        externalID: 'id-2',
        externalMetadata: { displayName: 'Stock', labels: { 'connected-app': 'dia' } },
      },
    };
    const others = {
      classes: [serviceClass, dia],
      instances: [
        {
          apiVersion: 'servicecatalog.k8s.io/v1beta1',
          kind: 'ServiceInstance',
          metadata: { name: 'stock', namespace: 'default' },
          spec: { serviceClassExternalName: 'stock-1' },
        },
      ],
      bindings: [
        {
          apiVersion: 'servicecatalog.k8s.io/v1beta1',
          kind: 'ServiceBinding',
          metadata: { name: 'nginx-stock', namespace: 'default' },
          spec: { instanceRef: { name: 'stock' } },
        },
      ],
      containers: [
        { container: 'web', env: [], envFrom: [{ source: 'Secret nginx-stock', names: ['GATEWAY_URL'] }] },
      ],
    };

    test('fills the prefix in, and names who would lose otherwise', () => {
      const plan = planBinding(anyPrefix, situation(others));
      expect(renderAll('en', plan.problems)).toEqual([]);
      expect(plan.variables).toEqual([
        { container: 'web', name: 'ORDERS_API_GATEWAY_URL', key: 'GATEWAY_URL' },
      ]);
      expect(plan.objects[2]?.object).toMatchObject({
        spec: { parameters: { envPrefix: { name: 'ORDERS_API_' } } },
      });
      expect(plan.collision).toMatchObject({
        variables: ['GATEWAY_URL'],
        freePrefix: 'ORDERS_API_',
        losers: [{ with: 'Secret nginx-stock', boundTo: 'Stock (dia)' }],
      });
    });

    test('takes it over only where the request names whose it is', () => {
      const { problems } = planBinding(request, situation(others));
      expect(renderAll('en', problems)).toEqual([
        {
          message: 'GATEWAY_URL is set by Secret nginx-stock already.',
          fix: 'Use the prefix ORDERS_API_, or choose to take it over.',
        },
      ]);
      const named = { ...request, takeOver: ['Secret nginx-stock'] };
      expect(renderAll('en', planBinding(named, situation(others)).problems)).toEqual([]);
      const another = { ...request, takeOver: ['Secret nginx-other'] };
      expect(renderAll('en', planBinding(another, situation(others)).problems)).toHaveLength(1);
    });

    test('asks as well before a variable of the container hides the one of the binding', () => {
      const containers = [{ container: 'web', env: ['GATEWAY_URL'], envFrom: [] }];
      expect(renderAll('en', planBinding(request, situation({ containers })).problems)).toHaveLength(1);
      const { collision } = planBinding(anyPrefix, situation({ containers }));
      expect(collision?.losers).toMatchObject([
        { with: 'the env list of the container', boundTo: undefined },
      ]);
    });

    test('fills in a prefix that does not collide either', () => {
      const containers = [{ container: 'web', env: ['GATEWAY_URL', 'ORDERS_API_GATEWAY_URL'], envFrom: [] }];
      expect(planBinding(anyPrefix, situation({ containers })).request.envPrefix).toBe('ORDERS_API_2_');
    });

    test('keeps the prefix of the binding that is there', () => {
      const first = created(others, anyPrefix) as [ServiceInstance, CatalogBinding, ServiceBindingUsage];
      const [instance, binding, usage] = first;
      const again = {
        ...others,
        instances: [...others.instances, instance],
        bindings: [...others.bindings, binding],
        usages: [usage],
      };
      const plan = planBinding(anyPrefix, situation(again));
      expect(plan.request.envPrefix).toBe('ORDERS_API_');
      expect(plan.objects.map(({ action }) => action)).toEqual(['reuse', 'reuse', 'reuse']);
      expect(plan.collision).toBeUndefined();
    });
  });

  describe('for a reader that looks elsewhere than at GATEWAY_URL', () => {
    const cds: BindRequest = { ...request, reader: { id: 'cds', name: 'orders' } };
    const files: BindRequest = { ...request, reader: { id: 'files', name: 'rest' } };

    test('gives @sap/cds the variables that it looks for', () => {
      const plan = planBinding(cds, situation());
      expect(renderAll('en', plan.problems)).toEqual([]);
      expect(plan.variables.map(({ name }) => name)).toEqual([
        'cds_requires_orders_credentials_GATEWAY_URL',
        'cds_requires_orders_credentials_url',
      ]);
      expect(plan.objects.map(({ kind }) => kind)).toEqual([
        'serviceinstances',
        'servicebindings',
        'servicebindingusages',
      ]);
      expect(plan.objects[1]?.object).toMatchObject({
        spec: { secretTransforms: [{ addKey: { key: 'url' } }] },
      });
    });

    test('shares no binding whose Secret lacks what is looked for', () => {
      const [instance, binding, usage] = created() as [ServiceInstance, CatalogBinding, ServiceBindingUsage];
      const there = { instances: [instance], bindings: [binding], usages: [usage] };
      const plan = planBinding(cds, situation({ ...there, secretNames: [binding.metadata.name] }));
      expect(plan.objects.map(({ action }) => action)).toEqual(['reuse', 'create', 'create']);
      expect(plan.objects[1]?.object.metadata.name).not.toBe(binding.metadata.name);
    });

    test('puts files beside the variables, from a Secret of their own', () => {
      const plan = planBinding(files, situation());
      const [, , usage, binding, projection] = plan.objects.map(({ object }) => object);
      expect(plan.variables.map(({ name }) => name)).toEqual(['GATEWAY_URL']);
      expect(binding).toMatchObject({
        kind: 'ServiceBinding',
        metadata: { annotations: { [besideUsageAnnotation]: usage?.metadata.name } },
        spec: { secretTransforms: [{ addKey: { key: 'uri' } }, { addKey: { key: 'url' } }] },
      });
      expect(projection).toMatchObject({
        apiVersion: 'servicebinding.io/v1',
        spec: {
          name: 'orders-api',
          type: 'rest',
          service: { kind: 'ServiceBinding', name: binding?.metadata.name },
          workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'nginx' },
        },
      });
    });

    test('takes over the files that the same request made before', () => {
      const made = created({}, files) as [
        ServiceInstance,
        CatalogBinding,
        ServiceBindingUsage,
        CatalogBinding,
        WorkloadBinding,
      ];
      const [instance, binding, usage, fileBinding, projection] = made;
      const again = planBinding(
        files,
        situation({
          instances: [instance],
          bindings: [binding, fileBinding],
          usages: [usage],
          workloadBindings: [projection],
          secretNames: [binding.metadata.name, fileBinding.metadata.name],
        }),
      );
      expect(again.objects.map(({ action }) => action)).toEqual(Array(5).fill('reuse'));
    });

    test('refuses a name that the reader cannot look for', () => {
      const { problems } = planBinding({ ...request, reader: { id: 'cds', name: 'a_b' } }, situation());
      expect(renderAll('en', problems[0]?.message)).toContain('@sap/cds finds nothing by the name a_b.');
    });
  });

  test('takes no Deployment of somebody for the sample', () => {
    const { problems } = planBinding(request, situation({ isSampleNameTaken: true }));
    expect(renderAll('en', problems[0]?.message)).toContain(
      'Deployment nginx in namespace default is no sample',
    );
  });

  test('creates the sample Deployment first, and only where there is none', () => {
    const sample = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'nginx', namespace: 'default' },
      spec: { selector: {}, template: { spec: { containers: [{ name: 'nginx' }] } } },
    };
    expect(created({ containers: undefined, sample })[0]?.kind).toBe('Deployment');
    expect(created({ sample })[0]?.kind).toBe('ServiceInstance');
    const plan = planBinding(request, situation({ containers: undefined, sample }));
    expect(plan.variables).toEqual([{ container: 'nginx', name: 'GATEWAY_URL', key: 'GATEWAY_URL' }]);
  });

  test.each([
    [{ serviceClass: undefined }, 'not in the catalog'],
    [{ serviceClass: { ...serviceClass, status: { removedFromBrokerCatalog: true } } }, 'no longer offered'],
    [{ serviceClass: { ...serviceClass, spec: { ...serviceClass.spec, bindable: false } } }, 'no API'],
    [{ containers: undefined }, 'There is no Deployment nginx'],
  ])('refuses %#: %s', (changes, text) => {
    const { problems } = planBinding(request, situation(changes));
    expect(
      renderAll('en', problems)
        .map((problem) => problem.message)
        .join(),
    ).toContain(text);
  });

  test('refuses a prefix that gives no variable name', () => {
    expect(planBinding({ ...request, envPrefix: 'a b' }, situation()).problems).toHaveLength(1);
  });
});
