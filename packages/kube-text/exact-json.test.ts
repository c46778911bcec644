import { describe, expect, test } from 'vitest';
import { parseExact, stringifyExact } from './exact-json.ts';

describe('exact JSON', () => {
  test.each([
    '{"a":9007199254740993}',
    '[9223372036854775807,-9223372036854775808,[9007199254740993]]',
    '{"a":{"b":[1,"9007199254740993 ",null,true,1.5]},"c":9007199254740993}',
    '9007199254740993',
  ])('keeps every digit of %s', (text) => {
    expect(stringifyExact(parseExact(text))).toBe(text);
  });

  test('reads small numbers as numbers, also beside large ones', () => {
    expect(parseExact('{"a":1,"b":9007199254740993,"c":1e3,"d":9007199254740991,"e":0.5}')).toEqual({
      a: 1,
      b: 9007199254740993n,
      c: 1000,
      d: 9007199254740991,
      e: 0.5,
    });
  });

  test('reads as floats what Kubernetes keeps as floats', () => {
    expect(parseExact('[9223372036854775808,12345678901234567890.5,1e30]')).toEqual([
      2 ** 63,
      12345678901234567000,
      1e30,
    ]);
  });

  test('is JSON.parse in all else: the last of two members counts, __proto__ is a name', () => {
    const read = parseExact('{"a":1,"a":9007199254740993,"__proto__":{"b":2}}') as object;
    expect(Object.entries(read)).toEqual([
      ['a', 9007199254740993n],
      ['__proto__', { b: 2 }],
    ]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(() => parseExact('{"a":9007199254740993')).toThrow();
  });

  test('indents, and leaves out what is undefined', () => {
    expect(stringifyExact({ a: 2n ** 60n, b: undefined }, 2)).toBe('{\n  "a": 1152921504606846976\n}');
    expect(stringifyExact({ b: undefined })).toBe('{}');
  });

  test('passes on why a value cannot be written', () => {
    const around: Record<string, unknown> = {};
    around.self = {
      get value() {
        throw new Error('unreadable');
      },
    };
    expect(() => stringifyExact(around)).toThrow('unreadable');
  });
});
