import type { GraphNodeKind } from '../binding/binding-graph-node.ts';
import { isRepair } from '../health/remedy.ts';
import { keyOfSentence, type Message, message } from '../texts/message.ts';
import { type Attention, type AttentionInput, attentionOf } from './attention.ts';

/** A finding, and the cause that it is folded under with all that are equal. */
export interface AttentionRow extends Attention {
  /** Id of the cause. */
  cause: string;
  /** Whether the console can mend it by itself. */
  isRepairable: boolean;
}

/** What a part of the graph has to tell. @param idOf a short id for a text, the same for the same text. */
export function attentionRows(input: AttentionInput, idOf: (text: string) => string): AttentionRow[] {
  return attentionOf(input).map((attention) => ({
    ...attention,
    cause: idOf(textOfCause(attention)),
    isRepairable: attention.problem.remedy !== undefined && isRepair(attention.problem.remedy),
  }));
}

/** Findings are equal where the same rule says the same of the same kind of link: they have one fix. */
function textOfCause({ health, kind, word, problem: { ruleId, cause } }: Attention): string {
  return [health, kind, ruleId ?? keyOfSentence(word), keyOfSentence(cause)].join('\n');
}

/** "1 usage", "10 usages", "2 catalog entries". */
export function countOfNodes(kind: GraphNodeKind, count: number): Message {
  return message('views.countOfNodes', { kind, count });
}
