import { isDeepStrictEqual } from 'node:util';
import { tracingAnnotation } from '#lib/domain/binding/service-binding-usage.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { deleteEmpty, ensureAt, valueAt } from '#lib/domain/kubernetes/object-path.ts';
import { presentVariables, setVariables, unsetVariables, type VariableSource } from './env-entries.ts';
import { originalLabels, unsetLabels } from './injected-labels.ts';
import { type Place, placesOf } from './places.ts';
import { readTraces, type Trace, type Traces } from './traces.ts';

/** What a usage wants a workload to have. */
export interface Injection extends VariableSource {
  /** Name of the usage. */
  usage: string;
  labelsPath: string;
  /** Label by which pods of this usage are known, and its value where the usage is new to the workload. */
  marker: { label: string; value: string };
  /** Labels of the class. */
  bindingLabels: Record<string, string>;
}

const listMark = / of /;
const annotations = 'metadata.annotations';

/**
 * `workload` with the injection in it; the same object when all of it is there already.
 * Two usages never disturb each other: what is in place stays in its place.
 */
export function inject<T extends KubeObject>(workload: T, injection: Injection): T {
  const before = readTraces(workload)[injection.usage];
  const stale = before !== undefined && !isTraceOf(before, injection);
  const base = stale ? remove(workload, injection.usage) : structuredClone(workload);
  const trace: Trace = (stale ? undefined : before) ?? recoverTrace(base, injection) ?? emptyTrace(injection);
  const created = new Set(trace.created);
  const note = (path: string[]) => created.add(path.join('.'));

  const labels = ensureAt(base, injection.labelsPath.split('.'), note);
  const replaced = trace.replacedLabels ?? originalLabels(labels, trace.injectedLabels, readTraces(base));
  Object.assign(labels, trace.injectedLabels);
  const records = (placesOf(base, injection.labelsPath) ?? []).map((place) =>
    setVariables(place, injection, trace, () => created.add(markOf(place))),
  );
  const injectedEnv = records.flatMap((record) => record.injectedEnv ?? []);
  ensureAt(base, annotations.split('.'), note);
  writeTraces(base, {
    ...readTraces(base),
    [injection.usage]: {
      injectedLabels: trace.injectedLabels,
      replacedLabels: replaced,
      labelsPath: injection.labelsPath,
      injectedEnvFrom: records.flatMap((record) => record.injectedEnvFrom),
      ...(injectedEnv.length === 0 ? {} : { injectedEnv }),
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
  const places = placesOf(base, trace.labelsPath) ?? [];
  for (const place of places) {
    unsetVariables(place, trace);
  }
  const left = new Set<string>();
  // the deepest first: a parent is empty only when its child is gone
  for (const path of (trace.created ?? []).toSorted((a, b) => b.length - a.length)) {
    if (path === annotations || !deleteCreated(base, path, places)) {
      left.add(path);
    }
  }
  handOver(others, left);
  writeTraces(base, others);
  if (left.has(annotations)) {
    deleteEmpty(base, annotations.split('.'));
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

/** The trace of a usage whose label is still there although somebody took the annotation away; undefined without label. */
function recoverTrace(workload: KubeObject, injection: Injection): Trace | undefined {
  const { labelsPath, marker, bindingLabels } = injection;
  const value = valueAt(workload, [...labelsPath.split('.'), marker.label]);
  if (typeof value !== 'string') {
    return undefined;
  }
  const places = placesOf(workload, labelsPath) ?? [];
  return {
    injectedLabels: { ...bindingLabels, [marker.label]: value },
    replacedLabels: {},
    labelsPath,
    ...presentVariables(places, injection),
    created: places.filter(({ holder }) => holder.envFrom?.length === 1).map(markOf),
  };
}

function isTraceOf(trace: Trace, injection: Injection): boolean {
  const { marker, bindingLabels, labelsPath, prefix, secretName, keys } = injection;
  const { [marker.label]: value, ...labels } = trace.injectedLabels;
  return (
    value !== undefined &&
    isDeepStrictEqual(labels, bindingLabels) &&
    trace.labelsPath === labelsPath &&
    trace.injectedEnvFrom.every(
      (entry) => entry.secretName === secretName && (entry.prefix ?? '') === prefix,
    ) &&
    (trace.injectedEnv ?? []).every(
      (entry) =>
        entry.secretName === secretName && entry.name === prefix + entry.key && keys.includes(entry.key),
    )
  );
}

/** How a list that had to be made is remembered: `envFrom of web`. */
function markOf({ form, name }: Place): string {
  return `${form} of ${name}`;
}

/** @returns whether what was created at `path` is gone. */
function deleteCreated(workload: KubeObject, path: string, places: readonly Place[]): boolean {
  if (!listMark.test(path)) {
    return deleteEmpty(workload, path.split('.'));
  }
  const place = places.find((it) => markOf(it) === path);
  return place === undefined || deleteEmpty(place.holder, [place.form]);
}

/** The usages that stay clear up what they share with one that goes. */
function handOver(others: Traces, left: Set<string>): void {
  const heir = Object.values(others)[0];
  if (heir !== undefined && left.size > 0) {
    heir.created = [...new Set([...left, ...(heir.created ?? [])])];
  }
}

function writeTraces(workload: KubeObject, traces: Traces): void {
  const known = workload.metadata.annotations ?? {};
  if (Object.keys(traces).length === 0) {
    delete known[tracingAnnotation];
  } else {
    known[tracingAnnotation] = JSON.stringify(traces);
  }
}
