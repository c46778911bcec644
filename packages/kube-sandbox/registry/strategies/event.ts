import { type ApiObject, fieldsOf, textOf } from '../../meta/api-object.ts';
import { type FieldError, invalidValue } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';

function validate(object: ApiObject): FieldError[] {
  const involved = textOf(fieldsOf(object.involvedObject).namespace);
  const namespace = object.metadata.namespace ?? '';
  if (involved ? involved === namespace : namespace === 'default' || namespace === 'kube-system') return [];
  return [invalidValue('involvedObject.namespace', involved, 'does not match event.namespace')];
}

/** The fields `kubectl describe` finds an object's events by. */
function selectableFields(object: ApiObject): { [path: string]: string } {
  const involved = fieldsOf(object.involvedObject);
  const fields: { [path: string]: string } = {
    reason: textOf(object.reason),
    reportingComponent: textOf(object.reportingComponent),
    source: textOf(fieldsOf(object.source).component),
    type: textOf(object.type),
  };
  for (const part of ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath']) {
    fields[`involvedObject.${part}`] = textOf(involved[part]);
  }
  return fields;
}

export const eventStrategy: Strategy = {
  applyDefaults: (object) => {
    ensureFields(object, 'source');
    for (const field of ['firstTimestamp', 'lastTimestamp', 'eventTime']) {
      if (object[field] === undefined) object[field] = null;
    }
    setDefault(object, 'reportingComponent', '');
    setDefault(object, 'reportingInstance', '');
  },
  validate,
  selectableFields,
  allowsCreateOnUpdate: true,
};
