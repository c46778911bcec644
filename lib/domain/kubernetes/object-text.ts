import { readYaml, YamlError } from 'kube-text/read-yaml';
import { writeYaml } from 'kube-text/write-yaml';
import type { TextProblem } from 'kube-text/yaml-problem';
import { MooringError } from '#lib/errors.ts';
import { apiVersionOf, type KindInfo } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';

const keyOrder = ['apiVersion', 'kind', 'metadata', 'spec', 'data', 'status'];

/** An object as YAML for people: without managedFields, the usual keys first. */
export function formatObject(object: KubeObject): string {
  const { managedFields: _bookkeeping, ...metadata } = object.metadata as KubeObject['metadata'] & {
    managedFields?: unknown;
  };
  const entries = Object.entries({ ...object, metadata });
  const rank = (key: string) => (keyOrder.indexOf(key) + keyOrder.length) % keyOrder.length;
  const known = entries.filter(([key]) => keyOrder.includes(key)).sort(([a], [b]) => rank(a) - rank(b));
  const others = entries.filter(([key]) => !keyOrder.includes(key));
  const status = known.filter(([key]) => key === 'status');
  const rest = known.filter(([key]) => key !== 'status');
  return writeYaml(Object.fromEntries([...rest, ...others, ...status]));
}

/** Like formatObject, without what the server counts and reports by itself. */
export function formatForDiff(object: KubeObject): string {
  const { resourceVersion: _revision, generation: _count, ...metadata } = object.metadata;
  const { status: _report, ...rest } = object as KubeObject & { status?: unknown };
  return formatObject({ ...rest, metadata });
}

/**
 * One Kubernetes object from YAML or JSON, as kubectl reads it.
 * @throws MooringError INVALID with `details: TextProblem[]`.
 */
export function parseObject(text: string): KubeObject {
  const value = toPlain(text);
  if (!isKubeObject(value)) {
    throw notAnObject([
      {
        line: 1,
        column: 1,
        message: 'A Kubernetes object needs apiVersion, kind and metadata.name, as texts.',
      },
    ]);
  }
  return value;
}

function toPlain(text: string): unknown {
  try {
    return readYaml(text);
  } catch (error) {
    throw error instanceof YamlError ? notAnObject(error.problems) : error;
  }
}

function notAnObject(problems: readonly TextProblem[]): MooringError {
  const [first] = problems;
  return new MooringError('INVALID', `The text is not valid: line ${first?.line}: ${first?.message}`, {
    hint: 'Correct the marked lines.',
    details: problems,
  });
}

function isKubeObject(value: unknown): value is KubeObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as Record<string, unknown>;
  const name = (metadata as { name?: unknown } | null | undefined)?.name;
  return (
    typeof apiVersion === 'string' && typeof kind === 'string' && typeof name === 'string' && name !== ''
  );
}

/**
 * Refuses a text that is about another object than the one it was opened for.
 * @throws MooringError INVALID.
 */
export function checkIdentity(
  object: KubeObject,
  info: KindInfo,
  target: { name: string; namespace: string | undefined },
): void {
  const wanted = {
    apiVersion: apiVersionOf(info),
    kind: info.kind,
    name: target.name,
    namespace: target.namespace,
  };
  const { apiVersion, kind, metadata } = object;
  const found = { apiVersion, kind, name: metadata.name, namespace: metadata.namespace };
  for (const field of ['apiVersion', 'kind', 'name', 'namespace'] as const) {
    if (wanted[field] !== found[field]) {
      throw new MooringError('INVALID', `The ${field} must stay ${wanted[field] ?? 'empty'}.`, {
        hint: 'Editing changes this object only. To get another one, create it.',
      });
    }
  }
}
