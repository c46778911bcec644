import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { brokerOfInstance } from '../instances/broker-of-instance.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { removeCredentials } from './credentials-secret.ts';
import { bindingInFlight, releaseBinding, withReady, writeBindingStatus } from './write-binding.ts';

/** Removes the Secret, tells the broker, and lets the binding go (binding contract 2.5). */
export async function unbind(context: CatalogContext, found: ServiceBinding): Promise<void> {
  await removeCredentials(context.kube, found);
  if (found.status?.unbindStatus === 'Required') {
    await tellBroker(context, found);
  }
  await releaseBinding(context, found);
}

async function tellBroker(context: CatalogContext, found: ServiceBinding): Promise<void> {
  const { name, namespace } = found.metadata;
  const instanceName = found.spec.instanceRef.name;
  const instance = await context.kube.find<ServiceInstance>(kinds.serviceinstances, instanceName, namespace);
  const brokered = instance === undefined ? undefined : await brokerOfInstance(context, instance);
  if (brokered === undefined) {
    // nobody is left to tell
    return;
  }
  const binding = await writeBindingStatus(
    context,
    found,
    bindingInFlight(found.status, 'Unbind', context.now()),
  );
  const path = `${brokered.path}/service_bindings/${encodeURIComponent(binding.spec.externalID ?? name)}`;
  try {
    await brokered.client.call('DELETE', path, { query: brokered.query });
  } catch (error) {
    if (error instanceof BrokerHttpError || isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      const message = `Unbind call failed; ${errorText(error)}`;
      const condition = { status: 'Unknown', reason: 'UnbindCallFailed', message } as const;
      await writeBindingStatus(context, binding, withReady(binding.status, condition, context.now()));
    }
    throw error;
  }
}
