import { isDeepStrictEqual } from 'node:util';
import type { Application } from '#lib/domain/application/application.ts';
import { applicationLabel } from '#lib/domain/application/open-token.ts';
import { type KubeObject, type OwnerReference, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';

interface ServicePort {
  name: string;
  port: number;
  targetPort: number;
  protocol: 'TCP';
}

export interface ServiceObject extends KubeObject {
  spec: { selector: Record<string, string>; ports: ServicePort[] };
}

interface Template {
  suffix: string;
  component: string;
  ports: { name: string; port: number }[];
}

const templates: Template[] = [
  {
    suffix: 'application-gateway',
    component: 'application-gateway',
    ports: [{ name: 'http-api-port', port: 8081 }],
  },
  { suffix: 'event-service', component: 'event-service', ports: [{ name: 'http-api-port', port: 8081 }] },
  {
    suffix: 'validator',
    component: 'edge',
    ports: [
      { name: 'http-api-port', port: 8080 },
      { name: 'http-proxy', port: 8081 },
    ],
  },
];

/** The Services that belong to an Application (connectivity contract 6.2); all Applications share the pods behind. */
export function applicationServices(application: Application, namespace: string): ServiceObject[] {
  const { name } = application.metadata;
  return templates.map(({ suffix, component, ports }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: `${name}-${suffix}`,
      namespace,
      labels: { [applicationLabel]: name, 'app.kubernetes.io/managed-by': 'mooring' },
      ownerReferences: [ownerReference(application)],
    },
    spec: {
      selector: { 'app.kubernetes.io/name': component },
      ports: ports.map(({ name: portName, port }) => ({
        name: portName,
        port,
        targetPort: port,
        protocol: 'TCP',
      })),
    },
  }));
}

/** True for a Service that the operator made, for this Application or for an earlier one of the same name. */
export function isOwn(service: KubeObject, application: Application): boolean {
  const owners = service.metadata.ownerReferences ?? [];
  return owners.some(({ kind, name }) => kind === 'Application' && name === application.metadata.name);
}

/** `found` with all that `wanted` asks for, other labels and settings kept; undefined where nothing is missing. */
export function repaired(found: ServiceObject, wanted: ServiceObject): ServiceObject | undefined {
  const labels = { ...found.metadata.labels, ...wanted.metadata.labels };
  const ownerReferences = mergeOwners(found.metadata.ownerReferences, wanted.metadata.ownerReferences);
  const result: ServiceObject = {
    ...found,
    metadata: { ...found.metadata, labels, ownerReferences },
    spec: { ...found.spec, selector: wanted.spec.selector },
  };
  if (!wanted.spec.ports.every((port) => found.spec.ports.some((other) => isSamePort(other, port)))) {
    result.spec.ports = wanted.spec.ports;
  }
  return isDeepStrictEqual(result, found) ? undefined : result;
}

/** An earlier Application of the same name is gone: a reference to it would have the Service collected. */
function mergeOwners(found: OwnerReference[] = [], wanted: OwnerReference[] = []): OwnerReference[] {
  const others = found.filter(({ kind, name }) =>
    wanted.every((owner) => owner.kind !== kind || owner.name !== name),
  );
  const kept = wanted.map((owner) => found.find(({ uid }) => uid === owner.uid) ?? owner);
  return [...others, ...kept];
}

function isSamePort(found: ServicePort, wanted: ServicePort): boolean {
  return found.name === wanted.name && found.port === wanted.port && found.targetPort === wanted.targetPort;
}
