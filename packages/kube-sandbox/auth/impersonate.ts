import type { IncomingHttpHeaders } from 'node:http';
import { badRequest, forbidden } from '../meta/api-error.ts';
import type { ApiContext } from '../verbs/api-context.ts';
import { type Attributes, authorize, refusalText } from './authorize.ts';
import type { UserInfo } from './user-info.ts';

function check(
  api: ApiContext,
  user: UserInfo,
  resource: string,
  name: string,
  group = '',
  namespace = '',
): void {
  const attributes: Attributes = {
    verb: 'impersonate',
    group,
    resource,
    subresource: '',
    namespace,
    name,
    path: undefined,
  };
  if (!authorize(api, user, attributes).allowed)
    throw forbidden({ group, resource }, name, refusalText(user, attributes));
}

function values(header: string | string[] | undefined): string[] {
  if (header === undefined) return [];
  return (Array.isArray(header) ? header : header.split(',')).map((value) => value.trim()).filter(Boolean);
}

/** Who the request acts as: `Impersonate-User`, `-Group` and `-Uid`, for whoever may. Throws 400 and 403. */
export function impersonate(api: ApiContext, user: UserInfo, headers: IncomingHttpHeaders): UserInfo {
  const name = values(headers['impersonate-user'])[0];
  const groups = values(headers['impersonate-group']);
  if (!name) {
    if (groups.length > 0) throw badRequest('requested impersonation of groups without a user');
    return user;
  }
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  if (account) check(api, user, 'serviceaccounts', account[2] ?? '', '', account[1] ?? '');
  else check(api, user, 'users', name);
  for (const group of groups) check(api, user, 'groups', group);
  const implied =
    account && groups.length === 0 ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`] : [];
  const all = new Set([
    ...groups,
    ...implied,
    name === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated',
  ]);
  return { name, groups: [...all] };
}
