import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { UnbindTarget } from '#lib/domain/binding/unbind-target.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { planUnbind, unbind } from '../bindings/unbind.ts';
import type { OperationContext } from '../context.ts';

/** Members of a spec that controllers fill in: they belong to the object that is gone. */
const filledIn = new Set([
  'externalID',
  'userInfo',
  'updateRequests',
  'serviceClassRef',
  'servicePlanRef',
  'clusterServiceClassRef',
  'clusterServicePlanRef',
]);

type Recreatable = (ServiceInstance | CatalogBinding | ServiceBindingUsage) & { spec: object };

/**
 * Deletes an instance or a binding with all that hangs on it, and creates the same again, in the order of the chain.
 * @throws MooringError naming what could not be created again; it can be created by hand from the details.
 */
export async function createAgain(context: OperationContext, target: UnbindTarget): Promise<void> {
  const { kube } = context;
  const { namespace } = target;
  const plan = await planUnbind(context, target);
  if (!plan.exists) {
    throw new MooringError(
      'NOT_FOUND',
      message('errors.objectGone', { kind: kinds[target.kind].kind, name: target.name }),
    );
  }
  const gone = plan.steps.filter(({ action }) => action === 'delete');
  const manifests = await Promise.all(
    gone.toReversed().map(async ({ kind, name }) => ({
      kind,
      manifest: manifestOf(await kube.get<Recreatable>(kinds[kind], name, namespace)),
    })),
  );
  await unbind(context, target);
  for (const [index, { kind, manifest }] of manifests.entries()) {
    try {
      await createUnlessThere(kube, kinds[kind], manifest);
    } catch (error) {
      throw new MooringError(
        'CONFLICT',
        message('errors.notCreatedAgain', { kind: manifest.kind, name: manifest.metadata.name }),
        {
          cause: error,
          hint: message('errors.notCreatedAgainHint'),
          details: { missing: manifests.slice(index).map((one) => one.manifest) },
        },
      );
    }
  }
}

/** What its author wrote, without what the server and the controllers added. */
function manifestOf({ apiVersion, kind, metadata, spec }: Recreatable): KubeObject {
  const { name, namespace, labels, annotations } = metadata;
  const written = Object.fromEntries(Object.entries(spec).filter(([member]) => !filledIn.has(member)));
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: written,
  } as KubeObject;
}
