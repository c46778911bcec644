import { callsByService } from '#lib/domain/application/seen-calls.ts';
import type { UnbindSituation } from '#lib/domain/binding/unbinding-plan.ts';
import { secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { bindingRemoval } from '#lib/domain/view/binding-removal.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { partOfNode } from '../model/part-of-node.ts';
import { partsView } from './parts-view.ts';
import type { ViewSource } from './view-source.ts';

const ofParts = partsView<'binding-removal'>({
  needs: graphNeeds,
  partsOf: ({ model, query }) => query.rows.map((row) => partOfNode(model, row)),
  read({ model, viewer, query }) {
    const calls = callsByService(model.calls);
    const rows = query.rows
      .flatMap((id) => model.tables.bindings.get(id) ?? [])
      .filter(({ namespace }) => viewer.mayList('servicebindings', namespace));
    const byPart = Map.groupBy(rows, ({ id }) => partOfNode(model, id));
    const removals = [...byPart].flatMap(([part, ofPart]) =>
      part === undefined
        ? []
        : [...Map.groupBy(ofPart, ({ namespace }) => namespace)].map(([namespace, here]) =>
            bindingRemoval({
              namespace,
              rows: here,
              situation: situationOf(model, part, namespace),
              chains: part.chains,
              calls,
            }),
          ),
    );
    const removed = new Map<string, number>();
    for (const [kind, count] of removals.flatMap((one) => [...one.removed])) {
      removed.set(kind, (removed.get(kind) ?? 0) + count);
    }
    const since = model.calls?.since;
    return {
      lots: removals.flatMap(({ lots }) => lots),
      removed: [...removed].map(([id, count]) => ({ id, count })),
      kept: removals.flatMap(({ kept }) => kept),
      losses: removals.flatMap(({ losses }) => losses),
      ...(since === undefined ? {} : { since }),
    };
  },
});

export const bindingRemovalSource: ViewSource<'binding-removal'> = {
  ...ofParts,
  async open(input) {
    // few clusters have the kind, and nothing is projected where it is not there
    await input.model.ready(['workloadbindings']).catch(() => undefined);
    return ofParts.open(input);
  },
};

function situationOf(model: LiveModel, { objects }: GraphPart, namespace: string): UnbindSituation {
  const here = <T extends KubeObject>(all: readonly T[]) =>
    all.filter(({ metadata }) => metadata.namespace === namespace);
  const bindings = here(objects.servicebindings);
  const names = bindings.map(secretNameOfCatalogBinding);
  return {
    instances: here(objects.serviceinstances),
    bindings,
    usages: here(objects.servicebindingusages),
    workloadBindings: model.list('workloadbindings', namespace),
    workloads: [
      ...here(objects.deployments).map((object) => ({ usageKind: 'deployment' as const, object })),
      ...here(objects.statefulsets).map((object) => ({ usageKind: 'statefulset' as const, object })),
      ...here(objects.daemonsets).map((object) => ({ usageKind: 'daemonset' as const, object })),
    ],
    pods: here(objects.pods),
    secretKeys: new Map(
      names.flatMap((name) => {
        const keys = model.get('secrets', `${namespace}/${name}`)?.keys;
        return keys === undefined ? [] : [[name, keys] as const];
      }),
    ),
  };
}
