import { callsByService } from '#lib/domain/application/seen-calls.ts';
import { followedKinds, isFollowed } from '#lib/domain/health/followed-workloads.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { type Affected, blastRadius, workloadsFirst } from '#lib/domain/view/blast-radius.ts';
import { graphNeeds } from '../model/live-model.ts';
import { partOfNode } from '../model/part-of-node.ts';
import { derivedView } from './view-source.ts';

export const blastRadiusSource = derivedView<'blast-radius'>({
  needs: graphNeeds,
  concerns: ({ kinds, calls }) => calls || graphNeeds.some((kind) => kinds.has(kind)),
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
