import { freeSampleName } from '#lib/domain/binding/bind-choices.ts';
import { followedKinds, followedUsageKinds } from '#lib/domain/health/followed-kinds.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import { limitedOptions } from '#lib/domain/view/limited-options.ts';
import { graphNeeds } from '../model/live-model.ts';
import { boundTo } from './bound-to.ts';
import { derivedView } from './view-source.ts';

/** What an option says, besides where the workload's pods run. */
const shownKinds: readonly LiveName[] = graphNeeds.filter((kind) => kind !== 'pods');

export const workloadOptionsSource = derivedView<'workload-options'>({
  needs: graphNeeds,
  concerns: ({ kinds }) => shownKinds.some((kind) => kinds.has(kind)),
  read({ model, viewer, query }) {
    const { namespace, usageKind } = query;
    const usageKinds = usageKind === undefined ? followedUsageKinds : [usageKind];
    const workloads = usageKinds.flatMap((one) => {
      const { kind, noun } = followedKinds[one];
      const found = viewer.mayList(kind, namespace) ? model.list(kind, namespace) : [];
      return found.map(({ metadata: { name } }) => ({ id: `${one}/${name}`, usageKind: one, name, noun }));
    });
    const { options, total } = limitedOptions(workloads, query, {
      textOf: ({ name }) => name,
      compare: (left, right) => compareText(left.name, right.name),
    });
    return {
      options: options.map((option) => ({ ...option, boundTo: boundTo(model, namespace, option) })),
      total,
      sampleName: freeSampleName((name) => model.get('deployments', `${namespace}/${name}`) !== undefined),
    };
  },
});
