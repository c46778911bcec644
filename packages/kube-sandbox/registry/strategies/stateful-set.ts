import { type ApiObject, fieldsOf, isFields, listOf, sameJson } from '../../meta/api-object.ts';
import { type FieldError, forbiddenField, invalidValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { defaultTemplate, validateCount, validateWorkload } from './workload-template.ts';

function defaultStatefulSet(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'replicas', 1);
  setDefault(spec, 'serviceName', '');
  setDefault(spec, 'podManagementPolicy', 'OrderedReady');
  setDefault(spec, 'revisionHistoryLimit', 10);
  const strategy = ensureFields(spec, 'updateStrategy');
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    setDefault(ensureFields(strategy, 'rollingUpdate'), 'partition', 0);
  }
  for (const claim of listOf(spec.volumeClaimTemplates).filter(isFields)) {
    setDefault(claim, 'apiVersion', 'v1');
    setDefault(claim, 'kind', 'PersistentVolumeClaim');
    setDefault(ensureFields(claim, 'metadata'), 'creationTimestamp', null);
    setDefault(ensureFields(claim, 'spec'), 'volumeMode', 'Filesystem');
    setDefault(ensureFields(claim, 'status'), 'phase', 'Pending');
  }
  defaultTemplate(object);
}

function validateStatefulSet(object: ApiObject): FieldError[] {
  const errors = validateWorkload(object);
  const spec = fieldsOf(object.spec);
  const policy = spec.podManagementPolicy;
  if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.push(invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"));
  }
  const strategy = fieldsOf(spec.updateStrategy);
  const rolling = strategy.rollingUpdate;
  if (strategy.type !== 'RollingUpdate' && strategy.type !== 'OnDelete') {
    errors.push(invalidValue('spec.updateStrategy', strategy, "must be 'RollingUpdate' or 'OnDelete'"));
  } else if (strategy.type === 'OnDelete' && rolling !== undefined) {
    const detail = "only allowed for updateStrategy 'RollingUpdate'";
    errors.push(invalidValue('spec.updateStrategy.rollingUpdate', rolling, detail));
  }
  errors.push(...validateCount('spec.updateStrategy.rollingUpdate.partition', fieldsOf(rolling).partition));
  return errors;
}

function validateStatefulSetUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  const fixed = ({ spec }: ApiObject) => {
    const { replicas: _replicas, template: _template, updateStrategy: _strategy, ...rest } = fieldsOf(spec);
    return rest;
  };
  if (sameJson(fixed(next), fixed(previous))) return [];
  const detail =
    "updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden";
  return [forbiddenField('spec', detail)];
}

export const statefulSetStrategy: Strategy = {
  applyDefaults: defaultStatefulSet,
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  countsGeneration: true,
};
