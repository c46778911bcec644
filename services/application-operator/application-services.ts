import type { Application } from '#lib/domain/application.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kube-object.ts';

export interface ServiceObject extends KubeObject {
  spec: {
    selector: Record<string, string>;
    ports: { name: string; port: number; targetPort: number; protocol: 'TCP' }[];
  };
}

/** Label that ties the Services to their Application; consoles find an Application's health by it. */
export const applicationLabel = 'application';

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

/** Names of the Services that belong to an Application. */
export function applicationServiceNames(application: string): string[] {
  return templates.map(({ suffix }) => `${application}-${suffix}`);
}

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
