import type { GraphPart } from './graph-parts.ts';
import type { LiveModel } from './live-model.ts';

type Find = (model: Pick<LiveModel, 'partOf' | 'partWith'>, name: string) => GraphPart | undefined;

/** By the kind of the node; `name` is what stands behind the kind in its id. */
const finders: Record<string, Find> = {
  application: ({ partWith }, name) => partWith(`application/${name}`),
  service: ({ partWith }, name) => partWith(`application/${before(name)}`),
  class: ({ partWith }, name) => partWith(`service/${behind(name)}`),
  instance: ({ partWith }, name) => partWith(`instance/${name}`),
  binding: ({ partWith }, name) => partWith(`binding/${name}`),
  usage: ({ partOf }, name) => partOf('servicebindingusages', name),
  workload: ({ partWith }, name) => partWith(`workload:${name}`),
  pod: ({ partOf }, name) => partOf('pods', name),
};

/** The part of the binding graph that a node is in, by its id (`nodeId`); undefined where there is no such node. */
export function partOfNode(model: Pick<LiveModel, 'partOf' | 'partWith'>, id: string): GraphPart | undefined {
  const colon = id.indexOf(':');
  const find = finders[id.slice(0, colon)];
  return find?.(model, id.slice(colon + 1));
}

function before(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function behind(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
