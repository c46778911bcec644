import { createHash } from 'node:crypto';
import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { ParametersFrom } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { reconcileError } from './reconcile-error.ts';

export interface Parameters {
  /** What the broker gets; undefined when there are none. */
  values: Record<string, unknown> | undefined;
  /** The same for status: values that come from Secrets are hidden. */
  shown: Record<string, unknown> | undefined;
  /** SHA-256 of the values. */
  checksum: string | undefined;
}

interface SecretObject extends KubeObject {
  data?: Record<string, string>;
}

/**
 * The parameters of an instance or a binding, those in Secrets included.
 * @throws ReconcileError ErrorWithParameters when a Secret is missing, no JSON object, or names a parameter again.
 */
export async function readParameters(
  kube: KubeClient,
  namespace: string | undefined,
  spec: { parameters?: Record<string, unknown>; parametersFrom?: ParametersFrom[] },
): Promise<Parameters> {
  const values: Record<string, unknown> = { ...spec.parameters };
  const shown: Record<string, unknown> = { ...spec.parameters };
  for (const [index, { secretKeyRef }] of (spec.parametersFrom ?? []).entries()) {
    if (secretKeyRef === undefined) {
      throw parameterError(`parametersFrom[${index}] names no key of a Secret (secretKeyRef).`);
    }
    const more = await readSecret(kube, namespace, secretKeyRef);
    for (const [name, value] of Object.entries(more)) {
      if (Object.hasOwn(values, name)) {
        throw parameterError(`conflict: duplicate entry for parameter "${name}"`);
      }
      values[name] = value;
      shown[name] = '<redacted>';
    }
  }
  if (Object.keys(values).length === 0) {
    return { values: undefined, shown: undefined, checksum: undefined };
  }
  const checksum = createHash('sha256').update(stringifyExact(values)).digest('hex');
  return { values, shown, checksum };
}

async function readSecret(
  kube: KubeClient,
  namespace: string | undefined,
  ref: { name: string; key: string },
): Promise<Record<string, unknown>> {
  const secret = await kube.find<SecretObject>(kinds.secrets, ref.name, namespace);
  if (secret === undefined) {
    throw parameterError(`The Secret ${ref.name} does not exist.`);
  }
  const encoded = secret.data?.[ref.key];
  if (encoded === undefined) {
    throw parameterError(`The Secret ${ref.name} has no key ${ref.key}.`);
  }
  try {
    const parsed: unknown = parseExact(Buffer.from(encoded, 'base64').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Record<string, unknown>;
    }
  } catch {
    // answered below: the text may hold secrets
  }
  throw parameterError(`The key ${ref.key} of the Secret ${ref.name} is no JSON object.`);
}

function parameterError(message: string) {
  return reconcileError('ErrorWithParameters', message);
}
