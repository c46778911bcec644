import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { objectAt } from '#lib/domain/kubernetes/object-path.ts';
import type { Trace, Traces } from './traces.ts';

/** Values that labels had before any usage set them. */
export function originalLabels(
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

/** Puts the labels back as they were; those that another usage needs, or that somebody has changed, stay. */
export function unsetLabels(workload: KubeObject, trace: Trace, others: Trace[]): void {
  const labels = objectAt(workload, trace.labelsPath.split('.'));
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
