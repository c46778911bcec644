import { needsAttention } from '../health/health.ts';
import type { BindingRow } from './binding-rows.ts';
import type { BindingShow } from './binding-shows.ts';

/** What the list of bindings is narrowed to; '' is no filter. All of it applies together. */
export interface BindingFilter {
  text: string;
  show: BindingShow;
  namespace: string;
  application: string;
  /** `key` or `key=value`. */
  label: string;
}

const shows: Record<BindingShow, (row: BindingRow) => boolean> = {
  all: () => true,
  problems: ({ health }) => needsAttention(health),
  busy: ({ health }) => health === 'busy',
  unused: ({ kind }) => kind !== 'usage',
  ok: ({ health }) => health === 'ok',
};

/** Tells the rows that a filter lets through. */
export function matchesBinding(filter: BindingFilter): (row: BindingRow) => boolean {
  const { namespace, application } = filter;
  const text = filter.text.trim().toLowerCase();
  const label = filter.label.trim();
  const isShown = shows[filter.show];
  return (row) =>
    isShown(row) &&
    (namespace === '' || row.namespace === namespace) &&
    (application === '' || row.application === application) &&
    (label === '' || row.labels.some((one) => one === label || one.startsWith(`${label}=`))) &&
    (text === '' || hasText(row, text));
}

function hasText({ service, application, workload, secretName, name }: BindingRow, text: string): boolean {
  return [service, application, workload, secretName, name].some(
    (word) => word?.toLowerCase().includes(text) === true,
  );
}
