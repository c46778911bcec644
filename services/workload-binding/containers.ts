import { parseFixedPath, selectByPath } from 'kube-text/json-path';
import type { WorkloadMapping } from '#lib/domain/binding/workload-mapping.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { valueAt } from '#lib/domain/kubernetes/object-path.ts';
import type { ContainerRef } from './traces.ts';

export interface FoundContainer {
  ref: ContainerRef;
  /** The object itself, to be changed in place. */
  node: object;
  env: string[];
  volumeMounts: string[];
}

/**
 * The containers of a workload by its mapping.
 * @throws JsonPathError where a path of the mapping cannot be read.
 */
export function containersOf(workload: KubeObject, mapping: WorkloadMapping): FoundContainer[] {
  return mapping.containers.flatMap(({ path, name: namePath, env, volumeMounts }) =>
    nodesAt(workload, path).map((node, index) => {
      const name = namePath === undefined ? undefined : valueAt(node, parseFixedPath(namePath));
      const ref: ContainerRef = { path, index };
      if (namePath !== undefined && typeof name === 'string') {
        Object.assign(ref, { namePath, name });
      }
      return { ref, node, env: parseFixedPath(env), volumeMounts: parseFixedPath(volumeMounts) };
    }),
  );
}

/** The container as it is now; undefined where the workload has it no more. */
export function findContainer(workload: KubeObject, ref: ContainerRef): object | undefined {
  const nodes = nodesAt(workload, ref.path);
  const { namePath, name, index } = ref;
  return namePath === undefined
    ? nodes[index]
    : nodes.find((node) => valueAt(node, parseFixedPath(namePath)) === name);
}

function nodesAt(workload: KubeObject, path: string): object[] {
  return selectByPath(workload, path).filter(
    (node): node is object => typeof node === 'object' && node !== null,
  );
}

/** How a message names a container. */
export function containerText({ name, path, index }: ContainerRef): string {
  return name ?? `${index + 1} of ${path}`;
}
