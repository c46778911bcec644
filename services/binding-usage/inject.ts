import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { tracingAnnotation } from '#lib/domain/service-binding-usage.ts';
import type { Container, EnvFromSource } from '#lib/domain/workload.ts';
import { deleteEmpty, ensureObject, objectAt } from './object-path.ts';
import { readTraces, type Trace, type Traces } from './traces.ts';

/** What a usage wants a workload to have. */
export interface Injection {
  /** Name of the usage. */
  usage: string;
  labelsPath: string;
  /** Label by which pods of this usage are known, and its value where the usage is new to the workload. */
  marker: { label: string; value: string };
  /** Labels of the class. */
  bindingLabels: Record<string, string>;
  prefix: string;
  secretName: string;
}

const labelsTail = '.metadata.labels';
const envFromMark = 'envFrom of ';

/** The containers of the pods whose labels are at `labelsPath`; undefined where there is no pod template. */
export function containersOf(workload: KubeObject, labelsPath: string): Container[] | undefined {
  if (!labelsPath.endsWith(labelsTail)) {
    return undefined;
  }
  const containers = objectAt(workload, `${labelsPath.slice(0, -labelsTail.length)}.spec`)?.containers;
  return Array.isArray(containers) ? (containers as Container[]) : undefined;
}

/**
 * `workload` with the injection in it; the same object when all of it is there already.
 * Two usages never disturb each other: what is in place stays in its place.
 */
export function inject<T extends KubeObject>(workload: T, injection: Injection): T {
  const before = readTraces(workload)[injection.usage];
  const stale = before !== undefined && !isTraceOf(before, injection);
  const base = stale ? remove(workload, injection.usage) : structuredClone(workload);
  const trace: Trace = (stale ? undefined : before) ?? emptyTrace(injection);
  const created = new Set(trace.created);

  const target = ensureObject(base, injection.labelsPath, created);
  const replaced = trace.replacedLabels ?? originalLabels(target, trace.injectedLabels, readTraces(base));
  Object.assign(target, trace.injectedLabels);
  const injectedEnvFrom = (containersOf(base, injection.labelsPath) ?? []).flatMap((container) =>
    setEnvFrom(container, injection, trace, created),
  );
  ensureObject(base, 'metadata.annotations', created);
  writeTraces(base, {
    ...readTraces(base),
    [injection.usage]: {
      injectedLabels: trace.injectedLabels,
      replacedLabels: replaced,
      labelsPath: injection.labelsPath,
      injectedEnvFrom,
      ...(created.size === 0 ? {} : { created: [...created] }),
    },
  });
  return isDeepStrictEqual(base, workload) ? workload : base;
}

/** `workload` without what the usage put into it; the same object when there is nothing of it. */
export function remove<T extends KubeObject>(workload: T, usage: string): T {
  const { [usage]: trace, ...others } = readTraces(workload);
  if (trace === undefined) {
    return workload;
  }
  const base = structuredClone(workload);
  unsetLabels(base, trace, Object.values(others));
  for (const container of containersOf(base, trace.labelsPath) ?? []) {
    unsetEnvFrom(container, trace);
  }
  const left = new Set<string>();
  // the deepest first: a parent is empty only when its child is gone
  for (const path of (trace.created ?? []).toSorted((a, b) => b.length - a.length)) {
    if (path !== 'metadata.annotations' && !deleteCreated(base, path, trace.labelsPath)) {
      left.add(path);
    }
  }
  if (trace.created?.includes('metadata.annotations')) {
    left.add('metadata.annotations');
  }
  handOver(others, left);
  writeTraces(base, others);
  if (left.has('metadata.annotations')) {
    deleteEmpty(base, 'metadata.annotations');
  }
  return base;
}

function emptyTrace({ labelsPath, bindingLabels, marker }: Injection): Trace {
  return {
    injectedLabels: { ...bindingLabels, [marker.label]: marker.value },
    labelsPath,
    injectedEnvFrom: [],
  };
}

function isTraceOf(
  trace: Trace,
  { marker, bindingLabels, labelsPath, prefix, secretName }: Injection,
): boolean {
  const { [marker.label]: value, ...labels } = trace.injectedLabels;
  return (
    value !== undefined &&
    isDeepStrictEqual(labels, bindingLabels) &&
    trace.labelsPath === labelsPath &&
    trace.injectedEnvFrom.every((entry) => entry.secretName === secretName && (entry.prefix ?? '') === prefix)
  );
}

/** Values that labels had before any usage set them. */
function originalLabels(
  current: Record<string, unknown>,
  injected: Record<string, string>,
  others: Traces,
): Record<string, string> {
  const originals: Record<string, string> = {};
  for (const name of Object.keys(injected)) {
    const other = Object.values(others).find((trace) => trace.injectedLabels[name] !== undefined);
    const value = other === undefined ? current[name] : other.replacedLabels?.[name];
    if (typeof value === 'string') {
      originals[name] = value;
    }
  }
  return originals;
}

function unsetLabels(workload: KubeObject, trace: Trace, others: Trace[]): void {
  const labels = objectAt(workload, trace.labelsPath);
  if (labels === undefined) {
    return;
  }
  for (const [name, value] of Object.entries(trace.injectedLabels)) {
    const before = trace.replacedLabels?.[name];
    const shared = others.some((other) => other.injectedLabels[name] === value);
    if (labels[name] !== value || shared) {
      continue;
    }
    if (before === undefined) {
      delete labels[name];
    } else {
      labels[name] = before;
    }
  }
}

function sourceOf(prefix: string | undefined, secretName: string): EnvFromSource {
  return { ...(prefix ? { prefix } : {}), secretRef: { name: secretName } };
}

/** @returns what is to be remembered; nothing where the container has the same entry of its own. */
function setEnvFrom(
  container: Container,
  { prefix, secretName }: Injection,
  trace: Trace,
  created: Set<string>,
): Trace['injectedEnvFrom'] {
  const source = sourceOf(prefix, secretName);
  const present = container.envFrom?.some((entry) => isDeepStrictEqual(entry, source)) ?? false;
  const recorded = trace.injectedEnvFrom.some((entry) => entry.container === container.name);
  if (present && !recorded) {
    return [];
  }
  if (!container.envFrom) {
    created.add(envFromMark + container.name);
    container.envFrom = [];
  }
  if (!present) {
    container.envFrom.push(source);
  }
  return [{ container: container.name, ...(prefix === '' ? {} : { prefix }), secretName }];
}

function unsetEnvFrom(container: Container, trace: Trace): void {
  const entry = trace.injectedEnvFrom.find((it) => it.container === container.name);
  if (entry === undefined || container.envFrom === undefined) {
    return;
  }
  const source = sourceOf(entry.prefix, entry.secretName);
  const index = container.envFrom.findLastIndex((it) => isDeepStrictEqual(it, source));
  if (index >= 0) {
    container.envFrom.splice(index, 1);
  }
}

/** @returns whether what was created at `path` is gone. */
function deleteCreated(workload: KubeObject, path: string, labelsPath: string): boolean {
  if (!path.startsWith(envFromMark)) {
    return deleteEmpty(workload, path);
  }
  const name = path.slice(envFromMark.length);
  const container = containersOf(workload, labelsPath)?.find((it) => it.name === name);
  if (container?.envFrom === undefined) {
    return true;
  }
  if (container.envFrom.length > 0) {
    return false;
  }
  delete container.envFrom;
  return true;
}

/** The usages that stay clear up what they share with one that goes. */
function handOver(others: Traces, left: Set<string>): void {
  const heir = Object.values(others)[0];
  if (heir !== undefined && left.size > 0) {
    heir.created = [...new Set([...left, ...(heir.created ?? [])])];
  }
}

function writeTraces(workload: KubeObject, traces: Traces): void {
  const annotations = workload.metadata.annotations ?? {};
  if (Object.keys(traces).length === 0) {
    delete annotations[tracingAnnotation];
  } else {
    annotations[tracingAnnotation] = JSON.stringify(traces);
  }
}
