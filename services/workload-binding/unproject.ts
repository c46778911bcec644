import { isDeepStrictEqual } from 'node:util';
import { parseFixedPath } from 'kube-text/json-path';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { deleteEmpty, objectAt, valueAt } from '#lib/domain/kubernetes/object-path.ts';
import { findContainer } from './containers.ts';
import { defaultRoot, rootVariable } from './projection.ts';
import { isSameContainer, type Made, readTraces, type Trace, type Variable, writeTraces } from './traces.ts';

/**
 * `workload` without what a binding put into it, by the mapping of that time; the same object when there is nothing of it.
 * What somebody has changed in between stays.
 */
export function unproject<T extends KubeObject>(workload: T, uid: string): T {
  const { bindings, made } = readTraces(workload);
  const { [uid]: trace, ...others } = bindings;
  if (trace === undefined) {
    return workload;
  }
  const base = structuredClone(workload);
  removeNamed(valueAt(base, parseFixedPath(trace.mapping.volumes)), trace.volume);
  const annotations = objectAt(base, parseFixedPath(trace.mapping.annotations)) ?? {};
  for (const key of trace.annotations) {
    delete annotations[key];
  }
  for (const entry of trace.containers) {
    releaseContainer(base, trace, entry);
  }
  const roots = made.roots.filter(({ container, path }) => {
    const isNeeded = Object.values(others).some((other) =>
      other.containers.some((it) => isSameContainer(it.container, container)),
    );
    if (!isNeeded) {
      removeRoot(findContainer(base, container), path);
    }
    return isNeeded;
  });
  const left: Made = {
    roots,
    // what was made last lies deepest
    inContainers: made.inContainers
      .toReversed()
      .filter(({ container, path }) => {
        const node = findContainer(base, container);
        return node !== undefined && !deleteEmpty(node, path);
      })
      .toReversed(),
    paths: made.paths
      .toReversed()
      .filter((path) => isAnnotations(path) || !deleteEmpty(base, path))
      .toReversed(),
  };
  writeTraces(base, { bindings: others, made: left });
  if (left.paths.some(isAnnotations)) {
    deleteEmpty(base, ['metadata', 'annotations']);
  }
  return base;
}

/** The traces are in there until the last one goes. */
function isAnnotations(path: readonly string[]): boolean {
  return path.join('.') === 'metadata.annotations';
}

function releaseContainer(workload: KubeObject, trace: Trace, entry: Trace['containers'][number]): void {
  const node = findContainer(workload, entry.container);
  const mapped = trace.mapping.containers.find(({ path }) => path === entry.container.path);
  if (node === undefined || mapped === undefined) {
    return;
  }
  removeNamed(valueAt(node, parseFixedPath(mapped.volumeMounts)), trace.volume);
  const env = valueAt(node, parseFixedPath(mapped.env));
  if (!Array.isArray(env)) {
    return;
  }
  for (const variable of entry.env) {
    const index = (env as Variable[]).findIndex((present) => isDeepStrictEqual(present, variable));
    const original = entry.replaced.find(({ name }) => name === variable.name);
    if (index >= 0) {
      env.splice(index, 1, ...(original === undefined ? [] : [original]));
    }
  }
}

function removeRoot(node: object | undefined, path: string[]): void {
  const env = node === undefined ? undefined : valueAt(node, path);
  removeNamed(env, rootVariable, ({ value }) => value === defaultRoot);
}

function removeNamed(
  list: unknown,
  name: string,
  isOurs: (item: Record<string, unknown>) => boolean = () => true,
): void {
  const index = Array.isArray(list) ? list.findIndex((item) => item?.name === name && isOurs(item)) : -1;
  if (index >= 0) {
    (list as unknown[]).splice(index, 1);
  }
}
