import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import { displayNameOfServiceClass, type ServiceClass } from '../catalog/service-class.ts';
import { isInstanceOf, type ServiceInstance } from '../catalog/service-instance.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';

/** Objects among which a usage finds what it binds. */
export interface BoundObjects {
  serviceclasses: readonly ServiceClass[];
  serviceinstances: readonly ServiceInstance[];
  servicebindings: readonly CatalogBinding[];
}

/** What a usage binds, for people: `Orders API`, or `Orders API with ORDERS_`; the binding's name where its service is not known. */
export function boundService(usage: ServiceBindingUsage, objects: BoundObjects): string {
  const { serviceclasses, serviceinstances, servicebindings } = objects;
  const isHere = ({ metadata }: KubeObject) => metadata.namespace === usage.metadata.namespace;
  const { name } = usage.spec.serviceBindingRef;
  const binding = servicebindings.find((one) => isHere(one) && one.metadata.name === name);
  const instanceName = binding?.spec.instanceRef.name;
  const instance = serviceinstances.find((one) => isHere(one) && one.metadata.name === instanceName);
  const found = instance && serviceclasses.find((one) => isHere(one) && isInstanceOf(instance, one));
  const service = found === undefined ? name : displayNameOfServiceClass(found);
  const prefix = envPrefixOfUsage(usage);
  return prefix === '' ? service : `${service} with ${prefix}`;
}
