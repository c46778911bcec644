import { z } from 'zod';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';

export const objectText = z.string().max(1_500_000, issueText(message('requests.textTooLong')));

/** An object that somebody has edited. */
export const editObjectRequest = z.object({
  /** The text that was opened. */
  base: objectText,
  /** What it was made into: YAML or JSON. */
  text: objectText,
});

export type EditObjectRequest = z.infer<typeof editObjectRequest>;
