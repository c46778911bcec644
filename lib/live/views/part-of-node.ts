import type { GraphNodeKind } from '#lib/domain/binding/binding-graph-node.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import type { LiveModel } from '../model/live-model.ts';

/** The part of the graph that a node is in, there or only named, by the node's id; undefined where there is no such node. */
export function partOfNode(model: LiveModel, id: string): GraphPart | undefined {
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  const part = Object.hasOwn(finders, kind)
    ? finders[kind as GraphNodeKind](model, id.slice(colon + 1))
    : undefined;
  return part?.graph.nodes.some((node) => node.id === id) === true ? part : undefined;
}

type Find = (model: LiveModel, key: string) => GraphPart | undefined;

/** Whatever names a link has its join key, also where the link itself is not there. */
const finders: Record<GraphNodeKind, Find> = {
  application: (model, name) => model.partWith(`application/${name}`),
  service: partOfService,
  class: partOfService,
  instance: (model, key) => model.partWith(`instance/${key}`),
  binding: (model, key) => model.partWith(`binding/${key}`),
  usage: (model, key) => model.partOf('servicebindingusages', key),
  workload: (model, key) => model.partWith(`workload:${key}`),
  pod: (model, key) => model.partOf('pods', key),
};

/** @param key its Application or its namespace, and the id of the service behind the slash. */
function partOfService(model: LiveModel, key: string): GraphPart | undefined {
  return model.partWith(`service/${key.slice(key.indexOf('/') + 1)}`);
}
