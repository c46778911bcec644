import { type Application, type ApplicationService, servicesOf } from '../application/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '../application/application-mapping.ts';
import { applicationBrokerName, type ServiceBroker } from '../catalog/service-broker.ts';
import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { successorsOf } from '../catalog/successor.ts';
import { abandonedClassHealth, classHealth, missingClassHealth } from '../health/class-health.ts';
import { instanceHealth } from '../health/instance-health.ts';
import type { NodeHealth } from '../health/node-health.ts';
import type { Replacement } from '../health/rules/class/published-class.ts';
import { classUnknown } from '../health/rules/class/unknown.ts';
import { tell } from '../health/rules/diagnose.ts';
import { objectKey } from '../kubernetes/kube-object.ts';
import { type GraphNode, nodeId } from './binding-graph-node.ts';
import type { GraphDraft } from './graph-draft.ts';

export interface CatalogObjects {
  applications: Application[];
  applicationmappings: ApplicationMapping[];
  servicebrokers: ServiceBroker[];
  serviceclasses: ServiceClass[];
  serviceinstances: ServiceInstance[];
}

interface OfferedService {
  application: string;
  service: ApplicationService;
}

/** Where the service of a class comes from, and whether its namespace may use it. */
function offersById(applications: Application[]): Map<string, OfferedService> {
  const offers = new Map<string, OfferedService>();
  for (const application of applications) {
    for (const service of servicesOf(application)) {
      offers.set(service.id, { application: application.metadata.name, service });
    }
  }
  return offers;
}

/** Adds the classes that are there, and those that a mapping promises. */
export function addClasses(graph: GraphDraft, objects: CatalogObjects): void {
  const offers = offersById(objects.applications);
  const users = usersOfClasses(objects);
  addPublished(graph, objects, offers, users);
  addPromised(graph, objects, offers, users);
}

type Offers = Map<string, OfferedService>;
type Users = Map<string, ServiceInstance[]>;

function addPublished(graph: GraphDraft, objects: CatalogObjects, offers: Offers, users: Users): void {
  const { applications, applicationmappings, serviceclasses } = objects;
  const applicationsByName = new Map(applications.map((one) => [one.metadata.name, one]));
  const mappings = new Map(applicationmappings.map((mapping) => [objectKey(mapping), mapping]));

  for (const serviceClass of serviceclasses) {
    const { name, namespace = '' } = serviceClass.metadata;
    const offer = offers.get(serviceClass.spec.externalID);
    const id = nodeId('class', namespace, serviceClass.spec.externalID);
    if (offer === undefined && !users.has(id)) {
      continue;
    }
    const foreign = serviceClass.spec.serviceBrokerName !== applicationBrokerName;
    const application = foreign
      ? undefined
      : applicationsByName.get(applicationOfServiceClass(serviceClass) ?? '');
    const applicationName = offer?.application ?? application?.metadata.name ?? '';
    const mapping = mappings.get(`${namespace}/${applicationName}`);
    const source = sourceOfClass(serviceClass, offer);
    // also where only a mapping still speaks of the Application
    const isOurs = offer !== undefined || !foreign;
    const sources = isOurs && graph.nodes.has(source) ? [source] : [];
    graph.add(
      {
        id,
        kind: 'class',
        name: displayNameOfServiceClass(serviceClass),
        namespace,
        detail: serviceClass.spec.externalName,
        health: publishedHealth(serviceClass, {
          offer,
          application,
          mapping,
          foreign,
          users: users.get(id) ?? [],
        }),
        serviceId: serviceClass.spec.externalID,
        ref: { kind: 'serviceclasses', name, namespace },
      },
      ...sources,
    );
  }
}

function sourceOfClass(serviceClass: ServiceClass, offer: OfferedService | undefined): string {
  return offer === undefined
    ? nodeId('application', applicationOfServiceClass(serviceClass) ?? '')
    : nodeId('service', offer.application, offer.service.id);
}

function publishedHealth(
  serviceClass: ServiceClass,
  known: {
    offer: OfferedService | undefined;
    application: Application | undefined;
    mapping: ApplicationMapping | undefined;
    foreign: boolean;
    users: readonly ServiceInstance[];
  },
): NodeHealth {
  const { offer, application, mapping, foreign, users } = known;
  if (offer === undefined && application === undefined && !foreign) {
    return abandonedClassHealth(serviceClass, [...users]);
  }
  const isAllowed = foreign || isServiceAllowed(mapping, serviceClass.spec.externalID);
  const isReplaced = offer === undefined && application !== undefined;
  return classHealth(
    serviceClass,
    isAllowed,
    isReplaced ? replacementOf(serviceClass, application, mapping) : undefined,
  );
}

function addPromised(
  graph: GraphDraft,
  { applicationmappings, servicebrokers }: CatalogObjects,
  offers: Offers,
  users: Users,
): void {
  const brokers = new Map(servicebrokers.map((broker) => [objectKey(broker), broker]));
  for (const mapping of applicationmappings) {
    const { name, namespace = '' } = mapping.metadata;
    for (const offer of offers.values()) {
      const id = nodeId('class', namespace, offer.service.id);
      if (offer.application !== name || graph.nodes.has(id) || !isServiceAllowed(mapping, offer.service.id)) {
        continue;
      }
      graph.add(
        missingClassNode(id, namespace, offer, {
          mapped: true,
          serviceId: offer.service.id,
          broker: brokers.get(`${namespace}/${applicationBrokerName}`),
          needed: users.has(id),
        }),
        nodeId('service', name, offer.service.id),
      );
    }
  }
}

function replacementOf(
  serviceClass: ServiceClass,
  application: Application,
  mapping: ApplicationMapping | undefined,
): Replacement {
  const successors = successorsOf(serviceClass, application);
  const ids = [serviceClass.spec.externalID, ...successors.map(({ id }) => id)];
  return { successors, allowed: ids.some((id) => isServiceAllowed(mapping, id)) };
}

function missingClassNode(
  id: string,
  namespace: string,
  offer: OfferedService,
  state: { mapped: boolean; serviceId: string; broker: ServiceBroker | undefined; needed: boolean },
): GraphNode {
  return {
    id,
    kind: 'class',
    name: offer.service.displayName,
    namespace,
    detail: offer.service.name,
    health: missingClassHealth({ application: offer.application, namespace, ...state }),
  };
}

/** Finds the class that an instance asks for: by the resolved reference, else by what its author wrote. */
function classFinder({ applications, serviceclasses }: CatalogObjects) {
  const byName = new Map<string, string>();
  const byExternalName = new Map<string, string>();
  for (const application of applications) {
    for (const service of servicesOf(application)) {
      byExternalName.set(`/${service.name}`, service.id);
    }
  }
  for (const { metadata, spec } of serviceclasses) {
    byName.set(`${metadata.namespace ?? ''}/${metadata.name}`, spec.externalID);
    byExternalName.set(`${metadata.namespace ?? ''}/${spec.externalName}`, spec.externalID);
  }

  return (instance: ServiceInstance): string | undefined => {
    const { namespace = '' } = instance.metadata;
    const { spec } = instance;
    const objectName = spec.serviceClassRef?.name ?? spec.serviceClassName;
    if (objectName !== undefined) {
      return byName.get(`${namespace}/${objectName}`) ?? objectName;
    }
    if (spec.serviceClassExternalID !== undefined) {
      return spec.serviceClassExternalID;
    }
    const external = spec.serviceClassExternalName;
    if (external === undefined) {
      return undefined;
    }
    return byExternalName.get(`${namespace}/${external}`) ?? byExternalName.get(`/${external}`) ?? external;
  };
}

/** The instances that ask for a class, by the id of its node. */
function usersOfClasses(objects: CatalogObjects): Users {
  const find = classFinder(objects);
  const users: Users = new Map();
  for (const instance of objects.serviceinstances) {
    const serviceId = find(instance);
    if (serviceId !== undefined) {
      const id = nodeId('class', instance.metadata.namespace ?? '', serviceId);
      users.set(id, [...(users.get(id) ?? []), instance]);
    }
  }
  return users;
}

/** Adds the class of an instance where nothing else speaks of it. */
function addUnknownClass(
  graph: GraphDraft,
  { metadata: { name, namespace = '' }, spec }: ServiceInstance,
  { classId, serviceId, offer }: { classId: string; serviceId: string; offer: OfferedService | undefined },
): void {
  const known = graph.nodes.get(classId);
  if (offer === undefined && known?.ref === undefined) {
    const label = spec.serviceClassExternalName ?? serviceId;
    const health = tell(classUnknown, {
      name: label,
      instance: { kind: 'serviceinstances', namespace, name },
    });
    const missing = { id: classId, kind: 'class' as const, name: label, namespace, health };
    graph.addMissing(missing, nodeId('instance', namespace, name));
  } else if (offer !== undefined && known === undefined) {
    const state = { mapped: false, serviceId, broker: undefined, needed: true };
    const service = nodeId('service', offer.application, serviceId);
    graph.add(missingClassNode(classId, namespace, offer, state), service);
  }
}

/** Adds the instances, and the classes that only they know of. */
export function addInstances(graph: GraphDraft, objects: CatalogObjects): void {
  const find = classFinder(objects);
  const offers = offersById(objects.applications);
  for (const instance of objects.serviceinstances) {
    const { name, namespace = '' } = instance.metadata;
    const serviceId = find(instance);
    const sources = serviceId === undefined ? [] : [nodeId('class', namespace, serviceId)];
    const [classId] = sources;
    const id = nodeId('instance', namespace, name);
    if (serviceId !== undefined && classId !== undefined) {
      addUnknownClass(graph, instance, { classId, serviceId, offer: offers.get(serviceId) });
    }
    graph.add(
      {
        id,
        kind: 'instance',
        name,
        namespace,
        detail: instance.status?.userSpecifiedPlanName ?? instance.spec.servicePlanExternalName ?? 'default',
        health: instanceHealth(instance),
        ref: { kind: 'serviceinstances', name, namespace },
      },
      ...sources,
    );
  }
}
