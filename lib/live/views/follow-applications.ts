import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import type { LiveModel } from '../model/live-model.ts';

/**
 * Tells when anything may have changed that hangs on these Applications, the time of day included.
 * @param others kinds beside the graph's whose changes count, too.
 * @returns the way out.
 */
export function followApplications(
  model: LiveModel,
  names: readonly string[],
  onChange: () => void,
  others: readonly LiveName[] = [],
): () => void {
  const wanted = new Set(names);
  const partsNow = () => names.map((name) => model.partOf('applications', name));
  let parts: (GraphPart | undefined)[] = partsNow();

  const leaveRows = model.tables.applications.subscribe((changes) => {
    if (changes.some(({ before, after }) => wanted.has((before ?? after)?.id ?? ''))) {
      onChange();
    }
  });
  const leaveModel = model.subscribe(({ kinds }) => {
    const before = parts;
    parts = partsNow();
    // of one that is not there, mappings may tell
    const isMissing =
      parts.includes(undefined) && (kinds.has('applicationmappings') || kinds.has('applications'));
    if (
      isMissing ||
      others.some((kind) => kinds.has(kind)) ||
      parts.some((part, index) => part !== before[index])
    ) {
      onChange();
    }
  });
  return () => {
    leaveRows();
    leaveModel();
  };
}
