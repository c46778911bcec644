import { readYaml } from 'kube-text/read-yaml';
import { checkObjectText } from '#lib/domain/kubernetes/check-object-text.ts';
import { describeAt, proposeAt } from '#lib/domain/kubernetes/complete-field.ts';
import type { KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import type { EditorProblem } from './editor-problem.ts';
import type { TextAssist } from './text-assist.ts';

export interface ObjectAssist extends TextAssist {
  /** @param base the text that was opened */
  check(text: string, base: string): EditorProblem[];
}

/**
 * What an editor of objects knows about its text. It reads YAML, which takes much code: loaded when the first one is shown.
 * @param schema undefined where the cluster says nothing of the kind
 */
export function createObjectAssist(schema: KindSchema | undefined): ObjectAssist {
  return {
    check: (text, base) => checkObjectText(text, schema, readYaml(base)),
    propose: (text, place) => (schema === undefined ? undefined : proposeAt(schema, text, place)),
    describe: (text, place) => (schema === undefined ? undefined : describeAt(schema, text, place)),
  };
}
