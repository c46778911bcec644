import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { withRetries } from '../with-retries.ts';
import { bind, prepareBinding } from './bind.ts';
import { isControlledBy } from './credentials-secret.ts';
import { type BindingStep, nextStep } from './decide.ts';
import { pollBinding } from './poll.ts';
import { unbind } from './unbind.ts';
import { writeBindingStatus } from './write-binding.ts';

type Step = { requeueAfterMs?: number } | undefined;

/** Brings one binding a step further (binding contract 2.5). */
export async function reconcileBinding(context: CatalogContext, key: string): Promise<Step> {
  const cached = context.bindings.get(key);
  if (cached === undefined || nextStep(cached, hasCachedSecret(context, cached)) === 'none') {
    return undefined;
  }
  const { name, namespace } = cached.metadata;
  const binding = await context.kube.find<CatalogBinding>(kinds.servicebindings, name, namespace);
  if (binding === undefined) {
    return undefined;
  }
  const step = await liveStep(context, binding);
  const mitigates = binding.status?.orphanMitigationInProgress === true;
  return step === 'none'
    ? undefined
    : withRetries(context, binding, mitigates ? 'mitigation' : 'work', () =>
        takeStep(context, binding, step),
      );
}

function hasCachedSecret({ secrets }: CatalogContext, binding: CatalogBinding): boolean {
  const secret = secrets.get(`${binding.metadata.namespace}/${secretNameOfCatalogBinding(binding)}`);
  return secret !== undefined && isControlledBy(secret, binding);
}

/** What the API says: the Secret that was just stored may not have come back by watch yet. */
async function liveStep(context: CatalogContext, binding: CatalogBinding): Promise<BindingStep> {
  const [withSecret, withoutSecret] = [nextStep(binding, true), nextStep(binding, false)];
  return withSecret === withoutSecret || (await hasSecret(context, binding)) ? withSecret : withoutSecret;
}

async function hasSecret({ kube }: CatalogContext, binding: CatalogBinding): Promise<boolean> {
  const name = secretNameOfCatalogBinding(binding);
  const secret = await kube.find<KubeObject>(kinds.secrets, name, binding.metadata.namespace);
  return secret !== undefined && isControlledBy(secret, binding);
}

async function takeStep(context: CatalogContext, binding: CatalogBinding, step: BindingStep): Promise<Step> {
  switch (step) {
    case 'bind':
      await bind(context, binding);
      return undefined;
    case 'poll':
      return pollBinding(context, binding);
    case 'unbind':
      await unbind(context, binding);
      return undefined;
    case 'restore':
      await prepareBinding(context, binding);
      return undefined;
    case 'acknowledge':
      await writeBindingStatus(context, binding, {
        ...binding.status,
        reconciledGeneration: binding.metadata.generation ?? 0,
      });
      return undefined;
    case 'none':
      return undefined;
  }
}
