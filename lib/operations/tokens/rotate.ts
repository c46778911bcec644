import { integrationNamespace } from '#lib/domain/application/application.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';
import { findOpenTokens } from './find-open-tokens.ts';
import { issueToken } from './issue.ts';

/**
 * Issues a one-time token in the place of all that were handed out before and not used: those are worthless then. Where none is
 * issued, nothing is withdrawn; where one cannot be withdrawn, the new one is told to nobody, and goes with the next rotation.
 * @throws MooringError as `issueToken`.
 */
export async function rotateToken(context: OperationContext, application: string): Promise<IssuedToken> {
  const before = await findOpenTokens(context, application);
  const issued = await issueToken(context, application);
  for (const { secretName } of before) {
    await context.kube.delete(kinds.secrets, secretName, integrationNamespace);
  }
  return issued;
}
