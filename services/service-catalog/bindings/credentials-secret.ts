import { isDeepStrictEqual } from 'node:util';
import { stringifyExact } from 'kube-text/exact-json';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { injectionError } from '../reconcile-error.ts';

export interface CredentialsSecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

const credentialsLabel = 'catalog.mooring.dev/credentials';

/** Selects the Secrets of bindings among all others. */
export const credentialsSelector = `${credentialsLabel}=true`;

const keyPattern = /^[-._a-zA-Z0-9]+$/;
const longestKey = 253;

/**
 * The Secret of a binding: texts as they are, bytes as they are, anything else as JSON (binding contract 2.5).
 * @throws OperationError ErrorInjectingBindResult when a name cannot be a key of a Secret.
 */
export function credentialsSecret(
  binding: CatalogBinding,
  credentials: Record<string, unknown>,
): CredentialsSecret {
  const unfit = Object.keys(credentials).find((key) => !keyPattern.test(key) || key.length > longestKey);
  if (unfit !== undefined) {
    throw injectionError(`The credential "${unfit}" cannot be a key of a Secret.`);
  }
  const entries = Object.entries(credentials);
  const data = Object.fromEntries(entries.map(([key, value]) => [key, toBytes(value).toString('base64')]));
  const { namespace } = binding.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretNameOfCatalogBinding(binding),
      ...(namespace === undefined ? {} : { namespace }),
      labels: { [credentialsLabel]: 'true' },
      ownerReferences: [ownerReference(binding, true)],
    },
    type: 'Opaque',
    data,
  };
}

function toBytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) {
    return value;
  }
  return Buffer.from(typeof value === 'string' ? value : stringifyExact(value));
}

/**
 * Says so before the broker makes credentials that could not be stored.
 * @returns the binding's own Secret, undefined when there is none.
 * @throws OperationError ErrorInjectingBindResult where the name of the Secret is taken by something else.
 */
export async function refuseForeignSecret(
  kube: KubeClient,
  binding: CatalogBinding,
): Promise<CredentialsSecret | undefined> {
  const { namespace } = binding.metadata;
  const name = secretNameOfCatalogBinding(binding);
  const existing = await kube.find<CredentialsSecret>(kinds.secrets, name, namespace);
  if (existing !== undefined && !isControlledBy(existing, binding)) {
    throw injectionError(
      `Secret "${namespace}/${name}" is not owned by ServiceBinding, controllerRef: ${controllerOf(existing) ?? '<nil>'}`,
    );
  }
  return existing;
}

/**
 * Creates the Secret, or updates it where it belongs to the binding already.
 * @throws OperationError ErrorInjectingBindResult where the name is taken by something else, or the API refuses it.
 */
export async function storeCredentials(
  kube: KubeClient,
  binding: CatalogBinding,
  wanted: CredentialsSecret,
): Promise<void> {
  const { name, namespace } = wanted.metadata;
  const existing = await refuseForeignSecret(kube, binding);
  try {
    await write(kube, existing, wanted);
  } catch (error) {
    if (isMooringError(error, 'CONFLICT', 'UNAVAILABLE')) {
      throw error;
    }
    throw injectionError(`Secret "${namespace}/${name}" cannot be written: ${errorText(error)}`, {
      cause: error,
    });
  }
}

async function write(
  kube: KubeClient,
  existing: CredentialsSecret | undefined,
  wanted: CredentialsSecret,
): Promise<void> {
  if (existing === undefined) {
    await kube.create(kinds.secrets, wanted);
    return;
  }
  const labels = { ...existing.metadata.labels, ...wanted.metadata.labels };
  const changed = { ...existing, metadata: { ...existing.metadata, labels }, data: wanted.data ?? {} };
  if (!isDeepStrictEqual(existing, changed)) {
    await kube.replace(kinds.secrets, changed);
  }
}

/** Deletes the Secret of a binding; one that belongs to something else stays. */
export async function removeCredentials(kube: KubeClient, binding: CatalogBinding): Promise<void> {
  const name = secretNameOfCatalogBinding(binding);
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

/** Whether `secret` is the one that `binding` has made. */
export function isControlledBy(secret: KubeObject, binding: CatalogBinding): boolean {
  return (secret.metadata.ownerReferences ?? []).some(
    (owner) => owner.controller === true && owner.uid === binding.metadata.uid,
  );
}

function controllerOf(secret: KubeObject): string | undefined {
  const owner = secret.metadata.ownerReferences?.find((it) => it.controller === true);
  return owner === undefined ? undefined : `${owner.kind}/${owner.name}`;
}
