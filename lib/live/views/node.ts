import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { NodeNeighbour } from '#lib/domain/view/node-view.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { nodeOfId } from './node-of-id.ts';
import { seesChains } from './sees-chains.ts';
import { derivedView, type UntoldAnswer } from './view-source.ts';

const mostNeighbours = 100;
const nothing = { node: null, before: [], beforeCount: 0, after: [], afterCount: 0 };

export const nodeSource = derivedView<'node'>({
  needs: graphNeeds,
  // calls have parts built anew, too
  concerns: ({ parts, kinds }) => parts.made.length > 0 || parts.gone.length > 0 || kinds.size > 0,
  read({ model, viewer, query: { id } }) {
    const found = nodeOfId(model, id);
    if (found === undefined || !seesChains(viewer)) {
      return nothing;
    }
    const { node, part } = found;
    const { views: _views, because: _because, ...detail } = node;
    return {
      node: detail,
      ...neighboursOf(id, part),
      ...(node.ref === undefined ? {} : stampsOf(model, node.ref)),
    };
  },
});

function neighboursOf(id: string, part: GraphPart | undefined): Omit<UntoldAnswer<'node'>, 'node'> {
  const { nodes = [], edges = [] } = part?.graph ?? {};
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shown = (ids: string[]): NodeNeighbour[] =>
    ids.slice(0, mostNeighbours).flatMap((one) => {
      const node = byId.get(one);
      return node === undefined ? [] : [{ id: node.id, kind: node.kind, name: node.name }];
    });
  const before = edges.filter(({ target }) => target === id).map(({ source }) => source);
  const after = edges.filter(({ source }) => source === id).map(({ target }) => target);
  return { before: shown(before), beforeCount: before.length, after: shown(after), afterCount: after.length };
}

/** What the model knows of the object itself. */
function stampsOf(model: LiveModel, { kind, name, namespace }: NonNullable<GraphNode['ref']>) {
  const object = model.get(kind as LiveName, namespace === undefined ? name : `${namespace}/${name}`);
  const { creationTimestamp, resourceVersion } = object?.metadata ?? {};
  return { createdAt: creationTimestamp, revision: resourceVersion };
}
