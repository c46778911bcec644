import { type ApiObject, type Fields, fieldsOf, isFields, sameJson } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../../meta/field-error.ts';
import { validateLabels } from '../../meta/validate-meta.ts';
import {
  matchesSelectorObject,
  selectorIsEmpty,
  validateSelectorObject,
} from '../../selectors/label-selector-object.ts';
import { defaultPodSpec } from './default-pod-spec.ts';
import { ensureFields } from './set-default.ts';
import { validatePodSpec } from './validate-pod-spec.ts';

/** Gives the template in `spec` what the real server gives. */
export function defaultTemplate(object: Fields): void {
  const template = ensureFields(ensureFields(object, 'spec'), 'template');
  const metadata = ensureFields(template, 'metadata');
  if (metadata.creationTimestamp === undefined) metadata.creationTimestamp = null;
  defaultPodSpec(ensureFields(template, 'spec'));
}

const emptySelector: Readonly<Record<string, string>> = {
  Deployment: 'empty selector is invalid for deployment',
  ReplicaSet: 'empty selector is not valid for ReplicaSet.',
  StatefulSet: 'empty selector is invalid for statefulset',
  DaemonSet: 'empty selector is invalid for daemonset',
};

/** A number that is there has to be none below zero. */
export function validateCount(path: string, value: unknown): FieldError[] {
  return Number(value ?? 0) < 0 ? [invalidValue(path, value, 'must be greater than or equal to 0')] : [];
}

/** What the workloads of `apps` share: a selector that selects the template, and a valid template. */
export function validateWorkload(object: ApiObject): FieldError[] {
  const spec = fieldsOf(object.spec);
  const errors: FieldError[] = [];
  const labels = fieldsOf(fieldsOf(fieldsOf(spec.template).metadata).labels);
  errors.push(...validateCount('spec.replicas', spec.replicas));
  if (!isFields(spec.selector)) errors.push(required('spec.selector'));
  else {
    errors.push(...validateSelectorObject('spec.selector', spec.selector));
    if (selectorIsEmpty(spec.selector)) {
      const detail = emptySelector[String(object.kind)] ?? 'empty selector is invalid';
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

/** The selector of a workload never changes. */
export function validateSelectorKept(next: ApiObject, previous: ApiObject): FieldError[] {
  const selector = fieldsOf(next.spec).selector;
  if (sameJson(selector, fieldsOf(previous.spec).selector)) return [];
  return [invalidValue('spec.selector', selector, 'field is immutable')];
}
