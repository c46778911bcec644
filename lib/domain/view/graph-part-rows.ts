import type { BindingGraph } from '../binding/binding-graph-node.ts';
import { type JoinedKind, type JoinedObjects, joinedKinds } from '../binding/joined-objects.ts';
import { type Health, needsAttention, worstHealth } from '../health/health.ts';
import { objectKey } from '../kubernetes/kube-object.ts';

/** A part of the binding graph with what decides whether and where it is shown. */
export interface GraphPartRow {
  /** `kind/key` of its first object. */
  id: string;
  anchor: { kind: JoinedKind; key: string };
  /** What it goes by: its first Application, else its first link. */
  name: string;
  /** Names of its Applications, there or not. */
  applications: string[];
  /** In which it has links, by name. */
  namespaces: string[];
  health: Health;
  links: number;
  /** How many of them want attention. */
  broken: number;
  /** Names of all links in small letters, a line each. */
  text: string;
}

/** The row of a part; none of one that has no links. */
export function graphPartRows(
  objects: { [K in JoinedKind]: readonly JoinedObjects[K][] },
  { nodes }: BindingGraph,
): GraphPartRow[] {
  const [first] = nodes;
  const kind = joinedKinds.find((one) => objects[one].length > 0);
  const object = kind === undefined ? undefined : objects[kind][0];
  if (first === undefined || kind === undefined || object === undefined) {
    return [];
  }
  const key = objectKey(object);
  const applications = nodes.filter((node) => node.kind === 'application').map(({ name }) => name);
  return [
    {
      id: `${kind}/${key}`,
      anchor: { kind, key },
      name: applications[0] ?? first.name,
      applications,
      namespaces: [...new Set(nodes.flatMap(({ namespace }) => namespace ?? []))].sort(),
      health: worstHealth(nodes.map(({ health }) => health.status)),
      links: nodes.length,
      broken: nodes.filter(({ health }) => needsAttention(health.status)).length,
      text: [...new Set(nodes.map(({ name }) => name.toLowerCase()))].join('\n'),
    },
  ];
}
