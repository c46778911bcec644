import type { KeyedBackOff } from '#lib/back-off.ts';
import {
  needsToken,
  secondsTimestamp,
  type TokenRequest,
  type TokenRequestStatus,
  tokenRequestTimeLeftMs,
} from '#lib/domain/application/token-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { errorTable, toMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Logger } from '#lib/log.ts';
import type { ConnectionTokenHandlerConfig } from './config.ts';
import { decide } from './decide.ts';
import { fetchToken } from './fetch-token.ts';

export interface ReconcileContext {
  kube: KubeClient;
  log: Logger;
  config: ConnectionTokenHandlerConfig;
  pauses: KeyedBackOff;
  now(): Date;
}

type Again = { requeueAfterMs: number } | undefined;

/** Brings one TokenRequest forward; throws when the Kubernetes API refuses what it is asked. */
export async function reconcile(context: ReconcileContext, tokenRequest: TokenRequest): Promise<Again> {
  const decision = decide(tokenRequest, context.now());
  switch (decision.action) {
    case 'delete': {
      const { name, namespace, uid } = tokenRequest.metadata;
      const preconditions = uid === undefined ? {} : { preconditions: { uid } };
      await context.kube.delete(kinds.tokenrequests, name, namespace, preconditions);
      return undefined;
    }
    case 'fetch':
      return await answer(context, tokenRequest);
    case 'wait':
      return { requeueAfterMs: decision.ms };
    case 'none':
      return undefined;
  }
}

/** Asks for a token, unless the last failure is too recent, and writes what came of it. */
async function answer(context: ReconcileContext, tokenRequest: TokenRequest): Promise<Again> {
  const { config, pauses, log } = context;
  const key = objectKey(tokenRequest);
  const uid = tokenRequest.metadata.uid ?? '';
  const pauseMs = pauses.leftMs(key, uid) ?? 0;
  if (pauseMs > 0) {
    return { requeueAfterMs: pauseMs };
  }
  const application = tokenRequest.metadata.name;
  const issued = await fetchToken(config, tokenRequest).catch(toMooringError);
  if (!(issued instanceof Error)) {
    pauses.forget(key);
    const { token, url } = issued;
    await writeStatus(context, tokenRequest, () => ({
      state: 'OK',
      token,
      url,
      application,
      expireAfter: expiry(context),
    }));
    return undefined;
  }
  const retryMs = pauses.failed(key, uid);
  log[errorTable[issued.code].log]({ tokenRequest: key, error: issued.message, retryMs }, 'no token');
  const written = await writeStatus(context, tokenRequest, (current) => ({
    state: 'Error',
    token: '',
    url: '',
    application,
    // it expires counted from the first failure, however often it is tried
    expireAfter: current?.state === 'Error' ? current.expireAfter : expiry(context),
    error: issued.message,
  }));
  const leftMs = written === undefined ? undefined : tokenRequestTimeLeftMs(written, context.now());
  return { requeueAfterMs: Math.min(retryMs, (leftMs ?? retryMs) + 1) };
}

function expiry({ now, config }: ReconcileContext): string {
  return secondsTimestamp(new Date(now().getTime() + config.tokenTtlMs));
}

/** The kind has no status subresource: the status is written with the object. */
async function writeStatus(
  { kube }: ReconcileContext,
  tokenRequest: TokenRequest,
  statusOf: (current: TokenRequestStatus | undefined) => TokenRequestStatus,
): Promise<TokenRequest | undefined> {
  const { name, namespace, uid } = tokenRequest.metadata;
  return await updateObject<TokenRequest>(kube, kinds.tokenrequests, { name, namespace }, (current) => {
    if (!needsToken(current) || current.metadata.uid !== uid) {
      return undefined;
    }
    const status = statusOf(current.status);
    const same = current.status?.state === status.state && current.status.error === status.error;
    return same ? undefined : { ...current, status };
  });
}
