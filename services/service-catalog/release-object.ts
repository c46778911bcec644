import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from './catalog-context.ts';
import { forgetRetries } from './with-retries.ts';

/** Lets a deleted instance or binding go, and forgets what was still to be done for it. */
export async function releaseObject(
  context: CatalogContext,
  kind: KindInfo,
  object: KubeObject,
): Promise<void> {
  const { uid = '' } = object.metadata;
  context.polls.forget(uid);
  forgetRetries(context, object);
  await updateObject<KubeObject>(context.kube, kind, object.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (current.metadata.uid !== uid || !finalizers.includes(catalogFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== catalogFinalizer);
    return current;
  });
}
