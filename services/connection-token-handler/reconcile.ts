import { kinds } from '#lib/domain/kinds.ts';
import {
  needsToken,
  secondsTimestamp,
  type TokenRequest,
  type TokenRequestStatus,
} from '#lib/domain/token-request.ts';
import { errorTable, toMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { ConnectionTokenHandlerConfig } from './config.ts';
import { decide } from './decide.ts';
import { fetchToken } from './fetch-token.ts';

export interface ReconcileContext {
  kube: KubeClient;
  config: ConnectionTokenHandlerConfig;
  now(): Date;
}

/** Brings one TokenRequest forward; throws when it is worth trying again. */
export async function reconcile(
  context: ReconcileContext,
  tokenRequest: TokenRequest,
): Promise<{ requeueAfterMs?: number } | undefined> {
  const decision = decide(tokenRequest, context.now());
  switch (decision.action) {
    case 'delete': {
      const { name, namespace, uid } = tokenRequest.metadata;
      const preconditions = uid === undefined ? {} : { preconditions: { uid } };
      await context.kube.delete(kinds.tokenrequests, name, namespace, preconditions);
      return undefined;
    }
    case 'fetch':
      await answer(context, tokenRequest);
      return undefined;
    case 'wait':
      return { requeueAfterMs: decision.ms };
    case 'none':
      return undefined;
  }
}

async function answer(context: ReconcileContext, tokenRequest: TokenRequest): Promise<void> {
  const { config } = context;
  const application = tokenRequest.metadata.name;
  try {
    const { token, url } = await fetchToken(config, tokenRequest);
    const status: TokenRequestStatus = { state: 'OK', token, url, application, expireAfter: expiry(context) };
    await writeStatus(context, tokenRequest, () => status);
  } catch (thrown) {
    const error = toMooringError(thrown);
    await writeStatus(context, tokenRequest, (current) =>
      current?.state === 'Error'
        ? undefined
        : {
            state: 'Error',
            token: '',
            url: '',
            application,
            expireAfter: expiry(context),
            error: error.message,
          },
    );
    if (errorTable[error.code].retry) {
      throw error;
    }
  }
}

function expiry({ now, config }: ReconcileContext): string {
  return secondsTimestamp(new Date(now().getTime() + config.tokenTtlMs));
}

/** The kind has no status subresource: the status is written with the object. */
async function writeStatus(
  { kube }: ReconcileContext,
  tokenRequest: TokenRequest,
  statusOf: (current: TokenRequestStatus | undefined) => TokenRequestStatus | undefined,
): Promise<void> {
  const { name, namespace, uid } = tokenRequest.metadata;
  await updateObject<TokenRequest>(kube, kinds.tokenrequests, { name, namespace }, (current) => {
    const answered = !needsToken(current) || current.metadata.uid !== uid;
    const status = answered ? undefined : statusOf(current.status);
    return status === undefined ? undefined : { ...current, status };
  });
}
