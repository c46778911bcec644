import type { Issuer } from '#lib/config/issuer.ts';
import { personOfClaims } from '#lib/domain/access/person-of-claims.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { checkToken } from './check-token.ts';
import type { Issued } from './issuer-client.ts';
import type { Session } from './session.ts';

/**
 * The session of whom an issuer has named; undefined where that is nobody whom the API server would know.
 * @param endsAtMs when it ends in any case.
 */
export type SessionOfIssued = (
  issuer: Issuer,
  issued: Issued,
  endsAtMs: number,
) => Promise<Session | undefined>;

/** Where requests go to the API server with the ID token, that server says who it stands for; else the rules for claims do. */
export function createSessionOfIssued(kube: Pick<KubeClient, 'raw'>): SessionOfIssued {
  return async (issuer, issued, endsAtMs) => {
    const { idToken, refreshToken, subject, freshUntilMs } = issued;
    const person =
      issuer.identity === 'token'
        ? await checkToken(kube, idToken)
        : personOfClaims(issued.claims, issuer.rules);
    if (person === undefined) {
      return undefined;
    }
    return {
      person: { name: person.name, groups: [...person.groups] },
      credential: {
        kind: 'oidc',
        issuer: issuer.id,
        identity: issuer.identity,
        subject,
        idToken,
        ...(refreshToken === undefined ? {} : { refreshToken }),
        freshUntilMs,
      },
      endsAtMs: refreshToken === undefined ? Math.min(endsAtMs, freshUntilMs) : endsAtMs,
    };
  };
}
