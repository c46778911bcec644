import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { bind } from './bind.ts';
import { nextStep } from './decide.ts';
import { unbind } from './unbind.ts';

/** Brings one binding a step further (binding contract 2.5). */
export async function reconcileBinding(context: CatalogContext, key: string): Promise<undefined> {
  const cached = context.informers.bindings.get(key);
  if (cached === undefined || nextStep(cached) === 'none') {
    return;
  }
  const { name, namespace } = cached.metadata;
  const binding = await context.kube.find<ServiceBinding>(kinds.servicebindings, name, namespace);
  if (binding === undefined) {
    return;
  }
  const step = nextStep(binding);
  if (step === 'bind') {
    await bind(context, binding);
  } else if (step === 'unbind') {
    await unbind(context, binding);
  }
}
