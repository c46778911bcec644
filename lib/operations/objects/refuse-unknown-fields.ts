import { type FieldProblem, newProblems } from '#lib/domain/kubernetes/check-fields.ts';
import { placeProblems } from '#lib/domain/kubernetes/check-object-text.ts';
import type { FieldPath, KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';

export interface EditedObject {
  base: KubeObject;
  mine: KubeObject;
  /** What `mine` was read from. */
  text: string;
}

/**
 * Refuses fields that were added and that the server would drop: those before 1.25 do it without a word.
 * @returns what has to be said of fields that were added, and that it would keep unread
 * @throws MooringError INVALID with `details: ObjectProblem[]`.
 */
export function refuseUnknownFields(schema: KindSchema, { base, mine, text }: EditedObject): Sentence[] {
  const added = newProblems(schema, base, mine);
  const unknown = added.filter(({ kind }) => kind === 'unknown');
  if (unknown.length > 0) {
    throw refusal(unknown, text);
  }
  return added.filter(({ kind }) => kind === 'unnamed').map((problem) => problem.message);
}

const strictly = /strict decoding error: (.*)$/s;

/** The server's refusal of an unknown field, at its line in the text; any other error as it is. */
export function placeStrictRefusal(error: unknown, text: string): unknown {
  const said = isMooringError(error) ? strictly.exec(error.message)?.[1] : undefined;
  const fields = [...(said ?? '').matchAll(/unknown field "([^"]+)"/g)].map(([, path = '']) => path);
  return fields.length === 0
    ? error
    : refusal(
        fields.map((field) => ({
          path: pathOf(field),
          kind: 'unknown',
          message: message('editor.serverFieldDropped', { field }),
        })),
        text,
      );
}

function pathOf(field: string): FieldPath {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? name : Number(index),
  );
}

function refusal(problems: readonly FieldProblem[], text: string): MooringError {
  return new MooringError('INVALID', joinSentences(problems.map((problem) => problem.message)), {
    hint: message('editor.correctLines'),
    details: placeProblems(text, problems).map((problem) => ({ ...problem, severity: 'error' })),
  });
}
