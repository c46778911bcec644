import { describe, expect, test } from 'vitest';
import { readYaml, readYamlDocuments, YamlError } from './read-yaml.ts';

function problemOf(text: string): string {
  try {
    return `read: ${String(readYaml(text))}`;
  } catch (error) {
    return error instanceof YamlError ? error.message : `${error}`;
  }
}

// every right side is what kubectl 1.20.2 and 1.32.4 made of it (`kubectl label --local -o json`)
describe('readYaml reads as kubectl does', () => {
  test.each<[string, unknown]>([
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'true', 'True', 'TRUE'].map((word): [string, unknown] => [
      word,
      true,
    ]),
    ...['n', 'N', 'no', 'NO', 'off', 'OFF', 'False'].map((word): [string, unknown] => [word, false]),
    ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, unknown] => [word, null]),
    ...['oN', 'tRUE', 'nULL', '=', '.', '+', '_1', '1,000'].map((word): [string, unknown] => [word, word]),
    ['0400', 256],
    ['-0400', -256],
    ['+0400', 256],
    ['0o17', 15],
    ['0O17', 15],
    ['0x1F', 31],
    ['0x_1', 1],
    ['0b11', 3],
    ['-0b11', -3],
    ['08', 8],
    ['0_8', 8],
    ['1_000', 1000],
    ['1_', 1],
    ['1_0.5_0', 10.5],
    ['1e3', 1000],
    ['12e03', 12000],
    ['1.', 1],
    ['-.5', -0.5],
    ['-0', 0],
    ['1:30', '1:30'],
    ['190:20:30', '190:20:30'],
    ['2001-01-01', '2001-01-01'],
    ['2001-01-01T10:00:00Z', '2001-01-01T10:00:00Z'],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', 2 ** 63],
    ['1e400', '1e400'],
    ['0b2', '0b2'],
    ['0o8', '0o8'],
    ['0x', '0x'],
    ['"yes"', 'yes'],
    ["'0400'", '0400'],
    ['!!str yes', 'yes'],
    ['! yes', 'yes'],
    ['!own 5', '5'],
    ['!!int "5"', 5],
    ['!!float 0400', 256],
    ['!!bool yes', true],
    ['!!binary aGk=', 'hi'],
    ['!!timestamp 2001-01-01', '2001-01-01'],
    ['!!set {a, b}', { a: null, b: null }],
    ['[a, yes, 0x1]', ['a', true, 1]],
    ['{a:b, c: d}', { 'a:b': null, c: 'd' }],
    ['|\n  a\n  b', 'a\nb\n'],
    ['yes # so', true],
  ])('%s', (text, value) => {
    expect(readYaml(`v: ${text}\n`)).toEqual({ v: value });
  });

  test('keys as texts', () => {
    expect(
      readYaml('{1: a, yes: b, 0400: c, 2001-01-01: d, 9007199254740993: e, "q": f, __proto__: g}'),
    ).toEqual(
      Object.fromEntries([
        ['1', 'a'],
        ['true', 'b'],
        ['256', 'c'],
        ['2001-01-01', 'd'],
        ['9007199254740993', 'e'],
        ['q', 'f'],
        ['__proto__', 'g'],
      ]),
    );
  });

  test.each<[string, unknown]>([
    ['v: {<<: *x, b: 3}', { a: 1, b: 3 }],
    // what is merged later counts more than what stands above it
    ['v: {b: 3, <<: *x}', { a: 1, b: 2 }],
    ['v: {<<: [*x, {a: 5, c: 6}]}', { a: 1, b: 2, c: 6 }],
    ['v: {<<: {a: 1}, <<: {a: 5}}', { a: 5 }],
    ['v: {"<<": 1}', { '<<': 1 }],
    ['v: *x', { a: 1, b: 2 }],
  ])('merges and aliases: %s', (text, value) => {
    expect(readYaml(`x: &x {a: 1, b: 2}\n${text}\n`)).toMatchObject({ v: value });
  });

  test('keeps what a merge brings, such as runAsNonRoot', () => {
    const text = 'base: &base\n  runAsNonRoot: true\nown:\n  <<: *base\n  runAsUser: 0o17\n';
    expect(readYaml(text)).toMatchObject({ own: { runAsNonRoot: true, runAsUser: 15 } });
  });

  test('empty documents do not count, and a byte order mark neither', () => {
    expect(readYaml('\ufeff---\n# nothing\n---\na: 1\n---\n\n')).toEqual({ a: 1 });
    expect(readYaml('# nothing\n')).toBeUndefined();
    expect(readYamlDocuments('a: 1\n---\nb: 2\n...\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('JSON, with all digits', () => {
    expect(readYaml('{"a":9007199254740993,"b":"\\ud83d\\ude00"}')).toEqual({
      a: 9007199254740993n,
      b: '😀',
    });
  });
});

describe('readYaml says in words', () => {
  test.each([
    ['a:\n\tb: 1', 'line 2: A tab cannot indent: use blanks.'],
    ['a: 1\n---\nb: 2', 'line 3: A second document begins here: only one object can be written at a time.'],
    ['a: 1\na: 2', 'line 2: The key "a" stands twice here.'],
    ['yes: 1\ntrue: 2', 'line 2: The key "true" stands twice here.'],
    [
      'a: b: c',
      'line 1: A value that holds ": " needs quotes around it; a nested member needs a line of its own.',
    ],
    ['a: *b', 'line 1: No anchor &b stands above.'],
    ['a: &a [*a]', 'line 1: What *a stands for contains itself.'],
    ['a: .inf', 'line 1: .inf is no number that an object can hold: put it in quotes if it is a text.'],
    ['a: !!int b', 'line 1: "b" is no int.'],
    ['a: !!binary "@"', 'line 1: This is not base64.'],
    ['a: {<<: 3}', 'line 1: Only a mapping, or a list of them, can be merged with <<.'],
    ['~: a', 'line 1: A key has to be a text here: put it in quotes.'],
    ['1.5: a', 'line 1: A key has to be a text here: put it in quotes.'],
    ['[a]: b', 'line 1: A key has to be a text here: put it in quotes.'],
    ['a: [1', 'line 1: The ] that closes this is missing'],
  ])('what is wrong with %j', (text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  test('that aliases multiply', () => {
    const levels = ['x: &x0 [1,1,1,1,1,1,1,1,1,1]'];
    for (let level = 1; level < 7; level++) {
      levels.push(
        `x${level}: &x${level} [${Array(10)
          .fill(`*x${level - 1}`)
          .join()}]`,
      );
    }
    expect(problemOf(levels.join('\n'))).toContain('The aliases multiply to more than 10000 values.');
  });
});
