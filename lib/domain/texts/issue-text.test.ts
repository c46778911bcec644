import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderMessage } from '#lib/texts/render-message.ts';
import { issueText, sentenceOfIssue } from './issue-text.ts';
import { message } from './message.ts';

const schema = z.string().max(3, issueText(message('requests.atMost', { most: 3 })));

function refusal(value: unknown, locale: 'en' | 'de'): string {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue === undefined ? '' : renderMessage(locale, sentenceOfIssue(issue));
}

test('what a schema says is said in the language of the reader', () => {
  expect(refusal('shop', 'en')).toBe('Use 3 characters or fewer.');
  expect(refusal('shop', 'de')).toBe('Verwenden Sie höchstens 3 Zeichen.');
});

test('what zod says by itself is a sentence too', () => {
  expect(refusal(1, 'de')).toBe('Invalid input: expected string, received number.');
});
