import { unauthorized } from '../meta/api-error.ts';
import type { ApiContext } from '../verbs/api-context.ts';
import { defaultAudiences, type TokenClaims, verifyToken } from './service-account-token.ts';
import { anonymousUser, type UserInfo } from './user-info.ts';

/** Whether what a token is bound to is still the same: its account, and the pod or secret it was made for. */
function isAlive(api: ApiContext, claims: TokenClaims): boolean {
  const account = api.store.get('core/serviceaccounts', claims.namespace, claims.name);
  if (account?.object.metadata.uid !== claims.uid) return false;
  if (!claims.bound) return true;
  const bound = api.store.get(`core/${claims.bound.kind}s`, claims.namespace, claims.bound.name);
  return bound?.object.metadata.uid === claims.bound.uid;
}

/** Who a token stands for; undefined when it is not ours, expired, or its account is gone. */
export function userOfToken(
  api: ApiContext,
  token: string,
  audiences: readonly string[] = defaultAudiences,
): UserInfo | undefined {
  const known = api.staticTokens.get(token);
  if (known) return known;
  const claims = verifyToken(api.tokenKey, token, Math.floor(api.now().getTime() / 1000));
  if (!claims || !isAlive(api, claims)) return undefined;
  if (!claims.audiences.some((audience) => audiences.includes(audience))) return undefined;
  return {
    name: `system:serviceaccount:${claims.namespace}:${claims.name}`,
    uid: claims.uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${claims.namespace}`, 'system:authenticated'],
    ...(claims.bound?.kind === 'pod'
      ? {
          extra: {
            'authentication.kubernetes.io/pod-name': [claims.bound.name],
            'authentication.kubernetes.io/pod-uid': [claims.bound.uid],
          },
        }
      : {}),
  };
}

/** Who a request comes from. Without a token it is anonymous; with one that is not valid, 401. */
export function authenticate(api: ApiContext, authorization: string | undefined): UserInfo {
  if (!authorization) return anonymousUser;
  const token = /^bearer +(.+)$/i.exec(authorization)?.[1]?.trim();
  const user = token ? userOfToken(api, token) : undefined;
  if (!user) throw unauthorized();
  return user;
}
