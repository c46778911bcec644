import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import {
  hasReason,
  isReady,
  offeredPlan,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';

const { servicebrokers, serviceclasses, serviceplans, serviceinstances } = kinds;
let catalog: TestCatalog;

beforeAll(async () => {
  catalog = await startTestCatalog();
});
afterAll(() => catalog?.stop());

function sha224(text: string): string {
  return createHash('sha224').update(text).digest('hex');
}

function whenClass(name: string): Promise<ServiceClass> {
  return catalog.when<ServiceClass>(serviceclasses, name, () => true);
}

function whenPlan(name: string): Promise<ServicePlan> {
  return catalog.when<ServicePlan>(serviceplans, name, () => true);
}

async function relist(name: string): Promise<void> {
  const { kube, namespace } = catalog.api;
  const { spec } = await kube.get<ServiceBroker>(servicebrokers, name, namespace);
  const relistRequests = (spec.relistRequests ?? 0) + 1;
  await kube.patch(servicebrokers, { name, namespace }, 'merge', { spec: { relistRequests } });
}

describe.concurrent('a class', () => {
  it('has what the catalog says, metadata word for word', async () => {
    const metadata = { displayName: 'Orders', labels: { a: 'b' }, nested: [{ deep: null }, 1] };
    const more = {
      metadata,
      tags: ['t'],
      requires: ['r'],
      plan_updateable: true,
      bindings_retrievable: true,
    };
    await catalog.createBroker('verbatim', [offeredService('verbatim', more)]);
    const { spec } = await whenClass('verbatim');
    expect(spec).toEqual({
      externalName: 'name-of-verbatim',
      externalID: 'verbatim',
      description: 'About verbatim',
      bindable: true,
      bindingRetrievable: true,
      planUpdatable: true,
      externalMetadata: metadata,
      tags: ['t'],
      requires: ['r'],
      serviceBrokerName: 'verbatim',
    });
  });

  it('has the hashed labels', async () => {
    await catalog.createBroker('labels', [offeredService('labels')]);
    const { metadata } = await whenClass('labels');
    expect(metadata.labels).toEqual({
      'servicecatalog.k8s.io/spec.externalID': sha224('labels'),
      'servicecatalog.k8s.io/spec.externalName': sha224('name-of-labels'),
      'servicecatalog.k8s.io/spec.serviceBrokerName': sha224('labels'),
    });
  });

  it.each([
    ['4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55', '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55'],
    ['dot.ted', 'dot.ted'],
    ['Upper', 'z55zpper'],
    ['zebra', 'z7azebra'],
    ['under_score', 'underz5fzscore'],
    ['with blank', 'withz20zblank'],
    [
      'ABCDEFGHIJKLMNOP',
      `z41zz42zz43zz44zz45zz46zz47zz4-${createHash('md5').update('ABCDEFGHIJKLMNOP').digest('hex')}`,
    ],
  ])('with the id %s is called %s', async (id, name) => {
    const broker = `named-${createHash('md5').update(id).digest('hex').slice(0, 8)}`;
    await catalog.createBroker(broker, [
      offeredService(id, { name: broker, plans: [offeredPlan(`${broker}-plan`, 'default')] }),
    ]);
    expect((await whenClass(name)).spec.externalID).toBe(id);
    expect((await whenPlan(`${broker}-plan`)).spec.serviceClassRef).toEqual({ name });
  });

  it('keeps what an administrator has set when the catalog changes', async () => {
    const broker = await catalog.createBroker('tended', [offeredService('tended')]);
    await whenClass('tended');
    const target = { name: 'tended', namespace: catalog.api.namespace };
    const defaultProvisionParameters = { size: 'L' };
    await catalog.api.kube.patch(serviceclasses, target, 'merge', { spec: { defaultProvisionParameters } });
    broker.services = [offeredService('tended', { description: 'Anew' })];
    await relist('tended');
    const found = await catalog.when<ServiceClass>(
      serviceclasses,
      'tended',
      ({ spec }) => spec.description === 'Anew',
    );
    expect(found.spec).toMatchObject({ defaultProvisionParameters });
  });

  it('that is gone from the catalog goes at once where nobody has it', async () => {
    const broker = await catalog.createBroker('unused', [offeredService('unused')]);
    await whenPlan('unused-plan');
    broker.services = [];
    await relist('unused');
    await catalog.whenGone(serviceclasses, 'unused');
    await catalog.whenGone(serviceplans, 'unused-plan');
  });

  it('that is gone from the catalog is marked, refuses newcomers, and goes with its last instance', async () => {
    const broker = await catalog.createBroker('used', [offeredService('used')]);
    await whenClass('used');
    await catalog.createInstance('user', { serviceClassExternalName: 'name-of-used' });
    await catalog.when(serviceinstances, 'user', isReady);
    broker.services = [];
    await relist('used');
    await catalog.when<ServiceClass>(
      serviceclasses,
      'used',
      ({ status }) => status?.removedFromBrokerCatalog === true,
    );
    await catalog.createInstance('newcomer', { serviceClassExternalName: 'name-of-used' });
    await catalog.when(serviceinstances, 'newcomer', hasReason('ReferencesDeletedServicePlan'));
    expect(broker.callsOf('provision', 'newcomer')).toEqual([]);
    await catalog.remove(serviceinstances, 'newcomer');
    await catalog.remove(serviceinstances, 'user');
    await catalog.whenGone(serviceclasses, 'used');
    await catalog.whenGone(serviceplans, 'used-plan');
  });

  it('that comes back into the catalog is offered again', async () => {
    const broker = await catalog.createBroker('back', [offeredService('back')]);
    await whenClass('back');
    await catalog.createInstance('keeper', { serviceClassName: 'back' });
    await catalog.when(serviceinstances, 'keeper', isReady);
    broker.services = [];
    await relist('back');
    const isRemoved = ({ status }: ServiceClass) => status?.removedFromBrokerCatalog === true;
    await catalog.when<ServiceClass>(serviceclasses, 'back', isRemoved);
    broker.services = [offeredService('back')];
    await relist('back');
    await catalog.when<ServiceClass>(serviceclasses, 'back', (found) => !isRemoved(found));
  });

  it('that somebody deletes comes back with the next reading', async () => {
    await catalog.createBroker('deleted', [offeredService('deleted')]);
    await whenPlan('deleted-plan');
    await catalog.remove(serviceclasses, 'deleted');
    await relist('deleted');
    await whenClass('deleted');
  });
});

describe.concurrent('a plan', () => {
  it('has what the catalog says, with its schemas', async () => {
    const schema = (title: string) => ({ $schema: 'http://json-schema.org/draft-07/schema#', title });
    const more = {
      metadata: { displayName: 'Small' },
      bindable: false,
      free: true,
      schemas: {
        service_instance: {
          create: { parameters: schema('create') },
          update: { parameters: schema('update') },
        },
        service_binding: { create: { parameters: schema('bind') } },
      },
    };
    const plans = [offeredPlan('schemed-small', 'small', more)];
    await catalog.createBroker('schemed', [offeredService('schemed', { plans })]);
    const { spec } = await whenPlan('schemed-small');
    expect(spec).toEqual({
      externalName: 'small',
      externalID: 'schemed-small',
      description: 'About schemed-small',
      bindable: false,
      free: true,
      externalMetadata: { displayName: 'Small' },
      instanceCreateParameterSchema: schema('create'),
      instanceUpdateParameterSchema: schema('update'),
      serviceBindingCreateParameterSchema: schema('bind'),
      serviceClassRef: { name: 'schemed' },
      serviceBrokerName: 'schemed',
    });
  });

  it('that does not say whether it is free is not, and leaves bindable to its class', async () => {
    await catalog.createBroker('silent', [offeredService('silent')]);
    const { spec } = await whenPlan('silent-plan');
    expect(spec.free).toBe(false);
    expect(spec).not.toHaveProperty('bindable');
  });

  it('has the hashed labels, that of its class too', async () => {
    await catalog.createBroker('plan-labels', [offeredService('plan-labels')]);
    const { metadata } = await whenPlan('plan-labels-plan');
    expect(metadata.labels).toEqual({
      'servicecatalog.k8s.io/spec.externalID': sha224('plan-labels-plan'),
      'servicecatalog.k8s.io/spec.externalName': sha224('default'),
      'servicecatalog.k8s.io/spec.serviceBrokerName': sha224('plan-labels'),
      'servicecatalog.k8s.io/spec.serviceClassRef.name': sha224('plan-labels'),
    });
  });

  it('that is gone from the catalog refuses newcomers by its own reason', async () => {
    const both = [offeredPlan('halved-a', 'a'), offeredPlan('halved-b', 'b')];
    const broker = await catalog.createBroker('halved', [offeredService('halved', { plans: both })]);
    await whenPlan('halved-b');
    await catalog.createInstance('has-b', {
      serviceClassExternalName: 'name-of-halved',
      servicePlanExternalName: 'b',
    });
    await catalog.when(serviceinstances, 'has-b', isReady);
    broker.services = [offeredService('halved', { plans: [offeredPlan('halved-a', 'a')] })];
    await relist('halved');
    await catalog.when<ServicePlan>(
      serviceplans,
      'halved-b',
      ({ status }) => status?.removedFromBrokerCatalog === true,
    );
    await catalog.createInstance('wants-b', {
      serviceClassExternalName: 'name-of-halved',
      servicePlanExternalName: 'b',
    });
    await catalog.when(serviceinstances, 'wants-b', hasReason('ReferencesDeletedServicePlan'));
    // with b gone, a is the only plan left to choose
    await catalog.createInstance('wants-any', { serviceClassExternalName: 'name-of-halved' });
    await catalog.when(serviceinstances, 'wants-any', isReady);
  });
});
