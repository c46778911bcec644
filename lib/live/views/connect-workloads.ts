import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { connectWorkloads } from '#lib/domain/view/connect-workloads.ts';
import { graphNeeds } from '../model/live-model.ts';
import { boundTo } from './bound-to.ts';
import { derivedView } from './view-source.ts';

/** What is said of a Deployment does not hang on its pods. */
const shownKinds: readonly LiveName[] = graphNeeds.filter((kind) => kind !== 'pods');

export const connectWorkloadsSource = derivedView<'connect-workloads'>({
  needs: graphNeeds,
  concerns: ({ kinds }) => shownKinds.some((kind) => kinds.has(kind)),
  read({ model, viewer, query: { application, namespace } }) {
    const deployments = viewer.mayList('deployments', namespace) ? model.list('deployments', namespace) : [];
    const mayListUsages = viewer.mayList('servicebindingusages', namespace);
    return connectWorkloads({
      application,
      namespace,
      deployments,
      servicesOf: (name) =>
        mayListUsages ? boundTo(model, namespace, { usageKind: 'deployment', name }) : [],
    });
  },
});
