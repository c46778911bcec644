import type { z } from 'zod';
import { sentenceOfIssue } from '#lib/domain/texts/issue-text.ts';
import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';

/** A member of a request that cannot be as it is. */
export interface WrongField {
  /** Its names from the outside in, with dots between; empty for the request as a whole. */
  field: string;
  message: Sentence;
}

/** What is wrong with a request, one for each issue of its schema. */
export function wrongFields({ issues }: z.ZodError): WrongField[] {
  return issues.map((issue) => ({ field: issue.path.join('.'), message: sentenceOfIssue(firstOf(issue)) }));
}

/** All that is wrong, one sentence after the other. */
export function sentenceOfFields(fields: readonly WrongField[]): Sentence {
  return joinSentences(
    fields.map(({ field, message: problem }) =>
      field === '' ? problem : message('requests.field', { field, problem }),
    ),
  );
}

/** Of alternatives the first one tells what is wrong. */
function firstOf(issue: z.core.$ZodIssue): { message: string } {
  return (issue.code === 'invalid_union' ? issue.errors[0]?.[0] : undefined) ?? issue;
}
