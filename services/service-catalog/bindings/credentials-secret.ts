import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kube-object.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from '#lib/domain/service-binding.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { reconcileError } from '../reconcile-error.ts';

export interface CredentialsSecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

const keyPattern = /^[-._a-zA-Z0-9]+$/;

/** The Secret of a binding: strings as they are, anything else as JSON (binding contract 2.5). */
export function credentialsSecret(
  binding: ServiceBinding,
  credentials: Record<string, unknown>,
): CredentialsSecret {
  const data: Record<string, string> = {};
  for (const [key, value] of Object.entries(credentials)) {
    if (!keyPattern.test(key)) {
      throw reconcileError(
        'ErrorInjectingBindResult',
        `The credential "${key}" cannot be a key of a Secret.`,
      );
    }
    data[key] = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');
  }
  const { namespace } = binding.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretNameOfServiceBinding(binding),
      ...(namespace === undefined ? {} : { namespace }),
      ownerReferences: [ownerReference(binding, true)],
    },
    type: 'Opaque',
    data,
  };
}

/**
 * Creates the Secret, or updates it where it belongs to the binding already.
 * @throws ReconcileError ErrorInjectingBindResult where the name is taken by something else.
 */
export async function storeCredentials(kube: KubeClient, binding: ServiceBinding, wanted: CredentialsSecret) {
  const { name, namespace } = wanted.metadata;
  const existing = await kube.find<CredentialsSecret>(kinds.secrets, name, namespace);
  if (existing === undefined) {
    await kube.create(kinds.secrets, wanted);
    return;
  }
  if (!isControlledBy(existing, binding)) {
    throw reconcileError(
      'ErrorInjectingBindResult',
      `Secret "${namespace}/${name}" is not owned by ServiceBinding, controllerRef: ${controllerOf(existing) ?? '<nil>'}`,
    );
  }
  if (!isDeepStrictEqual(existing.data, wanted.data)) {
    await kube.replace(kinds.secrets, { ...existing, data: wanted.data ?? {} });
  }
}

/** Deletes the Secret of a binding; one that belongs to something else stays. */
export async function removeCredentials(kube: KubeClient, binding: ServiceBinding): Promise<void> {
  const name = secretNameOfServiceBinding(binding);
  const { namespace } = binding.metadata;
  const existing = await kube.find<CredentialsSecret>(kinds.secrets, name, namespace);
  if (existing === undefined || !isControlledBy(existing, binding)) {
    return;
  }
  const uid = existing.metadata.uid;
  const preconditions = uid === undefined ? {} : { preconditions: { uid } };
  await kube.delete(kinds.secrets, name, namespace, preconditions).catch((error: unknown) => {
    // replaced by another one in between: that one is not ours
    if (!isMooringError(error, 'CONFLICT')) {
      throw error;
    }
  });
}

function isControlledBy(secret: KubeObject, binding: ServiceBinding): boolean {
  return (secret.metadata.ownerReferences ?? []).some(
    (owner) => owner.controller === true && owner.uid === binding.metadata.uid,
  );
}

function controllerOf(secret: KubeObject): string | undefined {
  const owner = secret.metadata.ownerReferences?.find((it) => it.controller === true);
  return owner === undefined ? undefined : `${owner.kind}/${owner.name}`;
}
