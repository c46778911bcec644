import type { Person } from '#lib/domain/access/person.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface TokenReview {
  status?: { authenticated?: boolean; user?: { username?: string; groups?: string[] | null } };
}

/**
 * Who a token of Kubernetes stands for, as the API server says (TokenReview); undefined for one that has ended, was made for
 * another audience, or is none.
 * @throws MooringError where the API server does not say.
 */
export async function checkToken(kube: Pick<KubeClient, 'raw'>, token: string): Promise<Person | undefined> {
  const { status } = await kube.raw<TokenReview>('POST', '/apis/authentication.k8s.io/v1/tokenreviews', {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenReview',
    spec: { token },
  });
  const name = status?.user?.username ?? '';
  if (status?.authenticated !== true || name === '' || name === 'system:anonymous') {
    return undefined;
  }
  return { name, groups: status.user?.groups ?? [] };
}

/** When a token ends by its own word, in ms of the epoch; undefined where it does not say. Only for tokens that count already. */
export function endOfToken(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { exp } = claims as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}
