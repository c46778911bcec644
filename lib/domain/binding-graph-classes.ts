import { type Application, type ApplicationService, servicesOf } from './application.ts';
import { type ApplicationMapping, isServiceAllowed } from './application-mapping.ts';
import { type GraphDraft, type GraphNode, nodeId } from './binding-graph-node.ts';
import { classHealth, instanceHealth, missingClassHealth, type Replacement } from './binding-health.ts';
import { objectKey } from './kube-object.ts';
import { applicationBrokerName, type ServiceBroker } from './service-broker.ts';
import { applicationOfServiceClass, displayNameOfServiceClass, type ServiceClass } from './service-class.ts';
import type { ServiceInstance } from './service-instance.ts';
import { successorsOf } from './successor.ts';

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
  const { applications, applicationmappings, servicebrokers, serviceclasses } = objects;
  const offers = offersById(applications);
  const applicationsByName = new Map(applications.map((one) => [one.metadata.name, one]));
  const mappings = new Map(applicationmappings.map((mapping) => [objectKey(mapping), mapping]));
  const used = usedClassKeys(objects);

  for (const serviceClass of serviceclasses) {
    const { name, namespace = '' } = serviceClass.metadata;
    const offer = offers.get(serviceClass.spec.externalID);
    const id = nodeId('class', namespace, serviceClass.spec.externalID);
    if (offer === undefined && !used.has(id)) {
      continue;
    }
    const foreign = serviceClass.spec.serviceBrokerName !== applicationBrokerName;
    const application = foreign
      ? undefined
      : applicationsByName.get(applicationOfServiceClass(serviceClass) ?? '');
    const applicationName = offer?.application ?? application?.metadata.name ?? '';
    const mapping = mappings.get(`${namespace}/${applicationName}`);
    const mapped = isServiceAllowed(mapping, serviceClass.spec.externalID);
    const replacement =
      offer === undefined && application !== undefined
        ? replacementOf(serviceClass, application, mapping)
        : undefined;
    const sources =
      offer === undefined
        ? application === undefined
          ? []
          : [nodeId('application', applicationName)]
        : [nodeId('service', offer.application, offer.service.id)];
    graph.add(
      {
        id,
        kind: 'class',
        name: displayNameOfServiceClass(serviceClass),
        namespace,
        detail: serviceClass.spec.externalName,
        health: classHealth(serviceClass, mapped || foreign, replacement),
        serviceId: serviceClass.spec.externalID,
        ref: { kind: 'serviceclasses', name, namespace },
      },
      ...sources,
    );
  }

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
          needed: used.has(id),
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
  offer: OfferedService | { application: undefined; service: { displayName: string; name: string } },
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

function usedClassKeys(objects: CatalogObjects): Set<string> {
  const find = classFinder(objects);
  const used = new Set<string>();
  for (const instance of objects.serviceinstances) {
    const serviceId = find(instance);
    if (serviceId !== undefined) {
      used.add(nodeId('class', instance.metadata.namespace ?? '', serviceId));
    }
  }
  return used;
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
    if (serviceId !== undefined && classId !== undefined && !graph.nodes.has(classId)) {
      const offer = offers.get(serviceId);
      const label = instance.spec.serviceClassExternalName ?? serviceId;
      graph.add(
        missingClassNode(
          classId,
          namespace,
          offer ?? { application: undefined, service: { displayName: label, name: label } },
          { mapped: false, serviceId, broker: undefined, needed: true },
        ),
        ...(offer === undefined ? [] : [nodeId('service', offer.application, serviceId)]),
      );
    }
    graph.add(
      {
        id: nodeId('instance', namespace, name),
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
