import { expect, it } from 'vitest';
import { parseAnswer, writeBody } from './exact-text.ts';

it('reads what is short at once, and keeps every digit of what is long', async () => {
  expect(await parseAnswer('{"a":[1,2.5,"12345678901234567"]}')).toEqual({
    a: [1, 2.5, '12345678901234567'],
  });
  expect(await parseAnswer('{"a":12345678901234567}')).toEqual({ a: 12345678901234567n });
  await expect(parseAnswer('{')).rejects.toThrow(SyntaxError);
});

it('writes a body at once, and one with a long number with all its digits', async () => {
  expect(writeBody({ a: 1 })).toBe('{"a":1}');
  expect(await writeBody({ a: 12345678901234567n })).toBe('{"a":12345678901234567}');
});
