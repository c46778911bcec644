import type { KubeconfigUser } from './kubeconfig-schema.ts';

/** The headers by which a user acts as another: `as`, `as-uid`, `as-groups` and `as-user-extra` of a kubeconfig. */
export function impersonationHeaders(user: KubeconfigUser): Record<string, string | string[]> {
  if (user.as === undefined) {
    return {};
  }
  const { 'as-uid': uid, 'as-groups': groups, 'as-user-extra': extra } = user;
  return {
    'impersonate-user': user.as,
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...(groups.length === 0 ? {} : { 'impersonate-group': groups }),
    ...Object.fromEntries(
      Object.entries(extra).map(([key, values]) => [`impersonate-extra-${escapedName(key)}`, values]),
    ),
  };
}

/** What a header's name cannot hold, and `%`, as bytes: the server decodes it. */
function escapedName(key: string): string {
  return encodeURIComponent(key.toLowerCase()).replace(
    /[()]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
}
