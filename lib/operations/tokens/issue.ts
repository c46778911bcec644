import { type Application, integrationNamespace } from '#lib/domain/application/application.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import type { TokenRequest } from '#lib/domain/application/token-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { watchEvents } from '#lib/k8s/watch.ts';
import type { OperationContext } from '../context.ts';
import { findOpenTokens, standsFor } from './find-open-tokens.ts';

const answerTimeoutMs = 10_000;

/**
 * Issues a one-time token by a TokenRequest. An earlier request of the same Application is replaced; its token stays valid
 * until it expires.
 * @throws MooringError NOT_FOUND for an unknown Application, TIMEOUT when the token handler does not answer.
 */
export async function issueToken(context: OperationContext, application: string): Promise<IssuedToken> {
  const { kube } = context;
  await kube.get<Application>(kinds.applications, application);
  await kube.delete(kinds.tokenrequests, application, integrationNamespace);
  const created = await kube.create<TokenRequest>(kinds.tokenrequests, {
    apiVersion: apiVersionOf(kinds.tokenrequests),
    kind: kinds.tokenrequests.kind,
    metadata: { name: application, namespace: integrationNamespace },
  });
  const { url, token, expireAfter } = await waitForToken(context, created);
  const open = (await findOpenTokens(context, application)).find((one) => standsFor(one, token));
  return { application, id: open?.id, url, expiresAt: open?.expiresAt ?? expireAfter };
}

async function waitForToken({ kube }: OperationContext, created: TokenRequest) {
  const { name, namespace, resourceVersion = '', uid } = created.metadata;
  const signal = AbortSignal.timeout(answerTimeoutMs);
  try {
    const events = watchEvents<TokenRequest>(kube.connection, kinds.tokenrequests, {
      namespace,
      fieldSelector: `metadata.name=${name}`,
      resourceVersion,
      signal,
    });
    for await (const { type, object } of events) {
      if (type === 'DELETED' || object.metadata.uid !== uid) {
        throw new MooringError('CONFLICT', message('errors.tokenReplaced'), {
          hint: message('errors.tokenReplacedHint'),
        });
      }
      if (object.status?.state === 'Error') {
        const { error } = object.status;
        throw new MooringError(
          'UPSTREAM',
          error === undefined
            ? message('errors.noToken')
            : message('errors.noTokenBecause', { reason: error }),
          { hint: message('errors.noTokenHint') },
        );
      }
      if (object.status?.state === 'OK' && object.status.url !== '') {
        return object.status;
      }
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
  throw new MooringError('TIMEOUT', message('errors.noTokenInTime'), {
    hint: message('errors.noTokenInTimeHint'),
  });
}
