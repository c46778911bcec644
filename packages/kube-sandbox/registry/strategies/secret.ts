import { type ApiObject, fieldsOf, isFields, sameJson, textOf } from '../../meta/api-object.ts';
import { type FieldError, forbiddenField, invalidValue, required, tooLong } from '../../meta/field-error.ts';
import { validateConfigKey } from '../../meta/validate-name.ts';
import type { Strategy } from '../resource-definition.ts';
import { setDefault } from './set-default.ts';

const maxSecretBytes = 1024 * 1024;

const requiredKeys: { [type: string]: string[] } = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** Moves what was written as text in stringData into data. */
function applyDefaults(object: ApiObject): void {
  setDefault(object, 'type', 'Opaque');
  if (!isFields(object.stringData)) return;
  const data = { ...fieldsOf(object.data) };
  for (const [key, value] of Object.entries(object.stringData)) {
    data[key] = Buffer.from(textOf(value), 'utf8').toString('base64');
  }
  object.data = data;
  delete object.stringData;
}

function validate(object: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  const data = fieldsOf(object.data);
  let bytes = 0;
  for (const [key, value] of Object.entries(data)) {
    errors.push(...validateConfigKey(key).map((problem) => invalidValue(`data[${key}]`, key, problem)));
    bytes += Buffer.byteLength(textOf(value), 'base64');
  }
  if (bytes > maxSecretBytes) errors.push(tooLong('data', maxSecretBytes));
  for (const key of requiredKeys[textOf(object.type)] ?? []) {
    if (data[key] === undefined) errors.push(required(`data[${key}]`));
  }
  if (object.type === 'kubernetes.io/service-account-token') {
    const account = object.metadata.annotations?.['kubernetes.io/service-account.name'];
    if (!account) errors.push(required('metadata.annotations[kubernetes.io/service-account.name]'));
  }
  return errors;
}

function validateUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  if (next.type !== previous.type) errors.push(invalidValue('type', next.type, 'field is immutable'));
  if (previous.immutable === true) {
    if (next.immutable !== true)
      errors.push(forbiddenField('immutable', 'field is immutable when `immutable` is set'));
    if (!sameJson(next.data, previous.data)) {
      errors.push(forbiddenField('data', 'field is immutable when `immutable` is set'));
    }
  }
  return errors;
}

export const secretStrategy: Strategy = {
  applyDefaults,
  prepareForUpdate: (next, previous) => {
    if (!textOf(next.type)) next.type = previous.type;
  },
  validate,
  validateUpdate,
  selectableFields: (object) => ({ type: textOf(object.type) }),
};
