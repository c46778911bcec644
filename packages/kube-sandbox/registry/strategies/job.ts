import { type ApiObject, type Fields, fieldsOf, isFields, sameJson } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required } from '../../meta/field-error.ts';
import { validateLabels } from '../../meta/validate-meta.ts';
import { matchesSelectorObject, validateSelectorObject } from '../../selectors/label-selector-object.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { validatePodSpec } from './validate-pod-spec.ts';
import { defaultTemplate, validateCount } from './workload-template.ts';

const uidLabel = 'controller-uid';
const nameLabel = 'job-name';

function defaultJob(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  // neither number is given: one pod; with parallelism alone the job is a work queue without a number
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
    spec.parallelism = 1;
  }
  setDefault(spec, 'parallelism', 1);
  setDefault(spec, 'backoffLimit', 6);
  defaultTemplate(object);
  const template = ensureFields(spec, 'template');
  const { labels } = fieldsOf(template.metadata);
  if (object.metadata.labels === undefined && isFields(labels)) {
    object.metadata.labels = { ...(labels as Record<string, string>) };
  }
}

/** Lets the job select its own pods and no others, unless the user wants to do it. */
function generateSelector(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  if (spec.manualSelector === true) return;
  const { uid = '', name } = object.metadata;
  const own = { [uidLabel]: uid, [nameLabel]: name };
  const metadata = ensureFields(ensureFields(spec, 'template'), 'metadata');
  metadata.labels = { ...own, ...fieldsOf(metadata.labels) };
  const selector = ensureFields(spec, 'selector');
  selector.matchLabels = { ...fieldsOf(selector.matchLabels), [uidLabel]: uid };
  object.metadata.labels = { ...own, ...object.metadata.labels };
}

/** The rules that a Job and the job template of a CronJob share. */
export function validateJobSpec(path: string, spec: Fields): FieldError[] {
  const errors = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit'].flatMap((field) =>
    validateCount(`${path}.${field}`, spec[field]),
  );
  const podSpec = fieldsOf(fieldsOf(spec.template).spec);
  errors.push(...validatePodSpec(`${path}.template.spec`, podSpec));
  if (podSpec.restartPolicy !== 'OnFailure' && podSpec.restartPolicy !== 'Never') {
    errors.push(required(`${path}.template.spec.restartPolicy`, 'valid values: "OnFailure", "Never"'));
  }
  return errors;
}

function validateJob(object: ApiObject): FieldError[] {
  const spec = fieldsOf(object.spec);
  const errors: FieldError[] = [];
  const labels = fieldsOf(fieldsOf(fieldsOf(spec.template).metadata).labels);
  if (!isFields(spec.selector)) errors.push(required('spec.selector'));
  else {
    errors.push(...validateSelectorObject('spec.selector', spec.selector));
    const generated = { matchLabels: { [uidLabel]: object.metadata.uid } };
    if (spec.manualSelector !== true && !sameJson(spec.selector, generated)) {
      errors.push(invalidValue('spec.selector', spec.selector, '`selector` not auto-generated'));
    }
  }
  if (!isFields(spec.selector) || !matchesSelectorObject(spec.selector, labels)) {
    const detail = '`selector` does not match template `labels`';
    errors.push(invalidValue('spec.template.metadata.labels', labels, detail));
  }
  errors.push(...validateLabels('spec.template.labels', labels));
  errors.push(...validateJobSpec('spec', spec));
  return errors;
}

function validateJobUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  const after = fieldsOf(next.spec);
  const before = fieldsOf(previous.spec);
  return ['completions', 'selector', 'template']
    .filter((field) => !sameJson(after[field], before[field]))
    .map((field) => invalidValue(`spec.${field}`, after[field], 'field is immutable'));
}

export const jobStrategy: Strategy = {
  applyDefaults: defaultJob,
  prepareForCreate: generateSelector,
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  defaultPropagation: 'Orphan',
  selectableFields: (object) => ({
    'status.successful': String(fieldsOf(object.status).succeeded ?? 0),
  }),
};
