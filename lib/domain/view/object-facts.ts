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
import { message, type Sentence } from '../texts/message.ts';
import type { PageTarget } from './page-target.ts';

/** Something worth knowing of an object, in a word or two. */
export interface ObjectFact {
  /** What it is called. */
  id: Sentence;
  value: Sentence;
  /** The page about what is named. */
  target?: PageTarget;
}

type Facts = (object: never, namespace: string) => (ObjectFact | undefined)[];

const factsOf: Partial<Record<KindName, Facts>> = {
  applications: (application: Application) => [
    fact(message('objects.factDescription'), application.spec?.description),
    fact(message('objects.factServices'), `${servicesOf(application).length}`),
  ],
  applicationmappings: (mapping: ApplicationMapping) => [
    fact(message('objects.factApplication'), mapping.metadata.name, {
      page: 'application',
      name: mapping.metadata.name,
    }),
    fact(
      message('objects.factAllows'),
      allowsAllServices(mapping)
        ? message('objects.allowsAll')
        : message('objects.allowsServices', { count: mapping.spec?.services?.length ?? 0 }),
    ),
  ],
  serviceclasses: (serviceClass: ServiceClass) => [
    fact(message('objects.factShownAs'), displayNameOfServiceClass(serviceClass)),
    fact(message('objects.factOfferedBy'), serviceClass.spec.serviceBrokerName),
    applicationFact(applicationOfServiceClass(serviceClass)),
    fact(message('objects.factDescription'), serviceClass.spec.description),
  ],
  serviceplans: ({ spec }: ServicePlan, namespace) => [
    fact(message('objects.factShownAs'), spec.externalMetadata?.displayName ?? spec.externalName),
    objectFact(message('objects.factClass'), 'serviceclasses', namespace, spec.serviceClassRef?.name),
    fact(message('objects.factDescription'), spec.description),
  ],
  serviceinstances: ({ spec }: ServiceInstance, namespace) => [
    objectFact(
      message('objects.factClass'),
      'serviceclasses',
      namespace,
      spec.serviceClassRef?.name ?? spec.serviceClassName,
    ) ?? fact(message('objects.factClass'), spec.serviceClassExternalName ?? spec.serviceClassExternalID),
    fact(
      message('objects.factPlan'),
      spec.servicePlanExternalName ?? spec.servicePlanRef?.name ?? spec.servicePlanName,
    ),
  ],
  servicebindings: (binding: CatalogBinding, namespace) => [
    objectFact(message('objects.factInstance'), 'serviceinstances', namespace, binding.spec.instanceRef.name),
    objectFact(message('objects.factSecret'), 'secrets', namespace, secretNameOfCatalogBinding(binding)),
  ],
  servicebindingusages: (usage: ServiceBindingUsage, namespace) => [
    objectFact(
      message('objects.factBinding'),
      'servicebindings',
      namespace,
      usage.spec.serviceBindingRef.name,
    ),
    workloadFact(usage, namespace),
    fact(message('objects.factPrefix'), envPrefixOfUsage(usage)),
  ],
  deployments: workloadFacts,
  statefulsets: workloadFacts,
  daemonsets: (daemonSet: DaemonSet) => [
    fact(
      message('objects.factPods'),
      message('objects.podsReady', {
        ready: daemonSet.status?.numberReady ?? 0,
        count: daemonSet.status?.desiredNumberScheduled ?? 0,
      }),
    ),
    imagesFact(daemonSet.spec.template.spec.containers),
  ],
  pods: ({ status, spec }: Pod) => [
    fact(message('objects.factPhase'), status?.phase),
    fact(message('objects.factNode'), spec.nodeName),
    fact(message('objects.factAddress'), status?.podIP),
    imagesFact(spec.containers),
  ],
  namespaces: ({ status }: Namespace) => [fact(message('objects.factPhase'), status?.phase)],
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

function fact(id: Sentence, value: Sentence | undefined, target?: PageTarget): ObjectFact | undefined {
  return value === undefined || value === ''
    ? undefined
    : { id, value, ...(target === undefined ? {} : { target }) };
}

function objectFact(
  id: Sentence,
  kind: KindName,
  namespace: string,
  name: string | undefined,
): ObjectFact | undefined {
  return name === undefined ? undefined : fact(id, name, objectTarget(kind, namespace, name));
}

function applicationFact(name: string | undefined): ObjectFact | undefined {
  return name === undefined
    ? undefined
    : fact(message('objects.factApplication'), name, { page: 'application', name });
}

function workloadFact({ spec }: ServiceBindingUsage, namespace: string): ObjectFact | undefined {
  const { kind, name } = spec.usedBy;
  return isFollowed(kind)
    ? fact(
        message('objects.factWorkload'),
        `${followedKinds[kind].noun} ${name}`,
        objectTarget(followedKinds[kind].kind, namespace, name),
      )
    : fact(message('objects.factWorkload'), `${kind} ${name}`);
}

function workloadFacts({ spec, status }: Pick<Deployment, 'spec' | 'status'>): (ObjectFact | undefined)[] {
  return [
    fact(
      message('objects.factPods'),
      message('objects.podsReady', { ready: status?.readyReplicas ?? 0, count: spec.replicas ?? 1 }),
    ),
    imagesFact(spec.template.spec.containers),
  ];
}

function imagesFact(containers: readonly Container[]): ObjectFact | undefined {
  const images = [...new Set(containers.flatMap(({ image }) => image ?? []))];
  return fact(message('objects.factImages', { count: images.length }), images.join(', '));
}

function keyedFacts({ type, keys }: KeyedObject): (ObjectFact | undefined)[] {
  return [
    fact(message('objects.factType'), type),
    fact(message('objects.factKeys'), keys.length === 0 ? message('objects.noKeys') : keys.join(', ')),
  ];
}
