import { needsAttention } from '../health/health.ts';
import type { ApplicationRow } from './application-rows.ts';
import type { ApplicationShow } from './application-shows.ts';

/** What the list of Applications is narrowed to; '' is no filter. All of it applies together. */
export interface ApplicationFilter {
  text: string;
  show: ApplicationShow;
  namespace: string;
  /** `key` or `key=value`. */
  label: string;
  /** ISO day. */
  endsBefore: string;
}

/** Tells the rows that a filter lets through. */
export function matchesApplication(filter: ApplicationFilter): (row: ApplicationRow) => boolean {
  const { namespace, endsBefore } = filter;
  const text = filter.text.trim().toLowerCase();
  const label = filter.label.trim();
  const isShown = shown(filter.show);
  return (row) =>
    isShown(row) &&
    (namespace === '' || row.namespaces.includes(namespace)) &&
    (label === '' || row.labels.some((one) => one === label || one.startsWith(`${label}=`))) &&
    (endsBefore === '' || endsEarlier(row, endsBefore)) &&
    (text === '' || `${row.id} ${row.description}`.toLowerCase().includes(text));
}

function shown(show: ApplicationShow): (row: ApplicationRow) => boolean {
  switch (show) {
    case 'all':
      return () => true;
    case 'broken':
      return ({ health }) => needsAttention(health);
    case 'unconnected':
      return ({ connection }) => connection.health !== 'ok';
    default:
      return ({ health }) => health === show;
  }
}

/** ISO times and days compare as texts. */
function endsEarlier({ connection: { certificateExpiresAt } }: ApplicationRow, day: string): boolean {
  return certificateExpiresAt !== undefined && certificateExpiresAt < day;
}
