import { forbidden } from '../meta/api-error.ts';
import { type ApiObject, fieldsOf, textOf } from '../meta/api-object.ts';
import { groupResourceOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import type { ApiContext } from '../verbs/api-context.ts';
import {
  type Attributes,
  authorize,
  grantsFor,
  type Rule,
  ruleAllows,
  rulesOf,
  rulesOfRole,
} from './authorize.ts';
import { mastersGroup, type UserInfo } from './user-info.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

/** Every single thing a rule grants. A `*` stands for itself: only a `*` covers it. */
function* singles(rule: Rule): Generator<Attributes> {
  for (const verb of rule.verbs) {
    for (const path of rule.nonResourceURLs) {
      yield { verb, group: '', resource: '', subresource: '', namespace: '', name: '', path };
    }
    for (const group of rule.apiGroups) yield* resourceSingles(rule, verb, group);
  }
}

function* resourceSingles(rule: Rule, verb: string, group: string): Generator<Attributes> {
  for (const full of rule.resources) {
    const [resource = '', subresource = ''] = full.split('/');
    for (const name of rule.resourceNames.length > 0 ? rule.resourceNames : ['']) {
      yield { verb, group, resource, subresource, namespace: '', name, path: undefined };
    }
  }
}

function mayAnyway(
  api: ApiContext,
  user: UserInfo,
  verb: string,
  resource: string,
  namespace: string,
  name: string,
): boolean {
  const attributes: Attributes = {
    verb,
    group: rbacGroup,
    resource,
    subresource: '',
    namespace,
    name,
    path: undefined,
  };
  return authorize(api, user, attributes).allowed;
}

function asked(
  api: ApiContext,
  object: ApiObject,
  namespace: string,
): { rules: Rule[]; verb: string; resource: string; name: string } {
  const roleRef = fieldsOf(object.roleRef);
  if (!object.kind.endsWith('Binding')) {
    const resource = object.kind === 'Role' ? 'roles' : 'clusterroles';
    return { rules: rulesOf(object), verb: 'escalate', resource, name: object.metadata.name };
  }
  const resource = roleRef.kind === 'Role' ? 'roles' : 'clusterroles';
  return {
    rules: rulesOfRole(api, object.roleRef, namespace),
    verb: 'bind',
    resource,
    name: textOf(roleRef.name),
  };
}

/**
 * Nobody hands out more than they have: the rules of a role, or of the role a binding names, must be granted to the
 * writer already, unless they may `escalate` or `bind` it. Throws 403.
 */
export function preventEscalation(
  api: ApiContext,
  user: UserInfo,
  definition: ResourceDefinition,
  object: ApiObject,
): void {
  if (definition.group !== rbacGroup || user.groups.includes(mastersGroup)) return;
  const namespace = object.metadata.namespace ?? '';
  const { rules, verb, resource, name } = asked(api, object, namespace);
  if (mayAnyway(api, user, verb, resource, namespace, name)) return;
  const granted = grantsFor(api, user, namespace).map((grant) => grant.rule);
  for (const rule of rules) {
    for (const single of singles(rule)) {
      if (granted.some((own) => ruleAllows(own, single))) continue;
      const what = single.path ?? `${single.resource} in API group ${JSON.stringify(single.group)}`;
      const why = `user ${JSON.stringify(user.name)} (groups=${JSON.stringify(user.groups)}) is attempting to grant RBAC permissions not currently held: ${single.verb} ${what}`;
      throw forbidden(groupResourceOf(definition), object.metadata.name, why);
    }
  }
}
