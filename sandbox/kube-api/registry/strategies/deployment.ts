import { type ApiObject, fieldsOf, isFields, sameJson } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../../meta/field-error.ts';
import { validateLabels } from '../../meta/validate-meta.ts';
import {
  matchesSelectorObject,
  selectorIsEmpty,
  validateSelectorObject,
} from '../../selectors/label-selector-object.ts';
import type { Strategy } from '../resource-definition.ts';
import { defaultPodSpec } from './default-pod-spec.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { validatePodSpec } from './validate-pod-spec.ts';

function defaultTemplate(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'replicas', 1);
  const template = ensureFields(spec, 'template');
  const metadata = ensureFields(template, 'metadata');
  if (metadata.creationTimestamp === undefined) metadata.creationTimestamp = null;
  defaultPodSpec(ensureFields(template, 'spec'));
}

function defaultDeployment(object: ApiObject): void {
  defaultTemplate(object);
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

/** What Deployment and ReplicaSet share: a selector that selects the template, and a valid template. */
function validateWorkload(object: ApiObject): FieldError[] {
  const spec = fieldsOf(object.spec);
  const errors: FieldError[] = [];
  const labels = fieldsOf(fieldsOf(fieldsOf(spec.template).metadata).labels);
  if (Number(spec.replicas) < 0) {
    errors.push(invalidValue('spec.replicas', spec.replicas, 'must be greater than or equal to 0'));
  }
  if (!isFields(spec.selector)) errors.push(required('spec.selector'));
  else {
    errors.push(...validateSelectorObject('spec.selector', spec.selector));
    if (selectorIsEmpty(spec.selector)) {
      const detail =
        object.kind === 'Deployment'
          ? 'empty selector is invalid for deployment'
          : 'empty selector is not valid for ReplicaSet.';
      errors.push(invalidValue('spec.selector', spec.selector, detail));
    }
  }
  if (errors.length === 0 && !matchesSelectorObject(spec.selector, labels)) {
    errors.push(
      invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'),
    );
  }
  errors.push(...validateLabels('spec.template.labels', labels));
  const podSpec = fieldsOf(fieldsOf(spec.template).spec);
  errors.push(...validatePodSpec('spec.template.spec', podSpec));
  if (podSpec.restartPolicy !== undefined && podSpec.restartPolicy !== 'Always') {
    errors.push(unsupportedValue('spec.template.spec.restartPolicy', podSpec.restartPolicy, ['Always']));
  }
  return errors;
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

function validateSelectorKept(next: ApiObject, previous: ApiObject): FieldError[] {
  const selector = fieldsOf(next.spec).selector;
  if (sameJson(selector, fieldsOf(previous.spec).selector)) return [];
  return [invalidValue('spec.selector', selector, 'field is immutable')];
}

export const deploymentStrategy: Strategy = {
  applyDefaults: defaultDeployment,
  validate: validateDeployment,
  validateUpdate: validateSelectorKept,
  countsGeneration: true,
};

export const replicaSetStrategy: Strategy = {
  applyDefaults: defaultTemplate,
  validate: validateWorkload,
  validateUpdate: validateSelectorKept,
  countsGeneration: true,
  selectableFields: (object) => ({ 'status.replicas': String(fieldsOf(object.status).replicas ?? 0) }),
};
