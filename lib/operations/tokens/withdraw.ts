import { integrationNamespace } from '#lib/domain/application/application.ts';
import type { TokenRequest } from '#lib/domain/application/token-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { findOpenTokens, standsFor } from './find-open-tokens.ts';

export interface WithdrawTokenInput {
  application: string;
  /** As it is shown to people. */
  id: string;
}

/**
 * Makes a token, or the one that it was exchanged for, worthless at once; its TokenRequest goes with it.
 * @throws MooringError NOT_FOUND when it was used, has lapsed, or is another Application's.
 */
export async function withdrawToken(
  context: OperationContext,
  { application, id }: WithdrawTokenInput,
): Promise<void> {
  const { kube } = context;
  const withdrawn = (await findOpenTokens(context, application)).filter((token) => token.id === id);
  if (withdrawn.length === 0) {
    throw new MooringError('NOT_FOUND', message('errors.noSuchToken', { application, id }), {
      hint: message('errors.noSuchTokenHint'),
    });
  }
  for (const { secretName } of withdrawn) {
    await kube.delete(kinds.secrets, secretName, integrationNamespace);
  }
  const request = await kube.find<TokenRequest>(kinds.tokenrequests, application, integrationNamespace);
  const handedOut = request?.status?.token ?? '';
  if (withdrawn.some((token) => standsFor(token, handedOut))) {
    await kube.delete(kinds.tokenrequests, application, integrationNamespace);
  }
}
