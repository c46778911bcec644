import { catalogLabels } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { reconcileError } from '../reconcile-error.ts';
import { type CatalogScope, clusterScope, namespacedScope, scopeOfInstance } from '../scope.ts';

type Spec = ServiceInstance['spec'];
type Style = keyof Spec;

/** The class and plan that the user has asked for, as status shows them. */
export function userSpecified(instance: ServiceInstance): { className: string; planName: string } {
  const scope = scopeOfInstance(instance);
  const [className, planName] = [scope.classStyles, scope.planStyles].map((styles) => {
    const style = styles.find((it) => instance.spec[it] !== undefined);
    return style === undefined ? '' : String(instance.spec[style]);
  });
  return { className: `${scope.classes.kind}/${className}`, planName: planName ?? '' };
}

/**
 * `instance` with its references to class and plan, the plan filled in where the class has just one.
 * A provisioned instance keeps its class, whatever that is called by now.
 * @throws ReconcileError with the contract's reason when something is missing or must not be changed.
 */
export function withReferences(
  instance: ServiceInstance,
  classes: ServiceClass[],
  plans: ServicePlan[],
): ServiceInstance {
  const scope = scopeOfInstance(instance);
  const serviceClass = chooseClass(scope, instance, classes);
  const ofClass = plans.filter((plan) => plan.spec[scope.classRef]?.name === serviceClass.metadata.name);
  const { plan, spec } = choosePlan(scope, instance, serviceClass, ofClass);
  const [className, planName] = [serviceClass.metadata.name, plan.metadata.name];
  if (spec[scope.classRef]?.name === className && spec[scope.planRef]?.name === planName) {
    return instance;
  }
  const labels = catalogLabels({
    [`${scope.classRef}.name`]: className,
    [`${scope.planRef}.name`]: planName,
  });
  return {
    ...instance,
    metadata: { ...instance.metadata, labels: { ...instance.metadata.labels, ...labels } },
    spec: { ...spec, [scope.classRef]: { name: className }, [scope.planRef]: { name: planName } },
  };
}

function isProvisioned({ status }: ServiceInstance): boolean {
  return status?.provisionStatus === 'Provisioned';
}

/** Whether the broker may have something under the instance's id, which belongs to the class it was asked for with. */
function isKnownToBroker(instance: ServiceInstance): boolean {
  return isProvisioned(instance) || instance.status?.deprovisionStatus === 'Required';
}

function chooseClass(scope: CatalogScope, instance: ServiceInstance, classes: ServiceClass[]): ServiceClass {
  const before = isKnownToBroker(instance) ? instance.spec[scope.classRef]?.name : undefined;
  const named = findClass(scope, instance, classes, before);
  const current = classes.find((one) => one.metadata.name === before);
  if (current !== undefined && named !== undefined && named !== current) {
    throw reconcileError(
      'UpdateInstanceCallFailed',
      `The class of an instance cannot be changed once the broker was asked for it; it is ${current.kind}/${current.spec.externalName}.`,
    );
  }
  const found = current ?? named;
  if (found === undefined) {
    const { className, planName } = userSpecified(instance);
    const said = planName === '' ? ' does not exist, can not figure out the default ServicePlan.' : '';
    throw reconcileError(
      'ReferencesNonexistentServiceClass',
      `The instance references a ${scope.classes.kind} that does not exist. ${className}${said}`,
    );
  }
  return found;
}

function findClass(
  scope: CatalogScope,
  { spec }: ServiceInstance,
  classes: ServiceClass[],
  before: string | undefined,
): ServiceClass | undefined {
  const styles = [...namespacedScope.classStyles, ...clusterScope.classStyles].filter(
    (style) => spec[style] !== undefined,
  );
  const [style, ...more] = styles;
  if (style === undefined || more.length > 0) {
    throw reconcileError(
      'ReferencesNonexistentServiceClass',
      style === undefined
        ? 'The instance names no class.'
        : `The instance names its class in ${styles.length} ways: ${styles.join(', ')}. One is wanted.`,
    );
  }
  return pick(classes, scope.classStyles.indexOf(style), spec[style], before);
}

/**
 * The offer that the `style`-th way to name one leads to: external name, external id, object name. What the broker has
 * taken back may share its name with a successor: that one counts, except for instances that have the former already.
 */
function pick<T extends ServiceClass | ServicePlan>(
  offers: T[],
  style: number,
  wanted: unknown,
  before: string | undefined,
): T | undefined {
  const called = offers.filter(
    ({ metadata, spec }) => [spec.externalName, spec.externalID, metadata.name][style] === wanted,
  );
  return called.find((one) => one.metadata.name === before) ?? called.find(isOffered) ?? called[0];
}

function isOffered({ status }: ServiceClass | ServicePlan): boolean {
  return status?.removedFromBrokerCatalog !== true;
}

function choosePlan(
  scope: CatalogScope,
  instance: ServiceInstance,
  serviceClass: ServiceClass,
  plans: ServicePlan[],
): { plan: ServicePlan; spec: Spec } {
  const { spec } = instance;
  const style = scope.planStyles.find((it) => spec[it] !== undefined);
  if (style === undefined) {
    return defaultPlan(scope, spec, serviceClass, plans);
  }
  const before = isProvisioned(instance) ? spec[scope.planRef]?.name : undefined;
  const plan = pick(plans, scope.planStyles.indexOf(style), spec[style], before);
  if (plan === undefined) {
    throw reconcileError(
      'ReferencesNonexistentServicePlan',
      `The instance references a ${scope.plans.kind} that does not exist. ${scope.plans.kind}/${spec[style]} of ${scope.classes.kind}/${serviceClass.spec.externalName}`,
    );
  }
  const isChange = before !== undefined && before !== plan.metadata.name;
  if (isChange && serviceClass.spec.planUpdatable !== true) {
    throw reconcileError(
      'UpdateInstanceCallFailed',
      `The Service Class ${serviceClass.spec.externalName} does not allow plan changes.`,
    );
  }
  return { plan, spec };
}

/** The only plan of the class, named in the same style as the class was. */
function defaultPlan(
  scope: CatalogScope,
  spec: Spec,
  { kind, metadata, spec: { externalName } }: ServiceClass,
  plans: ServicePlan[],
): { plan: ServicePlan; spec: Spec } {
  const offered = plans.filter(isOffered);
  const [plan, ...more] = offered.length > 0 ? offered : plans;
  const title = `${kind} (K8S: ${metadata.name} ExternalName: ${externalName})`;
  if (plan === undefined) {
    throw reconcileError('ReferencesNonexistentServicePlan', `${title} has no plan.`);
  }
  if (more.length > 0) {
    throw reconcileError(
      'ReferencesNonexistentServicePlan',
      `${title} has more than one plan, PlanName must be specified`,
    );
  }
  const style = scope.classStyles.findIndex((it) => spec[it] !== undefined);
  const values = [plan.spec.externalName, plan.spec.externalID, plan.metadata.name];
  const filled: Style | undefined = scope.planStyles[style];
  return { plan, spec: filled === undefined ? spec : { ...spec, [filled]: values[style] } };
}
