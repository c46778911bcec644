import compile from 'icu-minify/compile';
import { expect, test } from 'vitest';
import { formatCompiled } from '#lib/domain/texts/format-compiled.ts';
import { isMessage, keyOfSentence, lowerCase, message } from '#lib/domain/texts/message.ts';
import { partsOfText } from './parts-of-text.ts';
import { pseudoText } from './pseudo-text.ts';
import { renderAll, renderMessage } from './render-message.ts';

const missing = message('health.usageKindMissing', { kind: 'cronjob' });

test('a message is said in the language that is asked for', () => {
  expect(renderMessage('en', missing)).toBe('UsageKind cronjob is unknown.');
  expect(renderMessage('de', missing)).toBe('Die UsageKind cronjob ist nicht bekannt.');
  expect(renderMessage('qps', missing)).toBe('[!! ÛšáĝéĶîñð cronjob îš ûñķñóŵñ. !!]');
});

test('a message within another one is said in the same language, in small letters where that language has them for nouns', () => {
  const within = message('health.linkAndWord', { link: 'Workload', word: lowerCase(missing) });
  expect(renderMessage('de', within)).toBe('Workload: Die UsageKind cronjob ist nicht bekannt.');
  expect(renderMessage('en', within)).toBe('Workload usagekind cronjob is unknown.');
  expect(lowerCase('Failed')).toBe('failed');
});

test('all messages of a value are said, and what has none is not copied', () => {
  const plain = { name: 'shop', list: [1, 2] };
  expect(renderAll('en', plain)).toBe(plain);
  const told = renderAll('en', { plain, problems: [{ cause: missing, fix: 'as it is' }], none: undefined });
  expect(told).toEqual({
    plain,
    problems: [{ cause: 'UsageKind cronjob is unknown.', fix: 'as it is' }],
    none: undefined,
  });
  expect(told.plain).toBe(plain);
});

test('an object of a cluster that looks like a message is none', () => {
  const spoof: unknown = JSON.parse(
    '{"id":"health.usageKindMissing","values":{"kind":"x"},"mooring.message":true}',
  );
  expect(isMessage(spoof)).toBe(false);
  expect(renderAll('en', spoof)).toBe(spoof);
});

test('a message is still one when it comes out of a thread', () => {
  const { told } = structuredClone({
    told: message('health.linkAndWord', { link: 'Workload', word: missing }),
  });
  expect(renderMessage('de', told)).toBe('Workload: Die UsageKind cronjob ist nicht bekannt.');
});

test('the key of a sentence tells messages apart by what they are filled with', () => {
  const other = message('health.usageKindMissing', { kind: 'job' });
  expect(keyOfSentence(missing)).toBe(keyOfSentence(message('health.usageKindMissing', { kind: 'cronjob' })));
  expect(keyOfSentence(missing)).not.toBe(keyOfSentence(other));
  expect(keyOfSentence('as it is')).toBe('as it is');
});

const text = compile('<b>{count, plural, one {# link of {name}} other {# links}}</b> until {at, date, day}');

test('parts of a text are found at every depth', () => {
  expect(partsOfText(text)).toEqual(['<b>', 'at', 'count', 'name']);
  expect(partsOfText(compile('plain'))).toEqual([]);
});

test.each([
  ['en', 1, '*1 link of shop* until 1 Feb 2026'],
  ['de', 1234, '*1.234 links* until 1. Feb. 2026'],
] as const)('numbers and dates are written as in %s', (locale, count, said) => {
  const at = new Date('2026-02-01T12:00:00Z');
  const b = (chunks: string[]) => `*${chunks.join('')}*`;
  expect(formatCompiled(text, locale, { count, name: 'shop', at, b })).toBe(said);
});

test('the pseudo-locale keeps arguments, tags and choices', () => {
  const b = (chunks: string[]) => `*${chunks.join('')}*`;
  const values = { count: 2, name: 'shop', at: new Date('2026-02-01T12:00:00Z'), b };
  expect(formatCompiled(pseudoText(text), 'qps', values)).toBe('[!! *2 ļîñķš* ûñţîļ 1 Feb 2026 !!]');
});
