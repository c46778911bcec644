import { needsAttention } from '../health/health.ts';
import type { GraphPartRow } from './graph-part-rows.ts';
import type { PictureFilter } from './part-picture.ts';

/** Whether a filter lets anything of a part through. */
export function selectsPart({
  application,
  namespace,
  problemsOnly,
  text,
}: PictureFilter): (row: GraphPartRow) => boolean {
  const wanted = text.trim().toLowerCase();
  return (row) =>
    (application === '' || row.applications.includes(application)) &&
    (namespace === '' || row.namespaces.includes(namespace)) &&
    (!problemsOnly || needsAttention(row.health)) &&
    (wanted === '' || row.text.includes(wanted));
}

/** Orders parts: what wants attention first, the worst first of it, then by name. */
export function compareParts(left: GraphPartRow, right: GraphPartRow): number {
  return rank(left) - rank(right) || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);
}

function rank({ health }: GraphPartRow): number {
  return health === 'bad' ? 0 : health === 'warn' ? 1 : 2;
}
