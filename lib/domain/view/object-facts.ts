import { type Application, servicesOf } from '../application/application.ts';
import { type ApplicationMapping, allowsAllServices } from '../application/application-mapping.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { followedKinds, isFollowed } from '../health/followed-kinds.ts';
import type { KeyedObject, Namespace } from '../kubernetes/core-objects.ts';
import { type KindName, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject, OwnerReference } from '../kubernetes/kube-object.ts';
import type { Container, DaemonSet, Deployment, Pod } from '../kubernetes/workload.ts';
import type { PageTarget } from './page-target.ts';

/** Something worth knowing of an object, in a word or two. */
export interface ObjectFact {
  /** What it is called. */
  id: string;
  value: string;
  /** The page about what is named. */
  target?: PageTarget;
}

type Facts = (object: never, namespace: string) => (ObjectFact | undefined)[];

const factsOf: Partial<Record<KindName, Facts>> = {
  applications: (application: Application) => [
    fact('Description', application.spec?.description),
    fact('Services', `${servicesOf(application).length}`),
  ],
  applicationmappings: (mapping: ApplicationMapping) => [
    fact('Application', mapping.metadata.name, { page: 'application', name: mapping.metadata.name }),
    fact(
      'Allows',
      allowsAllServices(mapping)
        ? 'all services, also those to come'
        : countOf(mapping.spec?.services?.length ?? 0, 'service'),
    ),
  ],
  serviceclasses: (serviceClass: ServiceClass) => [
    fact('Shown as', displayNameOfServiceClass(serviceClass)),
    fact('Offered by', serviceClass.spec.serviceBrokerName),
    applicationFact(applicationOfServiceClass(serviceClass)),
    fact('Description', serviceClass.spec.description),
  ],
  serviceplans: ({ spec }: ServicePlan, namespace) => [
    fact('Shown as', spec.externalMetadata?.displayName ?? spec.externalName),
    objectFact('Class', 'serviceclasses', namespace, spec.serviceClassRef?.name),
    fact('Description', spec.description),
  ],
  serviceinstances: ({ spec }: ServiceInstance, namespace) => [
    objectFact('Class', 'serviceclasses', namespace, spec.serviceClassRef?.name ?? spec.serviceClassName) ??
      fact('Class', spec.serviceClassExternalName ?? spec.serviceClassExternalID),
    fact('Plan', spec.servicePlanExternalName ?? spec.servicePlanRef?.name ?? spec.servicePlanName),
  ],
  servicebindings: (binding: CatalogBinding, namespace) => [
    objectFact('Instance', 'serviceinstances', namespace, binding.spec.instanceRef.name),
    objectFact('Secret', 'secrets', namespace, secretNameOfCatalogBinding(binding)),
  ],
  servicebindingusages: (usage: ServiceBindingUsage, namespace) => [
    objectFact('Binding', 'servicebindings', namespace, usage.spec.serviceBindingRef.name),
    workloadFact(usage, namespace),
    fact('Prefix', envPrefixOfUsage(usage)),
  ],
  deployments: workloadFacts,
  statefulsets: workloadFacts,
  daemonsets: (daemonSet: DaemonSet) => [
    fact(
      'Pods',
      `${daemonSet.status?.numberReady ?? 0} of ${daemonSet.status?.desiredNumberScheduled ?? 0} ready`,
    ),
    imagesFact(daemonSet.spec.template.spec.containers),
  ],
  pods: ({ status, spec }: Pod) => [
    fact('Phase', status?.phase),
    fact('Node', spec.nodeName),
    fact('Address', status?.podIP),
    imagesFact(spec.containers),
  ],
  namespaces: ({ status }: Namespace) => [fact('Phase', status?.phase)],
  secrets: keyedFacts,
  configmaps: keyedFacts,
};

/** What an object of a kind says of itself. Others than the server may have written it: nothing is expected to be there. */
export function objectFacts(kind: KindName, object: KubeObject): ObjectFact[] {
  try {
    const facts = factsOf[kind]?.(object as never, object.metadata.namespace ?? '') ?? [];
    return facts.filter((one) => one !== undefined);
  } catch (error) {
    if (error instanceof TypeError) {
      return [];
    }
    throw error;
  }
}

/** The objects that an object goes with. */
export function ownerFacts({ metadata: { namespace, ownerReferences = [] } }: KubeObject): ObjectFact[] {
  return ownerReferences.map((owner) => {
    const kind = kindOfOwner(owner);
    return {
      id: `${owner.kind} ${owner.name}`,
      value: owner.name,
      ...(kind === undefined ? {} : { target: objectTarget(kind, namespace, owner.name) }),
    };
  });
}

function kindOfOwner({ apiVersion, kind }: OwnerReference): KindName | undefined {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return (Object.keys(kinds) as KindName[]).find(
    (name) => kinds[name].kind === kind && kinds[name].group === group,
  );
}

function objectTarget(kind: KindName, namespace: string | undefined, name: string): PageTarget {
  return {
    page: 'object',
    kind,
    name,
    ...(kinds[kind].namespaced && namespace !== undefined ? { namespace } : {}),
  };
}

function fact(id: string, value: string | undefined, target?: PageTarget): ObjectFact | undefined {
  return value === undefined || value === ''
    ? undefined
    : { id, value, ...(target === undefined ? {} : { target }) };
}

function objectFact(
  id: string,
  kind: KindName,
  namespace: string,
  name: string | undefined,
): ObjectFact | undefined {
  return name === undefined ? undefined : fact(id, name, objectTarget(kind, namespace, name));
}

function applicationFact(name: string | undefined): ObjectFact | undefined {
  return name === undefined ? undefined : fact('Application', name, { page: 'application', name });
}

function workloadFact({ spec }: ServiceBindingUsage, namespace: string): ObjectFact | undefined {
  const { kind, name } = spec.usedBy;
  return isFollowed(kind)
    ? fact(
        'Workload',
        `${followedKinds[kind].noun} ${name}`,
        objectTarget(followedKinds[kind].kind, namespace, name),
      )
    : fact('Workload', `${kind} ${name}`);
}

function workloadFacts({ spec, status }: Pick<Deployment, 'spec' | 'status'>): (ObjectFact | undefined)[] {
  return [
    fact('Pods', `${status?.readyReplicas ?? 0} of ${spec.replicas ?? 1} ready`),
    imagesFact(spec.template.spec.containers),
  ];
}

function imagesFact(containers: readonly Container[]): ObjectFact | undefined {
  const images = [...new Set(containers.flatMap(({ image }) => image ?? []))];
  return fact(images.length === 1 ? 'Image' : 'Images', images.join(', '));
}

function keyedFacts({ type, keys }: KeyedObject): (ObjectFact | undefined)[] {
  return [fact('Type', type), fact('Keys', keys.length === 0 ? 'none' : keys.join(', '))];
}

function countOf(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? noun : `${noun}s`}`;
}
