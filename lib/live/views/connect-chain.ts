import { allowanceOf } from '#lib/domain/application/allowance.ts';
import type { JoinedKind } from '#lib/domain/binding/joined-objects.ts';
import { connectChain } from '#lib/domain/view/connect-chain.ts';
import { standingChoice } from '#lib/domain/view/standing-choice.ts';
import { workloadNamespaces } from '#lib/domain/view/workload-namespaces.ts';
import type { PartObjects } from '../model/graph-parts.ts';
import { graphNeeds } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

export const connectChainSource = derivedView<'connect-chain'>({
  needs: [...graphNeeds, 'namespaces'],
  concerns: ({ kinds, parts }, { query: { application } }) =>
    kinds.has('namespaces') ||
    [...parts.gone, ...parts.made].some(({ objects }) =>
      objects.applications.some(({ metadata }) => metadata.name === application),
    ),
  read({ model, viewer, query }) {
    const namespaceNames = viewer.mayList('namespaces') ? workloadNamespaces(model.list('namespaces')) : [];
    const { value: namespace, gone: goneNamespace } = standingChoice(query.namespace, namespaceNames);
    const name = query.application;
    const part = name === undefined ? undefined : model.partOf('applications', name);
    const seen = <K extends JoinedKind>(kind: K) =>
      (part?.objects[kind] ?? []).filter(({ metadata }) =>
        viewer.mayList(kind, metadata.namespace),
      ) as PartObjects[K];
    const mappings = seen('applicationmappings').filter(({ metadata }) => metadata.name === name);
    return {
      chain: connectChain(
        {
          application: seen('applications').find(({ metadata }) => metadata.name === name),
          mappings,
          classes: seen('serviceclasses'),
          instances: seen('serviceinstances'),
          bindings: seen('servicebindings'),
          usages: seen('servicebindingusages'),
        },
        { serviceId: query.serviceId, namespace, usage: query.usage, goneNamespace },
      ),
      allowances: mappings.map((mapping) => ({
        id: mapping.metadata.namespace ?? '',
        allowance: allowanceOf(mapping),
      })),
      namespaceNames,
    };
  },
});
