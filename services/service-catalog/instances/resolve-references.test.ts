import { describe, expect, it } from 'vitest';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { externalIdOf, withIdentity } from './identity.ts';
import { userSpecified, withReferences } from './resolve-references.ts';

const apiVersion = 'servicecatalog.k8s.io/v1beta1';

function instance(spec: ServiceInstance['spec']): ServiceInstance {
  return { apiVersion, kind: 'ServiceInstance', metadata: { name: 'orders' }, spec };
}

function serviceClass(name: string): ServiceClass {
  const spec = { externalName: `${name}-name`, externalID: `${name}-id`, description: name };
  return { apiVersion, kind: 'ServiceClass', metadata: { name }, spec };
}

function plan(name: string, className: string): ServicePlan {
  const spec = {
    externalName: `${name}-name`,
    externalID: `${name}-id`,
    description: name,
    serviceClassRef: { name: className },
  };
  return { apiVersion, kind: 'ServicePlan', metadata: { name }, spec };
}

const classes = [serviceClass('one'), serviceClass('two')];
const plans = [plan('only', 'one'), plan('small', 'two'), plan('large', 'two')];

describe('withReferences', () => {
  it.each([
    [{ serviceClassExternalName: 'one-name' }, { servicePlanExternalName: 'only-name' }],
    [{ serviceClassExternalID: 'one-id' }, { servicePlanExternalID: 'only-id' }],
    [{ serviceClassName: 'one' }, { servicePlanName: 'only' }],
  ])('fills in the only plan in the style of %j', (spec, filled) => {
    expect(withReferences(instance(spec), classes, plans).spec).toEqual({
      ...spec,
      ...filled,
      serviceClassRef: { name: 'one' },
      servicePlanRef: { name: 'only' },
    });
  });

  it('takes the plan that is named, also in another style', () => {
    const spec = { serviceClassExternalName: 'two-name', servicePlanName: 'large' };
    expect(withReferences(instance(spec), classes, plans).spec.servicePlanRef).toEqual({ name: 'large' });
  });

  it('gives back the same object when all is set', () => {
    const resolved = withReferences(instance({ serviceClassName: 'one' }), classes, plans);
    expect(withReferences(resolved, classes, plans)).toBe(resolved);
  });

  it.each([
    [{ serviceClassName: 'none' }, 'ReferencesNonexistentServiceClass', /ServiceClass\/none/],
    [{ clusterServiceClassName: 'x' }, 'ReferencesNonexistentServiceClass', /ClusterServiceClass\/x/],
    [
      { serviceClassName: 'one', servicePlanName: 'large' },
      'ReferencesNonexistentServicePlan',
      /ServicePlan\/large/,
    ],
    [
      { serviceClassName: 'two' },
      'ReferencesNonexistentServicePlan',
      /has more than one plan, PlanName must be specified$/,
    ],
  ])('refuses %j', (spec, reason, message) => {
    expect(() => withReferences(instance(spec), classes, plans)).toThrow(
      expect.objectContaining({ reason, message: expect.stringMatching(message) }),
    );
  });
});

it('an identity is given once', () => {
  const named = withIdentity(instance({ serviceClassName: 'one' }), () => 'new-id');
  expect(named.spec.externalID).toBe('new-id');
  expect(named.metadata.finalizers).toEqual(['kubernetes-incubator/service-catalog']);
  expect(withIdentity(named, () => 'another')).toBe(named);
  expect(withIdentity(instance({ externalID: 'own' }), () => 'another').spec.externalID).toBe('own');
});

it('an identity cannot be changed', () => {
  const named = withIdentity(instance({ externalID: 'first' }), () => 'another');
  const changed = { ...named, spec: { ...named.spec, externalID: 'second' } };
  expect(externalIdOf(changed)).toBe('first');
  expect(withIdentity(changed, () => 'another').spec.externalID).toBe('first');
});

it('shows what the user has asked for', () => {
  const spec = { serviceClassExternalName: 'orders', servicePlanExternalName: 'default' };
  expect(userSpecified(instance(spec))).toEqual({ className: 'ServiceClass/orders', planName: 'default' });
});
