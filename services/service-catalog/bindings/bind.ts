import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import { catalogFinalizer } from '#lib/domain/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokeredInstance, brokerOfInstance } from '../instances/broker-of-instance.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { type Parameters, readParameters } from '../parameters.ts';
import { ReconcileError, reconcileError } from '../reconcile-error.ts';
import { credentialsSecret, storeCredentials } from './credentials-secret.ts';
import { bindingProblem } from './decide.ts';
import { bindingFailed, bindingInFlight, bound, withReady, writeBindingStatus } from './write-binding.ts';

/** Asks the broker for credentials and stores them (binding contract 2.5). */
export async function bind(context: CatalogContext, found: ServiceBinding): Promise<void> {
  let binding = found;
  try {
    binding = await prepare(context, found);
    const target = await findTarget(context, binding);
    if (target === undefined) {
      return;
    }
    refuseTransforms(binding);
    const parameters = await readParameters(context.kube, binding.metadata.namespace, binding.spec);
    binding = await writeBindingStatus(context, binding, {
      ...bindingInFlight(binding.status, 'Bind', context.now()),
      inProgressProperties: {
        ...(parameters.shown === undefined ? {} : { parameters: parameters.shown }),
        ...(parameters.checksum === undefined ? {} : { parameterChecksum: parameters.checksum }),
      },
    });
    await send(context, binding, target, parameters);
  } catch (error) {
    if (error instanceof ReconcileError) {
      const condition = { status: 'False', reason: error.reason, message: error.message } as const;
      await writeBindingStatus(context, binding, withReady(binding.status, condition, context.now()));
    }
    throw error;
  }
}

/** What the webhook of Service Catalog did at creation (binding contract 2.3). */
async function prepare(context: CatalogContext, binding: ServiceBinding): Promise<ServiceBinding> {
  const { metadata, spec } = binding;
  const finalizers = metadata.finalizers ?? [];
  if (finalizers.includes(catalogFinalizer) && spec.externalID && spec.secretName) {
    return binding;
  }
  return context.kube.replace(kinds.servicebindings, {
    ...binding,
    metadata: {
      ...metadata,
      finalizers: finalizers.includes(catalogFinalizer) ? finalizers : [...finalizers, catalogFinalizer],
    },
    spec: {
      ...spec,
      externalID: spec.externalID || context.newId(),
      secretName: spec.secretName || metadata.name,
    },
  });
}

/** Credentials under other names than asked for would be worse than none. */
function refuseTransforms({ spec }: ServiceBinding): void {
  if ((spec.secretTransforms ?? []).length > 0) {
    throw reconcileError('ErrorInjectingBindResult', 'secretTransforms are not supported.');
  }
}

interface Target extends BrokeredInstance {
  instance: ServiceInstance;
}

/**
 * The instance to bind; undefined when the binding has failed for good.
 * @throws ReconcileError when it cannot be bound yet.
 */
async function findTarget(context: CatalogContext, binding: ServiceBinding): Promise<Target | undefined> {
  const { namespace, generation = 0 } = binding.metadata;
  const name = binding.spec.instanceRef.name;
  const instance = await context.kube.find<ServiceInstance>(kinds.serviceinstances, name, namespace);
  const brokered = instance === undefined ? undefined : await brokerOfInstance(context, instance);
  const problem = bindingProblem(binding, instance, brokered);
  if (problem?.terminal) {
    const { reason, message } = problem;
    const status = bindingFailed(
      binding.status,
      { ready: reason, failed: reason, message },
      generation,
      context.now(),
    );
    await writeBindingStatus(context, binding, status);
    return undefined;
  }
  if (problem !== undefined) {
    throw reconcileError(problem.reason, problem.message);
  }
  return instance === undefined || brokered === undefined ? undefined : { ...brokered, instance };
}

async function send(
  context: CatalogContext,
  binding: ServiceBinding,
  target: Target,
  { values }: Parameters,
): Promise<void> {
  const { name = '', namespace = '', generation = 0 } = binding.metadata;
  const space = await context.kube.get<KubeObject>(kinds.namespaces, namespace);
  const path = `${target.path}/service_bindings/${encodeURIComponent(binding.spec.externalID ?? name)}`;
  let credentials: Record<string, unknown>;
  try {
    const answer = await target.client.call('PUT', path, {
      body: {
        ...target.query,
        ...(values === undefined ? {} : { parameters: values }),
        bind_resource: { app_guid: space.metadata.uid ?? namespace },
        context: {
          platform: 'kubernetes',
          namespace,
          clusterid: context.clusterId(),
          instance_name: target.instance.metadata.name,
        },
      },
    });
    credentials = (answer.body.credentials ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof BrokerHttpError) {
      const message = `ServiceBroker returned failure; bind operation will not be retried: ${error.message}`;
      const cause = { ready: 'BindCallFailed', failed: 'ServiceBindingReturnedFailure', message };
      await writeBindingStatus(
        context,
        binding,
        bindingFailed(binding.status, cause, generation, context.now()),
      );
      return;
    }
    if (isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      throw reconcileError('BindCallFailed', `Bind call failed; it will be retried: ${errorText(error)}`);
    }
    throw error;
  }
  await storeCredentials(context.kube, binding, credentialsSecret(binding, credentials));
  await writeBindingStatus(context, binding, bound(binding.status ?? {}, generation, context.now()));
}
