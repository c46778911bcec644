import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from './read-yaml.ts';
import { writeYaml } from './write-yaml.ts';

const delicate = [
  'yes No on OFF y n true NULL ~ 0400 0o17 0b11 0x1f 1_000 1e3 1.0 .5 08 1:30 190:20:30.5 2001-01-01 = << .inf .NaN',
  '9007199254740993 -1 +1 1_ 12e03 0_8',
].flatMap((list) => list.split(' '));

describe('writeYaml', () => {
  test.each([...delicate, '', ' a ', 'a\tb', '2001-01-01 10:00:00'])(
    'puts quotes around the text %j, also as a key',
    (text) => {
      expect(writeYaml([text])).toBe(`- ${JSON.stringify(text)}\n`.replace('\t', '\\t'));
      expect(writeYaml({ [text]: 1 })).toBe(`${JSON.stringify(text)}: 1\n`.replace('\t', '\\t'));
    },
  );

  test.each(['a', 'nginx:1.25', 'http://a.b/c', 'v1', '1.2.3', '10m', 'apps/v1', 'a#b', '-a', '?a'])(
    'leaves %s as it is',
    (text) => {
      expect(writeYaml([text])).toBe(`- ${text}\n`);
    },
  );

  test('writes numbers with their digits, and never an alias', () => {
    const shared = { a: 1 };
    expect(writeYaml({ b: 9007199254740993n, c: 1.5, d: shared, e: shared })).toBe(
      'b: 9007199254740993\nc: 1.5\nd:\n  a: 1\ne:\n  a: 1\n',
    );
  });

  test.each([
    'a\u0085b',
    'a\u2028b\nc',
    '\ufeff',
    'a\u007f',
    '\u0001',
    'a\r\nb',
    'tab\there',
    'ends \n',
    '\n',
    '- a\n\n\n',
    '#\n #',
  ])('means the same to readers of YAML 1.1 and 1.2: %j', (text) => {
    const written = writeYaml({ v: text, list: [text] });
    expect(readYaml(written)).toEqual({ v: text, list: [text] });
    expect(parse(written)).toEqual({ v: text, list: [text] });
    expect(parse(written, { version: '1.1' })).toEqual({ v: text, list: [text] });
  });
});
