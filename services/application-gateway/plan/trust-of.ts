import { MooringError } from '#lib/errors.ts';
import type { TargetTrust } from '../upstream/targets.ts';
import type { Secrets } from './secrets.ts';
import type { IndexedService } from './service-index.ts';

/**
 * How the targets of a service are trusted (binding contract 5.7), without a client certificate.
 * @throws MooringError INTERNAL where the Secret of the CA cannot be had.
 */
export async function trustOf(
  secrets: Secrets,
  { tls, application }: Pick<IndexedService, 'tls' | 'application'>,
): Promise<{ trust: TargetTrust; untilMs: number }> {
  const trust = { skipVerify: tls.skipVerify, ca: undefined, cert: undefined, key: undefined };
  if (tls.caSecretName === undefined || tls.skipVerify) {
    return { trust, untilMs: Number.POSITIVE_INFINITY };
  }
  const { values, untilMs } = await secrets.read(tls.caSecretName, { application });
  const ca = values['ca.crt'];
  if (ca === undefined) {
    throw new MooringError('INTERNAL', `secret ${tls.caSecretName} has no key ca.crt`);
  }
  return { trust: { ...trust, ca }, untilMs };
}
