import { connectWorkloads } from '#lib/domain/view/connect-workloads.ts';
import { graphNeeds } from '../model/live-model.ts';
import { boundTo } from './bound-to.ts';
import { derivedView } from './view-source.ts';

export const connectWorkloadsSource = derivedView<'connect-workloads'>({
  needs: graphNeeds,
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
