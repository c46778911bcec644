import { type Fields, fieldsOf, listOf, textOf } from '../meta/api-object.ts';
import { type FieldError, forbiddenField, invalidValue, required } from '../meta/field-error.ts';
import { validateLabelValue, validateQualifiedName } from '../meta/validate-name.ts';
import { matchesLabels, type Requirement } from './label-selector.ts';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

function requirementsOf(selector: unknown): Requirement[] {
  const fields = fieldsOf(selector);
  const equal = Object.entries(fieldsOf(fields.matchLabels)).map(
    ([key, value]): Requirement => ({ key, operator: 'In', values: [textOf(value)] }),
  );
  const expressions = listOf(fields.matchExpressions).map((item): Requirement => {
    const expression = fieldsOf(item);
    return {
      key: textOf(expression.key),
      operator: operators.find((operator) => operator === expression.operator) ?? 'Exists',
      values: listOf(expression.values).map(textOf),
    };
  });
  return [...equal, ...expressions];
}

/** Whether a LabelSelector (`matchLabels`, `matchExpressions`) selects the labels. An empty one selects everything. */
export function matchesSelectorObject(selector: unknown, labels: Fields): boolean {
  return matchesLabels(requirementsOf(selector), labels);
}

export function selectorIsEmpty(selector: unknown): boolean {
  return requirementsOf(selector).length === 0;
}

/** The selector in the form a `labelSelector` parameter and `scale` status use. */
export function selectorObjectText(selector: unknown): string {
  return requirementsOf(selector)
    .map(({ key, operator, values }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      if (operator === 'NotIn') return `${key} notin (${values.join(',')})`;
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(',')})`;
    })
    .join(',');
}

export function validateSelectorObject(path: string, selector: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const fields = fieldsOf(selector);
  for (const [key, value] of Object.entries(fieldsOf(fields.matchLabels))) {
    errors.push(
      ...validateQualifiedName(key).map((problem) => invalidValue(`${path}.matchLabels`, key, problem)),
    );
    errors.push(
      ...validateLabelValue(textOf(value)).map((problem) =>
        invalidValue(`${path}.matchLabels`, value, problem),
      ),
    );
  }
  listOf(fields.matchExpressions).forEach((item, i) => {
    const expression = fieldsOf(item);
    const at = `${path}.matchExpressions[${i}]`;
    const values = listOf(expression.values);
    const operator = textOf(expression.operator);
    if (operator === 'In' || operator === 'NotIn') {
      if (values.length === 0) {
        errors.push(required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
      }
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (values.length > 0) {
        errors.push(
          forbiddenField(
            `${at}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          ),
        );
      }
    } else errors.push(invalidValue(`${at}.operator`, operator, 'not a valid selector operator'));
    const key = textOf(expression.key);
    errors.push(...validateQualifiedName(key).map((problem) => invalidValue(`${at}.key`, key, problem)));
  });
  return errors;
}
