import { type ApiObject, fieldsOf, isFields, listOf, sameJson, textOf } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { setDefault } from './set-default.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

function validateRules(object: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  listOf(object.rules).forEach((item, i) => {
    const rule = fieldsOf(item);
    const path = `rules[${i}]`;
    if (listOf(rule.verbs).length === 0)
      errors.push(required(`${path}.verbs`, 'verbs must contain at least one value'));
    if (listOf(rule.nonResourceURLs).length > 0) {
      if (object.kind === 'Role') {
        errors.push(
          invalidValue(
            `${path}.nonResourceURLs`,
            rule.nonResourceURLs,
            'namespaced rules cannot apply to non-resource URLs',
          ),
        );
      }
      return;
    }
    if (listOf(rule.apiGroups).length === 0) {
      errors.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'));
    }
    if (listOf(rule.resources).length === 0) {
      errors.push(required(`${path}.resources`, 'resource rules must supply at least one resource'));
    }
  });
  return errors;
}

export function rbacRoleStrategy(kind: string): Strategy {
  return {
    applyDefaults: (object) => {
      if (object.rules === undefined)
        object.rules = kind === 'ClusterRole' && isFields(object.aggregationRule) ? null : [];
    },
    validate: validateRules,
  };
}

function validateBinding(object: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  const role = fieldsOf(object.roleRef);
  const kinds = object.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (role.apiGroup !== rbacGroup)
    errors.push(unsupportedValue('roleRef.apiGroup', textOf(role.apiGroup), [rbacGroup]));
  if (!kinds.includes(textOf(role.kind)))
    errors.push(unsupportedValue('roleRef.kind', textOf(role.kind), kinds));
  if (!textOf(role.name)) errors.push(required('roleRef.name'));
  listOf(object.subjects).forEach((item, i) => {
    const subject = fieldsOf(item);
    const path = `subjects[${i}]`;
    if (!textOf(subject.name)) errors.push(required(`${path}.name`));
    if (subject.kind === 'ServiceAccount') {
      if (!textOf(subject.namespace)) errors.push(required(`${path}.namespace`));
    } else if (subject.kind !== 'User' && subject.kind !== 'Group') {
      errors.push(
        unsupportedValue(`${path}.kind`, textOf(subject.kind), ['ServiceAccount', 'User', 'Group']),
      );
    }
  });
  return errors;
}

export function rbacBindingStrategy(kind: string): Strategy {
  return {
    applyDefaults: (object) => {
      if (isFields(object.roleRef)) {
        setDefault(object.roleRef, 'apiGroup', rbacGroup);
        if (kind === 'ClusterRoleBinding') setDefault(object.roleRef, 'kind', 'ClusterRole');
      }
      for (const subject of listOf(object.subjects)) {
        if (isFields(subject) && (subject.kind === 'User' || subject.kind === 'Group')) {
          setDefault(subject, 'apiGroup', rbacGroup);
        }
      }
    },
    validate: validateBinding,
    validateUpdate: (next, previous) =>
      sameJson(next.roleRef, previous.roleRef)
        ? []
        : [invalidValue('roleRef', next.roleRef, 'cannot change roleRef')],
  };
}
