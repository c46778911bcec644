import type { Fold } from '#lib/domain/view/shown-graph.ts';

/** What a fold of healthy chains is about: "Namespace harbour". */
export function subjectOfFold({ by, name }: Fold): string {
  switch (by) {
    case 'application':
      return `Application ${name}`;
    case 'namespace':
      return `Namespace ${name}`;
    case 'namespaces':
      return 'Applications used in several namespaces';
    case 'nowhere':
      return 'Applications used nowhere';
  }
}

/** How much is in it: "12 healthy chains, 140 links". */
export function countsOfFold({ chains, links, left }: Fold): string {
  const linkCount = links === 1 ? '1 link' : `${links} links`;
  const counts = chains === 1 ? `healthy, ${linkCount}` : `${chains} healthy chains, ${linkCount}`;
  return left === undefined ? counts : `${counts}; ${left} more: search by name`;
}
