import type { TargetsLookedAt } from '#lib/domain/application/certificate-look.ts';
import type { LookAtTargetsRequest } from '#lib/domain/application/look-at-targets-request.ts';
import { api } from './api.ts';

/** Has the server look at the certificate of one server outside, `host:port`, or at those that are due. */
export function lookAtTargets(address?: string): Promise<TargetsLookedAt> {
  const body: LookAtTargetsRequest = address === undefined ? {} : { address };
  return api('/api/expiry/looks', { method: 'POST', body });
}
