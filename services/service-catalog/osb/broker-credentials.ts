import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { basicAuthorization } from '#lib/http/basic-authorization.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface SecretObject extends KubeObject {
  data?: Record<string, string>;
}

/**
 * Value of the Authorization header that a broker's `authInfo` asks for, undefined without one. The Secret of a
 * ServiceBroker is in its own namespace, whatever the reference says.
 * @throws MooringError UNAUTHENTICATED when the Secret or a key is missing.
 */
export async function brokerAuthorization(
  kube: KubeClient,
  { metadata, spec }: ServiceBroker,
): Promise<string | undefined> {
  const { basic, bearer } = spec.authInfo ?? {};
  const reference = (basic ?? bearer)?.secretRef;
  if (reference === undefined) {
    return undefined;
  }
  const namespace = metadata.namespace ?? reference.namespace;
  const name = `${namespace}/${reference.name}`;
  const secret =
    namespace === undefined
      ? undefined
      : await kube.find<SecretObject>(kinds.secrets, reference.name, namespace);
  if (secret === undefined) {
    throw new MooringError(
      'UNAUTHENTICATED',
      namespace === undefined
        ? `The Secret ${reference.name} with the broker's credentials is named without its namespace.`
        : `The Secret ${name} with the broker's credentials does not exist.`,
    );
  }
  if (basic !== undefined) {
    return basicAuthorization(value(secret, 'username', name), value(secret, 'password', name));
  }
  return `Bearer ${value(secret, 'token', name)}`;
}

function value(secret: SecretObject, key: string, name: string): string {
  const encoded = secret.data?.[key];
  if (encoded === undefined) {
    throw new MooringError(
      'UNAUTHENTICATED',
      `The Secret ${name} has no key ${key} with the broker's credentials.`,
    );
  }
  return Buffer.from(encoded, 'base64').toString('utf8');
}
