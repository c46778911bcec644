import { type ApiObject, fieldsOf, sameJson } from '../../meta/api-object.ts';
import { type FieldError, forbiddenField, invalidValue, unsupportedValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';
import {
  defaultTemplate,
  validateCount,
  validateSelectorKept,
  validateWorkload,
} from './workload-template.ts';

const templateGeneration = 'deprecated.daemonset.template.generation';

function defaultDaemonSet(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'revisionHistoryLimit', 10);
  const strategy = ensureFields(spec, 'updateStrategy');
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    setDefault(ensureFields(strategy, 'rollingUpdate'), 'maxUnavailable', 1);
  }
  defaultTemplate(object);
}

/** Counts the changes of the template in the annotation where the real server still keeps them. */
function countTemplates(next: ApiObject, previous: ApiObject | undefined): void {
  const before = Number(previous?.metadata.annotations?.[templateGeneration] ?? 0);
  const isSame = sameJson(fieldsOf(next.spec).template, fieldsOf(previous?.spec).template);
  const count = isSame ? before : before + 1;
  next.metadata.annotations = { ...next.metadata.annotations, [templateGeneration]: String(count) };
}

function validateDaemonSet(object: ApiObject): FieldError[] {
  const errors = validateWorkload(object);
  const spec = fieldsOf(object.spec);
  const strategy = fieldsOf(spec.updateStrategy);
  if (strategy.type !== 'RollingUpdate' && strategy.type !== 'OnDelete') {
    errors.push(unsupportedValue('spec.updateStrategy', strategy, ['RollingUpdate', 'OnDelete']));
  }
  const { maxUnavailable } = fieldsOf(strategy.rollingUpdate);
  if (maxUnavailable === 0 || maxUnavailable === '0%') {
    errors.push(
      invalidValue('spec.updateStrategy.rollingUpdate.maxUnavailable', maxUnavailable, 'cannot be 0'),
    );
  }
  if (fieldsOf(fieldsOf(spec.template).spec).activeDeadlineSeconds !== undefined) {
    const field = 'spec.template.spec.activeDeadlineSeconds';
    errors.push(forbiddenField(field, 'activeDeadlineSeconds in DaemonSet is not Supported'));
  }
  errors.push(...validateCount('spec.minReadySeconds', spec.minReadySeconds));
  return errors;
}

export const daemonSetStrategy: Strategy = {
  applyDefaults: defaultDaemonSet,
  prepareForCreate: (object) => countTemplates(object, undefined),
  prepareForUpdate: countTemplates,
  validate: validateDaemonSet,
  validateUpdate: validateSelectorKept,
  countsGeneration: true,
};
