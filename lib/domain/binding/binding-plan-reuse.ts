import {
  type CatalogBinding,
  type SecretTransform,
  statusOfCatalogBinding,
} from '../catalog/catalog-binding.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { sameJson } from '../kubernetes/same-json.ts';
import { type BindReaderChoice, transformsFor } from './bind-reader.ts';
import { type BindRequest, type BindSituation, workloadKindOf } from './binding-plan-shape.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';

/** Whether the object is not being deleted. */
export function isStaying(object: KubeObject): boolean {
  return object.metadata.deletionTimestamp === undefined;
}

/** Only readers of variables have what they look for in the Secret that becomes variables. */
export function variableTransforms(reader: BindReaderChoice | undefined): SecretTransform[] {
  return reader?.id === 'cds' ? transformsFor(reader) : [];
}

/** The bindings to the instance whose Secret is made in the same way. */
export function bindingsTo(
  { bindings }: BindSituation,
  instance: KubeObject,
  transforms: readonly SecretTransform[],
): CatalogBinding[] {
  return bindings.filter(
    (binding) =>
      isStaying(binding) &&
      binding.spec.instanceRef.name === instance.metadata.name &&
      statusOfCatalogBinding(binding) !== 'FAILED' &&
      sameJson(binding.spec.secretTransforms ?? [], transforms),
  );
}

/** How the workload uses the instance already. */
export function usesOf(
  request: BindRequest,
  situation: BindSituation,
  instance: KubeObject,
): ServiceBindingUsage[] {
  const names = new Set(
    bindingsTo(situation, instance, variableTransforms(request.reader)).map(({ metadata }) => metadata.name),
  );
  return situation.usages.filter(
    (usage) =>
      isStaying(usage) &&
      usage.spec.usedBy.kind === workloadKindOf(request) &&
      usage.spec.usedBy.name === request.workload &&
      names.has(usage.spec.serviceBindingRef.name),
  );
}
