import { createHash } from 'node:crypto';

const longestPrefix = 26;

/** Name of the access Service and the credentials Secret of a service, `R` in connectivity contract 3.6. */
export function resourceName(application: string, serviceId: string): string {
  return `${application.slice(0, longestPrefix)}-${serviceId}`;
}

/** Name of the Secret with the request parameters; a long one loses its end. */
export function parametersSecretName(application: string, serviceId: string): string {
  const name = `params-${resourceName(application, serviceId)}`;
  return name.length > 64 ? name.slice(0, 63) : name;
}

/** Name of the first ConfigMap with the specifications of a service. */
export function specificationsName(serviceId: string): string {
  return `specs-${serviceId}`;
}

/** Name of the Secret that notes a change of a service while it is made. */
export function changeName(serviceId: string): string {
  return `change-${serviceId}`;
}

/** Host name under which workloads reach the service. */
export function gatewayHost(application: string, serviceId: string, namespace: string): string {
  return `${resourceName(application, serviceId)}.${namespace}.svc.cluster.local`;
}

/** External name of the service class made from the display name, unique by a piece of the id's hash. */
export function className(displayName: string, serviceId: string): string {
  const normalised = displayName
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .replace(/-$/, '')
    .slice(0, 57);
  const hash = createHash('sha1').update(serviceId).digest('hex').slice(0, 5);
  return `${normalised}-${hash}`.replace(/^-/, '');
}
