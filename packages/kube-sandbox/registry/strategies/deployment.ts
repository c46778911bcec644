import { type ApiObject, fieldsOf } from '../../meta/api-object.ts';
import { type FieldError, unsupportedValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { defaultTemplate, validateSelectorKept, validateWorkload } from './workload-template.ts';

function defaultReplicas(object: ApiObject): void {
  setDefault(ensureFields(object, 'spec'), 'replicas', 1);
  defaultTemplate(object);
}

function defaultDeployment(object: ApiObject): void {
  defaultReplicas(object);
  const spec = ensureFields(object, 'spec');
  const strategy = ensureFields(spec, 'strategy');
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    const rolling = ensureFields(strategy, 'rollingUpdate');
    setDefault(rolling, 'maxUnavailable', '25%');
    setDefault(rolling, 'maxSurge', '25%');
  }
  setDefault(spec, 'revisionHistoryLimit', 10);
  setDefault(spec, 'progressDeadlineSeconds', 600);
}

function validateDeployment(object: ApiObject): FieldError[] {
  const errors = validateWorkload(object);
  const strategy = fieldsOf(fieldsOf(object.spec).strategy);
  if (strategy.type === 'Recreate' && strategy.rollingUpdate !== undefined) {
    errors.push({
      type: 'FieldValueForbidden',
      field: 'spec.strategy.rollingUpdate',
      detail: "may not be specified when strategy `type` is 'Recreate'",
    });
  } else if (strategy.type !== 'Recreate' && strategy.type !== 'RollingUpdate') {
    errors.push(unsupportedValue('spec.strategy', strategy, ['Recreate', 'RollingUpdate']));
  }
  return errors;
}

export const deploymentStrategy: Strategy = {
  applyDefaults: defaultDeployment,
  validate: validateDeployment,
  validateUpdate: validateSelectorKept,
  countsGeneration: true,
};

export const replicaSetStrategy: Strategy = {
  applyDefaults: defaultReplicas,
  validate: validateWorkload,
  validateUpdate: validateSelectorKept,
  countsGeneration: true,
  selectableFields: (object) => ({ 'status.replicas': String(fieldsOf(object.status).replicas ?? 0) }),
};
