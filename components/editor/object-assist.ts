import { readYaml } from 'kube-text/read-yaml';
import { checkObjectText } from '#lib/domain/kubernetes/check-object-text.ts';
import { describeAt, proposeAt } from '#lib/domain/kubernetes/complete-field.ts';
import type { KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import type { Tell } from '#lib/domain/texts/message.ts';
import type { EditorProblem } from './editor-problem.ts';
import type { TextAssist } from './text-assist.ts';

export interface ObjectAssist extends TextAssist {
  /** @param base the text that was opened */
  check(text: string, base: string): EditorProblem[];
}

/**
 * What an editor of objects knows about its text. It reads YAML, which takes much code: loaded when the first one is shown.
 * @param schema undefined where the cluster says nothing of the kind
 * @param tell says it in the language of the page
 */
export function createObjectAssist(schema: KindSchema | undefined, tell: Tell): ObjectAssist {
  return {
    check: (text, base) =>
      checkObjectText(text, schema, readYaml(base)).map((problem) => ({
        ...problem,
        message: tell(problem.message),
      })),
    propose(text, place) {
      const found = schema && proposeAt(schema, text, place);
      return (
        found && {
          ...found,
          proposals: found.proposals.map((proposal) => ({ ...proposal, detail: tell(proposal.detail) })),
        }
      );
    },
    describe(text, place) {
      const found = schema && describeAt(schema, text, place);
      return found && { ...found, detail: tell(found.detail) };
    },
  };
}
