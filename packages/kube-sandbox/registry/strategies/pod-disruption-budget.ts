import { type ApiObject, fieldsOf } from '../../meta/api-object.ts';
import { type FieldError, invalidValue } from '../../meta/field-error.ts';
import { validateSelectorObject } from '../../selectors/label-selector-object.ts';
import type { Strategy } from '../resource-definition.ts';

function validate(object: ApiObject): FieldError[] {
  const { minAvailable, maxUnavailable, selector } = fieldsOf(object.spec);
  const errors: FieldError[] = [];
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const detail = 'minAvailable and maxUnavailable cannot be both set';
    errors.push(invalidValue('spec', object.spec, detail));
  }
  return selector === undefined ? errors : [...errors, ...validateSelectorObject('spec.selector', selector)];
}

/** A new one allows nothing until its pods were counted. */
function prepareForCreate(object: ApiObject): void {
  object.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
}

export const podDisruptionBudgetStrategy: Strategy = {
  countsGeneration: true,
  allowsUnconditionalUpdate: false,
  prepareForCreate,
  validate,
};
