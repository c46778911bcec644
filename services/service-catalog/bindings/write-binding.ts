import type { CatalogBinding, CatalogBindingStatusFields } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { forgetRetries } from '../with-retries.ts';
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

/** Lets a deleted binding go. */
export async function releaseBinding(context: CatalogContext, binding: CatalogBinding): Promise<void> {
  const { uid = '' } = binding.metadata;
  context.polls.forget(uid);
  forgetRetries(context, binding);
  await updateObject<CatalogBinding>(context.kube, kinds.servicebindings, binding.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (current.metadata.uid !== uid || !finalizers.includes(catalogFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== catalogFinalizer);
    return current;
  });
}
