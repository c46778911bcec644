import { readYaml, YamlError } from 'kube-text/read-yaml';
import type { TextPlace } from 'kube-text/yaml-problem';
import type { Sentence } from '../texts/message.ts';
import { type FieldProblem, newProblems } from './check-fields.ts';
import type { KindSchema } from './kind-schema.ts';
import { sentenceOfYaml } from './sentence-of-yaml.ts';
import { createPlaceFinder } from './yaml-places.ts';

export interface ObjectProblem extends TextPlace {
  message: Sentence;
  /** A warning would be stored unread, or dropped without a word; an error is refused. */
  severity: 'error' | 'warning';
}

/**
 * What is wrong with the YAML of an object while it is being written.
 * @param stored the object as it is: what the server has taken once is no problem
 */
export function checkObjectText(
  text: string,
  schema: KindSchema | undefined,
  stored?: unknown,
): ObjectProblem[] {
  let object: unknown;
  try {
    object = readYaml(text);
  } catch (error) {
    if (error instanceof YamlError) {
      return error.problems.map((problem) => ({
        line: problem.line,
        column: problem.column,
        message: sentenceOfYaml(problem),
        severity: 'error',
      }));
    }
    throw error;
  }
  return schema === undefined ? [] : placeProblems(text, newProblems(schema, stored, object));
}

/** Problems of fields at their lines. */
export function placeProblems(text: string, problems: readonly FieldProblem[]): ObjectProblem[] {
  const placeOf = problems.length === 0 ? undefined : createPlaceFinder(text);
  return problems.map(({ path, kind, message }) => ({
    ...(placeOf?.(path) ?? { line: 1, column: 1 }),
    message,
    severity: kind === 'value' ? 'error' : 'warning',
  }));
}
