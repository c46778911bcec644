import { type Application, servicesOf } from './application.ts';
import { type ApplicationMapping, allowsAllServices, isServiceAllowed } from './application-mapping.ts';

/** What of an Application a namespace may use. */
export type Allowance =
  | { mode: 'none' }
  | { mode: 'all' }
  /** `services`: ids, those that are not registered any more included. */
  | { mode: 'some'; services: string[] };

/** Namespaces that Kubernetes and Mooring keep for themselves. */
const systemNamespaces = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'kyma-integration']);

export function isSystemNamespace(name: string): boolean {
  return systemNamespaces.has(name);
}

export function allowanceOf(mapping: ApplicationMapping | undefined): Allowance {
  if (mapping === undefined) {
    return { mode: 'none' };
  }
  if (allowsAllServices(mapping)) {
    return { mode: 'all' };
  }
  return { mode: 'some', services: (mapping.spec?.services ?? []).map(({ id }) => id) };
}

/** Which of an Application's services are allowed. @param ids of all of them. */
export function allowedIds(ids: readonly string[], allowance: Allowance): string[] {
  return ids.filter(
    (id) => allowance.mode === 'all' || (allowance.mode === 'some' && allowance.services.includes(id)),
  );
}

/** Ids of the Application's services that `before` allowed and `after` does not. */
export function withdrawnServices(
  application: Application,
  before: ApplicationMapping | undefined,
  after: Allowance,
): string[] {
  return servicesOf(application)
    .map(({ id }) => id)
    .filter((id) => isServiceAllowed(before, id))
    .filter((id) => after.mode === 'none' || (after.mode === 'some' && !after.services.includes(id)));
}
