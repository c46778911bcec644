import type { LabelSelector } from './workload-types.ts';

/** A selector as the `labelSelector` of a list request. */
export function selectorQuery(selector: LabelSelector): string {
  const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
    switch (operator) {
      case 'In':
        return `${key} in (${values.join(',')})`;
      case 'NotIn':
        return `${key} notin (${values.join(',')})`;
      case 'DoesNotExist':
        return `!${key}`;
      case 'Exists':
        return key;
      default:
        throw unknownOperator(operator);
    }
  });
  return [...labels, ...expressions].join(',');
}

/** Whether a selector selects these labels. An empty one selects everything. */
export function matchesSelector(selector: LabelSelector, labels: Record<string, string> = {}): boolean {
  const fits = ({ key, operator, values = [] }: NonNullable<LabelSelector['matchExpressions']>[number]) => {
    const value = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'DoesNotExist':
        return value === undefined;
      case 'Exists':
        return value !== undefined;
      default:
        throw unknownOperator(operator);
    }
  };
  return hasLabels(labels, selector.matchLabels) && (selector.matchExpressions ?? []).every(fits);
}

/** What the API server would not have stored selects nothing, least of all what another operator would. */
function unknownOperator(operator: string): Error {
  return new TypeError(`A label selector has the unknown operator ${operator}.`);
}

/** True when an object with `labels` has every label of `wanted`. */
export function hasLabels(
  labels: Record<string, string> | undefined,
  wanted: Record<string, string> | undefined,
): boolean {
  return Object.entries(wanted ?? {}).every(([key, value]) => labels?.[key] === value);
}
