import type { JoinedKind } from '#lib/domain/binding/joined-objects.ts';
import { followedKinds, isFollowed } from '#lib/domain/health/followed-workloads.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import type { LiveModel } from '../model/live-model.ts';

/** The part of the graph that a node is in, by the node's id; undefined where there is no such node. */
export function partOfNode(model: LiveModel, id: string): GraphPart | undefined {
  const part = partOfObject(model, id);
  return part !== undefined && holds(part, id) ? part : partOfMissing(model, id);
}

/** By the object that stands behind the node. */
function partOfObject(model: LiveModel, id: string): GraphPart | undefined {
  const colon = id.indexOf(':');
  const find = finders[id.slice(0, colon)];
  return find?.(model, id.slice(colon + 1));
}

function holds({ graph }: GraphPart, id: string): boolean {
  return graph.nodes.some((node) => node.id === id);
}

type Find = (model: LiveModel, key: string) => GraphPart | undefined;

const byKey =
  (kind: JoinedKind): Find =>
  (model, key) =>
    model.partOf(kind, key);

const finders: Partial<Record<string, Find>> = {
  application: byKey('applications'),
  service: (model, key) => model.partOf('applications', upToSlash(key)),
  class: partOfClass,
  instance: byKey('serviceinstances'),
  binding: byKey('servicebindings'),
  usage: byKey('servicebindingusages'),
  workload: partOfWorkload,
  pod: byKey('pods'),
};

function upToSlash(key: string): string {
  return key.split('/', 1)[0] ?? '';
}

/** A class goes by the id of its service in the graph, and by a name of its own in the cluster. */
function partOfClass(model: LiveModel, key: string): GraphPart | undefined {
  const namespace = upToSlash(key);
  const serviceId = key.slice(namespace.length + 1);
  const found = model.list('serviceclasses', namespace).find(({ spec }) => spec.externalID === serviceId);
  return found === undefined ? undefined : model.partOf('serviceclasses', objectKey(found));
}

function partOfWorkload(model: LiveModel, key: string): GraphPart | undefined {
  const [namespace, usageKind = '', ...name] = key.split('/');
  return isFollowed(usageKind)
    ? model.partOf(followedKinds[usageKind].kind, `${namespace}/${name.join('/')}`)
    : undefined;
}

/** What is not there has no object to be found by: the part that names it knows its id. */
function partOfMissing(model: LiveModel, id: string): GraphPart | undefined {
  for (const { anchor, missing } of model.tables.graph.rows()) {
    if (missing.includes(id)) {
      return model.partOf(anchor.kind, anchor.key);
    }
  }
  return undefined;
}
