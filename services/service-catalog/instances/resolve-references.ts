import { catalogLabelValue } from '#lib/domain/catalog-names.ts';
import { catalogFinalizer } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { ServicePlan } from '#lib/domain/service-plan.ts';
import { reconcileError } from '../reconcile-error.ts';

type Spec = ServiceInstance['spec'];

const classStyles = ['serviceClassExternalName', 'serviceClassExternalID', 'serviceClassName'] as const;
const planStyles = ['servicePlanExternalName', 'servicePlanExternalID', 'servicePlanName'] as const;

/** Whether two specs ask for the same class and plan; references found earlier do not count. */
export function userSpecified(spec: Spec): { className: string; planName: string } {
  const clusterClass =
    spec.clusterServiceClassExternalName ??
    spec.clusterServiceClassExternalID ??
    spec.clusterServiceClassName;
  const clusterPlan =
    spec.clusterServicePlanExternalName ?? spec.clusterServicePlanExternalID ?? spec.clusterServicePlanName;
  const cluster = clusterClass !== undefined;
  const className = cluster ? clusterClass : first(spec, classStyles);
  const planName = cluster ? clusterPlan : first(spec, planStyles);
  return {
    className: `${cluster ? 'ClusterServiceClass' : 'ServiceClass'}/${className ?? ''}`,
    planName: planName ?? '',
  };
}

function first(spec: Spec, styles: readonly (keyof Spec)[]): string | undefined {
  const style = styles.find((it) => spec[it] !== undefined);
  return style === undefined ? undefined : (spec[style] as string);
}

/** What the webhook of Service Catalog did at creation, as far as it needs no catalog (binding contract 2.3). */
export function withIdentity(instance: ServiceInstance, newId: () => string): ServiceInstance {
  const finalizers = instance.metadata.finalizers ?? [];
  if (finalizers.includes(catalogFinalizer) && instance.spec.externalID) {
    return instance;
  }
  return {
    ...instance,
    metadata: {
      ...instance.metadata,
      finalizers: finalizers.includes(catalogFinalizer) ? finalizers : [...finalizers, catalogFinalizer],
    },
    spec: { ...instance.spec, externalID: instance.spec.externalID || newId() },
  };
}

/**
 * `instance` with its references to class and plan, the plan filled in where the class has just one.
 * @throws ReconcileError with the contract's reason when something is missing.
 */
export function withReferences(
  instance: ServiceInstance,
  classes: ServiceClass[],
  plans: ServicePlan[],
): ServiceInstance {
  const serviceClass = findClass(instance.spec, classes);
  const ofClass = plans.filter((plan) => plan.spec.serviceClassRef?.name === serviceClass.metadata.name);
  const { plan, spec } = choosePlan(instance.spec, serviceClass, ofClass);
  const className = serviceClass.metadata.name;
  const planName = plan.metadata.name;
  if (spec.serviceClassRef?.name === className && spec.servicePlanRef?.name === planName) {
    return instance;
  }
  return {
    ...instance,
    metadata: {
      ...instance.metadata,
      labels: {
        ...instance.metadata.labels,
        'servicecatalog.k8s.io/spec.serviceClassRef.name': catalogLabelValue(className),
        'servicecatalog.k8s.io/spec.servicePlanRef.name': catalogLabelValue(planName),
      },
    },
    spec: { ...spec, serviceClassRef: { name: className }, servicePlanRef: { name: planName } },
  };
}

function findClass(spec: Spec, classes: ServiceClass[]): ServiceClass {
  const style = classStyles.find((it) => spec[it] !== undefined);
  const wanted = style === undefined ? undefined : spec[style];
  const found = classes.find((one) => {
    switch (style) {
      case 'serviceClassExternalName':
        return one.spec.externalName === wanted;
      case 'serviceClassExternalID':
        return one.spec.externalID === wanted;
      case 'serviceClassName':
        return one.metadata.name === wanted;
      default:
        return false;
    }
  });
  if (found === undefined) {
    throw reconcileError(
      'ReferencesNonexistentServiceClass',
      `The instance references a ServiceClass that does not exist. ${userSpecified(spec).className}`,
    );
  }
  return found;
}

function choosePlan(
  spec: Spec,
  serviceClass: ServiceClass,
  plans: ServicePlan[],
): { plan: ServicePlan; spec: Spec } {
  const style = planStyles.find((it) => spec[it] !== undefined);
  if (style === undefined) {
    return defaultPlan(spec, serviceClass, plans);
  }
  const wanted = spec[style];
  const plan = plans.find((one) => {
    if (style === 'servicePlanExternalName') {
      return one.spec.externalName === wanted;
    }
    return (style === 'servicePlanExternalID' ? one.spec.externalID : one.metadata.name) === wanted;
  });
  if (plan === undefined) {
    throw reconcileError(
      'ReferencesNonexistentServicePlan',
      `The instance references a ServicePlan that does not exist. ServicePlan/${wanted} of ServiceClass/${serviceClass.spec.externalName}`,
    );
  }
  return { plan, spec };
}

/** The only plan of the class, named in the same style as the class was. */
function defaultPlan(
  spec: Spec,
  { metadata, spec: { externalName } }: ServiceClass,
  plans: ServicePlan[],
): { plan: ServicePlan; spec: Spec } {
  const [plan, ...more] = plans;
  if (plan === undefined) {
    throw reconcileError(
      'ReferencesNonexistentServicePlan',
      `ServiceClass (K8S: ${metadata.name} ExternalName: ${externalName}) has no plan.`,
    );
  }
  if (more.length > 0) {
    throw reconcileError(
      'ReferencesNonexistentServicePlan',
      `ServiceClass (K8S: ${metadata.name} ExternalName: ${externalName}) has more than one plan, PlanName must be specified`,
    );
  }
  if (spec.serviceClassExternalName !== undefined) {
    return { plan, spec: { ...spec, servicePlanExternalName: plan.spec.externalName } };
  }
  if (spec.serviceClassExternalID !== undefined) {
    return { plan, spec: { ...spec, servicePlanExternalID: plan.spec.externalID } };
  }
  return { plan, spec: { ...spec, servicePlanName: plan.metadata.name } };
}
