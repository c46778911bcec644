import { type Message, restoreMessage, type Sentence } from './message.ts';

const mark = 'mooring.message:';

/** A message as a text, which is all that a schema can say of a wrong value; `sentenceOfIssue` makes it one again. */
export function issueText({ id, values }: Message): string {
  return `${mark}${JSON.stringify({ id, values })}`;
}

/** What an issue of a schema says, as a sentence. zod's own words, about requests that no page makes, are English. */
export function sentenceOfIssue({ message: text }: { message: string }): Sentence {
  if (text.startsWith(mark)) {
    return restoreMessage(JSON.parse(text.slice(mark.length)));
  }
  return text.endsWith('.') ? text : `${text}.`;
}
