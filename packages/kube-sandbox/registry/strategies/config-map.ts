import { type ApiObject, fieldsOf, sameJson, textOf } from '../../meta/api-object.ts';
import { type FieldError, forbiddenField, invalidValue, tooLong } from '../../meta/field-error.ts';
import { validateConfigKey } from '../../meta/validate-name.ts';
import type { Strategy } from '../resource-definition.ts';

const maxConfigMapBytes = 1024 * 1024;

function validate(object: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  const text = fieldsOf(object.data);
  const binary = fieldsOf(object.binaryData);
  let bytes = 0;
  for (const [field, entries] of [
    ['data', text],
    ['binaryData', binary],
  ] as const) {
    for (const [key, value] of Object.entries(entries)) {
      errors.push(...validateConfigKey(key).map((problem) => invalidValue(`${field}[${key}]`, key, problem)));
      bytes += Buffer.byteLength(textOf(value), field === 'data' ? 'utf8' : 'base64');
    }
  }
  for (const key of Object.keys(text)) {
    if (binary[key] !== undefined)
      errors.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'));
  }
  if (bytes > maxConfigMapBytes) errors.push(tooLong('', maxConfigMapBytes));
  return errors;
}

function validateUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  if (previous.immutable !== true) return [];
  const errors: FieldError[] = [];
  const detail = 'field is immutable when `immutable` is set';
  if (next.immutable !== true) errors.push(forbiddenField('immutable', detail));
  for (const field of ['data', 'binaryData']) {
    if (!sameJson(next[field], previous[field])) errors.push(forbiddenField(field, detail));
  }
  return errors;
}

export const configMapStrategy: Strategy = { validate, validateUpdate };
