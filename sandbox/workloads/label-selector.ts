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
      default:
        return key;
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
      default:
        return value !== undefined;
    }
  };
  return hasLabels(labels, selector.matchLabels) && (selector.matchExpressions ?? []).every(fits);
}

/** True when an object with `labels` has every label of `wanted`. */
export function hasLabels(
  labels: Record<string, string> | undefined,
  wanted: Record<string, string> | undefined,
): boolean {
  return Object.entries(wanted ?? {}).every(([key, value]) => labels?.[key] === value);
}
