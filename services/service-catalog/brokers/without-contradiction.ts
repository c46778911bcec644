import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';

type Spec = ServiceBroker['spec'];

/**
 * `spec` as the rules of its kind want it, meaning what it has meant: `authInfo` without any Secret is none, and a bundle of
 * certificates beside `insecureSkipTLSVerify` was never looked at.
 * @returns the same object where nothing is to change.
 */
export function withoutContradiction(spec: Spec): Spec {
  const { authInfo, caBundle, insecureSkipTLSVerify } = spec;
  const hasUselessAuth = authInfo !== undefined && !isUsable(authInfo);
  const hasUselessBundle = insecureSkipTLSVerify === true && caBundle !== undefined && caBundle !== '';
  if (!hasUselessAuth && !hasUselessBundle) {
    return spec;
  }
  const next = { ...spec };
  if (hasUselessAuth) {
    const usable = (['basic', 'bearer'] as const).filter((way) => authInfo[way]?.secretRef !== undefined);
    delete next.authInfo;
    if (usable.length > 0) {
      next.authInfo = Object.fromEntries(usable.map((way) => [way, authInfo[way]]));
    }
  }
  if (hasUselessBundle) {
    delete next.caBundle;
  }
  return next;
}

function isUsable(authInfo: NonNullable<Spec['authInfo']>): boolean {
  const ways = [authInfo.basic, authInfo.bearer].filter((way) => way !== undefined);
  return ways.length > 0 && ways.every((way) => way.secretRef !== undefined);
}
