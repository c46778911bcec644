import { callsByService } from '#lib/domain/application/seen-calls.ts';
import { followedKinds, isFollowed } from '#lib/domain/health/followed-kinds.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { type Affected, blastRadius, workloadsFirst } from '#lib/domain/view/blast-radius.ts';
import { graphNeeds } from '../model/live-model.ts';
import { partOfNode } from '../model/part-of-node.ts';
import { partsView } from './parts-view.ts';

export const blastRadiusSource = partsView<'blast-radius'>({
  needs: graphNeeds,
  partsOf: ({ model, query }) => query.roots.map((root) => partOfNode(model, root)),
  read({ model, viewer, query }) {
    const calls = callsByService(model.calls);
    const rootsByPart = Map.groupBy(query.roots, (root) => partOfNode(model, root));
    const affected = [...rootsByPart]
      .flatMap(([part, roots]) => (part === undefined ? [] : blastRadius(part.chains, roots, calls)))
      .filter((one) => viewer.mayList(kindOf(one), one.namespace));
    const since = model.calls?.since;
    return { affected: workloadsFirst(affected), ...(since === undefined ? {} : { since }) };
  },
});

function kindOf({ kind, id }: Affected): LiveName {
  const usageKind = id.split('/')[1] ?? '';
  return kind === 'workload' && isFollowed(usageKind) ? followedKinds[usageKind].kind : 'serviceinstances';
}
