import { readYaml, YamlError } from 'kube-text/read-yaml';
import { writeYaml } from 'kube-text/write-yaml';
import type { TextPlace } from 'kube-text/yaml-problem';
import { MooringError } from '#lib/errors.ts';
import { type Message, message } from '../texts/message.ts';
import { apiVersionOf, type KindInfo } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';
import { sentenceOfYaml } from './sentence-of-yaml.ts';

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
 * @throws MooringError INVALID with `details: PlacedProblem[]`.
 */
export function parseObject(text: string): KubeObject {
  const value = toPlain(text);
  if (!isKubeObject(value)) {
    throw notAnObject([{ line: 1, column: 1, message: message('editor.needsIdentity') }]);
  }
  return value;
}

function toPlain(text: string): unknown {
  try {
    return readYaml(text);
  } catch (error) {
    throw error instanceof YamlError
      ? notAnObject(
          error.problems.map((problem) => ({
            line: problem.line,
            column: problem.column,
            message: sentenceOfYaml(problem),
          })),
        )
      : error;
  }
}

/** What is wrong with the text of an object, and where. */
export interface PlacedProblem extends TextPlace {
  message: Message;
}

function notAnObject(problems: readonly PlacedProblem[]): MooringError {
  const [first] = problems;
  const said = message('editor.textNotValid', { line: first?.line ?? 1, problem: first?.message ?? '' });
  return new MooringError('INVALID', said, {
    hint: message('editor.correctMarkedLines'),
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
      const stays = wanted[field];
      throw new MooringError(
        'INVALID',
        stays === undefined
          ? message('editor.mustStayEmpty', { field })
          : message('editor.mustStay', { field, wanted: stays }),
        { hint: message('editor.mustStayHint') },
      );
    }
  }
}
