import { type ApiObject, fieldsOf, listOf, textOf } from '../meta/api-object.ts';
import type { ApiContext } from '../verbs/api-context.ts';
import { mastersGroup, type UserInfo } from './user-info.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

/** What somebody wants to do. `path` is set for requests outside the resources. */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
  path: string | undefined;
}

export interface Rule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  resourceNames: string[];
  nonResourceURLs: string[];
}

export interface Grant {
  rule: Rule;
  reason: string;
}

function ruleOf(value: unknown): Rule {
  const rule = fieldsOf(value);
  const texts = (field: string): string[] => listOf(rule[field]).map(textOf);
  return {
    verbs: texts('verbs'),
    apiGroups: texts('apiGroups'),
    resources: texts('resources'),
    resourceNames: texts('resourceNames'),
    nonResourceURLs: texts('nonResourceURLs'),
  };
}

export function rulesOf(role: ApiObject): Rule[] {
  return listOf(role.rules).map(ruleOf);
}

function appliesTo(subject: unknown, user: UserInfo, bindingNamespace: string): boolean {
  const { kind, name, namespace } = fieldsOf(subject);
  if (kind === 'User') return user.name === name;
  if (kind === 'Group') return user.groups.includes(textOf(name));
  if (kind !== 'ServiceAccount') return false;
  return user.name === `system:serviceaccount:${textOf(namespace) || bindingNamespace}:${textOf(name)}`;
}

function objects(api: ApiContext, plural: string, namespace: string): ApiObject[] {
  const list = api.store.list(`${rbacGroup}/${plural}`, { namespace, limit: 0, matches: () => true });
  return list.items.map((item) => item.object);
}

/** The rules of the role that a binding names; none where it is missing. */
export function rulesOfRole(api: ApiContext, roleRef: unknown, namespace: string): Rule[] {
  const { kind, name } = fieldsOf(roleRef);
  const isRole = kind === 'Role';
  const stored = api.store.get(
    `${rbacGroup}/${isRole ? 'roles' : 'clusterroles'}`,
    isRole ? namespace : '',
    textOf(name),
  );
  return stored ? rulesOf(stored.object) : [];
}

function grantsOf(api: ApiContext, binding: ApiObject, user: UserInfo): Grant[] {
  const namespace = binding.metadata.namespace ?? '';
  const subject = listOf(binding.subjects).find((item) => appliesTo(item, user, namespace));
  if (!subject) return [];
  const role = fieldsOf(binding.roleRef);
  const who = fieldsOf(subject);
  const where = namespace ? `${binding.metadata.name}/${namespace}` : binding.metadata.name;
  const shown =
    who.kind === 'ServiceAccount' ? `${textOf(who.name)}/${textOf(who.namespace)}` : textOf(who.name);
  const reason = `RBAC: allowed by ${binding.kind} ${JSON.stringify(where)} of ${textOf(role.kind)} ${JSON.stringify(role.name)} to ${textOf(who.kind)} ${JSON.stringify(shown)}`;
  return rulesOfRole(api, binding.roleRef, namespace).map((rule) => ({ rule, reason }));
}

/** Every rule that is granted to a user, everywhere and in one namespace. */
export function grantsFor(api: ApiContext, user: UserInfo, namespace: string): Grant[] {
  const everywhere = objects(api, 'clusterrolebindings', '').flatMap((binding) =>
    grantsOf(api, binding, user),
  );
  if (!namespace) return everywhere;
  return [
    ...everywhere,
    ...objects(api, 'rolebindings', namespace).flatMap((binding) => grantsOf(api, binding, user)),
  ];
}

function has(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

function coversPath(rule: Rule, path: string): boolean {
  return rule.nonResourceURLs.some(
    (url) => url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
  );
}

function coversResource(rule: Rule, { resource, subresource }: Attributes): boolean {
  const full = subresource ? `${resource}/${subresource}` : resource;
  return (
    rule.resources.includes('*') ||
    rule.resources.includes(full) ||
    (subresource !== '' && rule.resources.includes(`*/${subresource}`))
  );
}

export function ruleAllows(rule: Rule, attributes: Attributes): boolean {
  if (!has(rule.verbs, attributes.verb)) return false;
  if (attributes.path !== undefined) return coversPath(rule, attributes.path);
  const named = rule.resourceNames.length === 0 || rule.resourceNames.includes(attributes.name);
  return has(rule.apiGroups, attributes.group) && coversResource(rule, attributes) && named;
}

export interface Decision {
  allowed: boolean;
  reason: string;
}

/** Decides by RBAC; the group system:masters may do everything. */
export function authorize(api: ApiContext, user: UserInfo, attributes: Attributes): Decision {
  if (user.groups.includes(mastersGroup)) return { allowed: true, reason: '' };
  const namespace = attributes.path === undefined ? attributes.namespace : '';
  const grant = grantsFor(api, user, namespace).find(({ rule }) => ruleAllows(rule, attributes));
  return grant ? { allowed: true, reason: grant.reason } : { allowed: false, reason: '' };
}

/** Why a request is refused, in the real server's words. */
export function refusalText(user: UserInfo, attributes: Attributes): string {
  const who = `User ${JSON.stringify(user.name)} cannot ${attributes.verb}`;
  if (attributes.path !== undefined) return `${who} path ${JSON.stringify(attributes.path)}`;
  const { resource, subresource, group, namespace } = attributes;
  const what = JSON.stringify(subresource ? `${resource}/${subresource}` : resource);
  const where = namespace ? `in the namespace ${JSON.stringify(namespace)}` : 'at the cluster scope';
  return `${who} resource ${what} in API group ${JSON.stringify(group)} ${where}`;
}
