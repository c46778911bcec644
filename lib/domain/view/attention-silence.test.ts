import { expect, it } from 'vitest';
import { readSilences, silenced, silencesAt, writeSilences } from './attention-silence.ts';

const noonSeconds = 1_772_366_400;

it('is read as it was written', () => {
  const silences = [
    { cause: 'b_-1', untilSeconds: noonSeconds + 60 },
    { cause: 'a', untilSeconds: noonSeconds },
  ];
  expect(readSilences(writeSilences(silences))).toEqual(silences);
  expect(readSilences('')).toEqual([]);
});

it('leaves out what nobody has written', () => {
  expect(readSilences('a~zz.<script>~1.b.c~!.~1.d~10')).toEqual([
    { cause: 'a', untilSeconds: 1295 },
    { cause: 'd', untilSeconds: 36 },
  ]);
});

it('keeps those that end last where there are too many', () => {
  const many = Array.from({ length: 70 }, (_, index) => ({
    cause: `c${index}`,
    untilSeconds: noonSeconds + index,
  }));
  const kept = readSilences(writeSilences(many));
  expect(kept).toHaveLength(60);
  expect(kept.at(-1)?.cause).toBe('c10');
});

it('ends', () => {
  const silences = silenced([{ cause: 'b', untilSeconds: noonSeconds }], ['a'], noonSeconds + 60);
  expect(silencesAt(silences, noonSeconds * 1000 - 1).map(({ cause }) => cause)).toEqual(['a', 'b']);
  expect(silencesAt(silences, noonSeconds * 1000).map(({ cause }) => cause)).toEqual(['a']);
});

it('is set anew where there is one', () => {
  const silences = silenced([{ cause: 'a', untilSeconds: noonSeconds }], ['a', 'b'], noonSeconds + 60);
  expect(silences).toEqual([
    { cause: 'a', untilSeconds: noonSeconds + 60 },
    { cause: 'b', untilSeconds: noonSeconds + 60 },
  ]);
});
