import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { checkToken, endOfToken } from './check-token.ts';
import type { Session } from './session.ts';

export interface TokenSessionsOptions {
  kube: Pick<KubeClient, 'raw'>;
  /** After this time a session ends in any case. */
  longestMs: number;
  nowMs?(): number;
}

/** What a header can carry. */
const shape = /^[\x21-\x7e]{1,32000}$/;
/** Tokens that are examined at once: who guesses is not to keep the API server busy. */
const mostAtOnce = 16;

/** Sessions by a token of Kubernetes: they last no longer than the token. */
export function tokenSessions(
  options: TokenSessionsOptions,
): (token: string) => Promise<Session | undefined> {
  const { kube, longestMs, nowMs = Date.now } = options;
  let examined = 0;

  return async (token) => {
    if (!shape.test(token)) {
      return undefined;
    }
    if (examined >= mostAtOnce) {
      throw new MooringError('UNAVAILABLE', message('errors.tooManySignIns'), {
        hint: message('errors.tooManySignInsHint'),
      });
    }
    examined += 1;
    try {
      const person = await checkToken(kube, token);
      const endsAtMs = Math.min(nowMs() + longestMs, endOfToken(token) ?? Number.POSITIVE_INFINITY);
      return person === undefined
        ? undefined
        : {
            person: { ...person, groups: [...person.groups] },
            credential: { kind: 'token', token },
            endsAtMs,
          };
    } finally {
      examined -= 1;
    }
  };
}
