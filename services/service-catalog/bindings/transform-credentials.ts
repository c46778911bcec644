import type { CatalogBinding, SecretTransform } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { injectionError } from '../reconcile-error.ts';
import { fillTemplate } from './fill-template.ts';
import { parseTemplate } from './parse-template.ts';

type Credentials = Record<string, unknown>;

interface SecretObject extends KubeObject {
  data?: Record<string, string>;
}

/**
 * The credentials as the binding wants them stored: its transforms applied in order (binding contract 2.2).
 * @throws OperationError ErrorInjectingBindResult when a transform cannot be done.
 */
export async function transformCredentials(
  context: CatalogContext,
  { metadata, spec }: CatalogBinding,
  credentials: Credentials,
): Promise<Credentials> {
  let changed: Credentials = { ...credentials };
  for (const transform of spec.secretTransforms ?? []) {
    changed = await apply(context, metadata.namespace, changed, transform);
  }
  return changed;
}

/**
 * Says so before the broker makes credentials that could not be stored as the binding wants them.
 * @throws OperationError ErrorInjectingBindResult where the JSONPath of a transform cannot be read.
 */
export function refuseUnreadableTransforms({ spec }: CatalogBinding): void {
  for (const { addKey } of spec.secretTransforms ?? []) {
    if (addKey?.jsonPathExpression != null) {
      withKey(addKey.key, () => parseTemplate(addKey.jsonPathExpression ?? ''));
    }
  }
}

async function apply(
  context: CatalogContext,
  namespace: string | undefined,
  credentials: Credentials,
  transform: SecretTransform,
): Promise<Credentials> {
  const { renameKey, addKey, addKeysFrom, removeKey } = transform;
  if (addKey !== undefined) {
    return { ...credentials, [addKey.key]: addedValue(credentials, addKey) };
  }
  if (renameKey !== undefined) {
    return rename(credentials, renameKey.from, renameKey.to);
  }
  if (addKeysFrom !== undefined) {
    return { ...credentials, ...(await keysFrom(context, namespace, addKeysFrom.secretRef)) };
  }
  if (removeKey !== undefined) {
    const { [removeKey.key]: _removed, ...rest } = credentials;
    return rest;
  }
  throw injectionError('A secretTransform has none of renameKey, addKey, addKeysFrom, removeKey.');
}

function rename(credentials: Credentials, from: string, to: string): Credentials {
  if (!Object.hasOwn(credentials, from)) {
    return credentials;
  }
  const { [from]: value, ...rest } = credentials;
  return { ...rest, [to]: value };
}

function addedValue(credentials: Credentials, addKey: NonNullable<SecretTransform['addKey']>): unknown {
  const { key, value, stringValue, jsonPathExpression } = addKey;
  if (jsonPathExpression != null) {
    return withKey(key, () => fillTemplate(jsonPathExpression, credentials));
  }
  return stringValue ?? Buffer.from(value ?? '', 'base64');
}

function withKey<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw injectionError(`The key "${key}" cannot be added. ${errorText(error)}`);
  }
}

async function keysFrom(
  { kube, config }: CatalogContext,
  namespace: string | undefined,
  secretRef: { namespace?: string; name: string },
): Promise<Credentials> {
  const within = secretRef.namespace ?? namespace;
  if (within !== namespace && !config.crossNamespaceSecrets) {
    throw injectionError(
      `The Secret ${within}/${secretRef.name} is in another namespace, which this catalog does not allow.`,
    );
  }
  const secret = await kube.find<SecretObject>(kinds.secrets, secretRef.name, within);
  if (secret === undefined) {
    throw injectionError(`The Secret ${within}/${secretRef.name} does not exist; its keys cannot be added.`);
  }
  return Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')]),
  );
}
