import { parseCronSchedule } from '../../cron-schedule.ts';
import { type ApiObject, fieldsOf, textOf } from '../../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { validateJobSpec } from './job.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { defaultTemplate, validateCount } from './workload-template.ts';

/** Eleven characters are left for the time in the names of its Jobs. */
const longestName = 52;

function defaultCronJob(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'concurrencyPolicy', 'Allow');
  setDefault(spec, 'suspend', false);
  setDefault(spec, 'successfulJobsHistoryLimit', 3);
  setDefault(spec, 'failedJobsHistoryLimit', 1);
  const template = ensureFields(spec, 'jobTemplate');
  setDefault(ensureFields(template, 'metadata'), 'creationTimestamp', null);
  defaultTemplate(template);
}

function validateSchedule(schedule: string): FieldError[] {
  if (schedule === '') return [required('spec.schedule')];
  try {
    parseCronSchedule(schedule);
    return [];
  } catch (error) {
    return [invalidValue('spec.schedule', schedule, (error as Error).message)];
  }
}

function validateCronJob(object: ApiObject): FieldError[] {
  const spec = fieldsOf(object.spec);
  const errors = validateSchedule(textOf(spec.schedule));
  for (const field of [
    'startingDeadlineSeconds',
    'successfulJobsHistoryLimit',
    'failedJobsHistoryLimit',
  ] as const) {
    errors.push(...validateCount(`spec.${field}`, spec[field]));
  }
  const policies = ['Allow', 'Forbid', 'Replace'];
  if (!policies.includes(textOf(spec.concurrencyPolicy))) {
    errors.push(unsupportedValue('spec.concurrencyPolicy', spec.concurrencyPolicy, policies));
  }
  const path = 'spec.jobTemplate.spec';
  const job = fieldsOf(fieldsOf(spec.jobTemplate).spec);
  errors.push(...validateJobSpec(path, job));
  if (job.selector !== undefined) {
    errors.push(invalidValue(`${path}.selector`, job.selector, '`selector` will be auto-generated'));
  }
  if (job.manualSelector === true) {
    errors.push(unsupportedValue(`${path}.manualSelector`, true, ['nil', 'false']));
  }
  if (object.metadata.name.length > longestName) {
    const detail = `must be no more than ${longestName} characters`;
    errors.push(invalidValue('metadata.name', object.metadata.name, detail));
  }
  return errors;
}

export const cronJobStrategy: Strategy = { applyDefaults: defaultCronJob, validate: validateCronJob };
