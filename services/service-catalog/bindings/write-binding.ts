import type { CatalogBinding, CatalogBindingStatusFields } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { writeStatus } from '../write-status.ts';
import { unstarted } from './binding-status.ts';

/** Stores `status` unless it is there already. */
export function writeBindingStatus(
  context: CatalogContext,
  binding: CatalogBinding,
  status: CatalogBindingStatusFields,
): Promise<CatalogBinding> {
  return writeStatus(context.kube, kinds.servicebindings, binding, { ...unstarted, ...status });
}
