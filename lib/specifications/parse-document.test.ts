import { describe, expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { parseDocument } from './parse-document.ts';

function readValue(text: string): unknown {
  const { value, problems } = parseDocument(text);
  expect(problems).toEqual([]);
  return value;
}

function problemOf(text: string): string {
  const problems = renderAll('en', parseDocument(text).problems);
  expect(problems).toHaveLength(1);
  return `${problems[0]?.line}:${problems[0]?.column} ${problems[0]?.message}`;
}

describe('aliases', () => {
  it('are taken however often they are used', () => {
    const uses = Array.from({ length: 5_000 }, (_, index) => `r${index}: *answer`);
    const value = readValue(`answer: &answer {description: Not found}\n${uses.join('\n')}\n`);
    expect(value).toMatchObject({ r4999: { description: 'Not found' } });
  });

  it('are refused where what they stand for becomes endless, nested or not', () => {
    const names = 'abcdefghijklmn'.split('');
    const nested = names.map((name, index) => {
      const before = names[index - 1];
      return `${name}: &${name} [${Array(9)
        .fill(before === undefined ? 'x' : `*${before}`)
        .join(',')}]`;
    });
    expect(problemOf(nested.join('\n'))).toMatch(/^\d+:\d+ Written out, the aliases up to here/);
    const flat = `long: &long ${'x'.repeat(100_000)}\nall: [${Array(200).fill('*long').join(', ')}]\n`;
    expect(problemOf(flat)).toMatch(/^2:\d+ Written out, the aliases up to here/);
    const merged = `base: &base {a: ${'x'.repeat(1_000_000)}}\n${Array.from({ length: 20 }, (_, index) => `m${index}:\n  <<: *base\n`).join('')}`;
    expect(problemOf(merged)).toMatch(/Written out, the aliases up to here/);
  });

  it('are refused where they make a document deeper than it may be', () => {
    const steps = Array.from({ length: 600 }, (_, index) =>
      index === 0 ? 's0: &s0 [x]' : `s${index}: &s${index} [*s${index - 1}]`,
    );
    expect(problemOf(steps.join('\n'))).toMatch(/The document is nested too deeply\./);
  });

  it('must stand for something', () => {
    expect(problemOf('a: *nobody')).toBe('1:4 *nobody stands for nothing: there is no &nobody before it.');
    expect(problemOf('a: &a\n  b: *a')).toBe(
      '2:6 *a stands within what it stands for: that would never end.',
    );
  });

  it('name keys too', () => {
    expect(readValue('a: &name order\nb:\n  *name : 1\n')).toEqual({ a: 'order', b: { order: 1 } });
  });
});

describe('the merge key', () => {
  const text = [
    'base: &base {200: {description: It}, 404: {description: Not found}}',
    'more: &more {500: {description: Broken}, 404: {description: Lost}}',
    'one:',
    '  "201": {description: Made}',
    '  <<: *base',
    '  "404": {description: Own}',
    'both:',
    '  <<: [*base, *more]',
  ].join('\n');

  it('takes in what it names, after what is written there', () => {
    expect(readValue(text)).toMatchObject({
      one: { 200: { description: 'It' }, 201: { description: 'Made' }, 404: { description: 'Own' } },
      both: { 404: { description: 'Not found' }, 500: { description: 'Broken' } },
    });
  });

  it('is no member of what is sent on', () => {
    const json = parseDocument(text).json();
    expect(json).not.toContain('<<');
    expect(json).toContain(
      '"one":{"201":{"description":"Made"},"200":{"description":"It"},"404":{"description":"Own"}}',
    );
  });

  it('is a name like others in quotes', () => {
    expect(readValue('"<<": {a: 1}')).toEqual({ '<<': { a: 1 } });
  });

  it('takes in mappings only', () => {
    expect(problemOf('a:\n  <<: 3\n')).toBe('2:3 "<<" takes in mappings, and this is none.');
  });
});

describe('values', () => {
  it.each([
    ['null', [null, null, 'nil'], '[null, ~, nil]'],
    ['booleans', [true, false, 'yes', 'off'], '[true, False, yes, off]'],
    ['numbers', [12, -3, 255, 8, 1.5, 1000, '1_000', '0b11'], '[12, -3, 0xff, 0o10, 1.5, 1e3, 1_000, 0b11]'],
    ['texts', ['12', 'true', '2020-01-01', 'a b'], `["12", 'true', 2020-01-01, a b]`],
    ['tags', ['12', 12, 'x'], '[!!str 12, !!int "12", !own x]'],
  ])('are read by the core schema: %s', (_what, expected, text) => {
    expect(readValue(`a: ${text}`)).toEqual({ a: expected });
  });

  it('keep the name __proto__ a name', () => {
    const value = readValue('__proto__: {a: 1}\n') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('what stands around a document', () => {
  it('may be a byte order mark', () => {
    const json = parseDocument('\uFEFF{"a": 1}');
    expect(json).toMatchObject({ format: 'json', value: { a: 1 }, problems: [] });
    expect(json.json()).toBe('{"a": 1}');
    expect(readValue('\uFEFFa: 1')).toEqual({ a: 1 });
  });

  it('may be its markers', () => {
    expect(readValue('%YAML 1.2\n---\na: 1\n...\n')).toEqual({ a: 1 });
    expect(readValue('a: 1\n---\n')).toEqual({ a: 1 });
  });

  it('is no second document', () => {
    const said = problemOf('a: 1\n---\nb: 2\n');
    expect(said).toMatch(/^2:1 There are 2 documents in this text, divided by lines of ---\./);
    expect(said).not.toContain('parseAll');
  });
});

describe('mistakes', () => {
  it.each([
    ['a name for the second time', 'a: 1\nb: 2\na: 3\n', '3:1 "a" stands here for the second time.'],
    ['a name for the second time, in flow', 'x: {a: 1, a: 2}', '1:11 "a" stands here for the second time.'],
    ['tabs', 'a:\n\tb: 1', '2:1 YAML takes no tabs for indentation: use blanks.'],
    ['wrong indentation', 'a:\n  b: 1\n c: 2\n', '3:2 This line is not indented as those it belongs to.'],
    ['an open bracket', 'a: [1, 2', '1:8 A { or [ is not closed.'],
    ['a mapping for a name', '? {a: 1}\n: 2\n', '1:3 A name is expected here, not a mapping or list.'],
  ])('are told with their place: %s', (_what, text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });
});

it('finds places in JSON and YAML, to the nearest that is there', () => {
  const json = parseDocument('{\n "a": [1, {"b\\"c": 2}],\n "d/e": 3\n}');
  expect(json.locate(['a', 1, 'b"c'], 'key')).toMatchObject({ line: 2, column: 12 });
  expect(json.locate(['d/e'], 'value')).toMatchObject({ line: 3, column: 9, endColumn: 10 });
  expect(json.locate(['a', 7, 'x'], 'value')).toMatchObject({ line: 2, column: 7 });
  const yaml = parseDocument('a:\n  - 1\n  - b: 2\n');
  expect(yaml.locate(['a', 1, 'b'], 'key')).toMatchObject({ line: 3, column: 5 });
  expect(yaml.locate(['a', 1, 'b'], 'value')).toMatchObject({ line: 3, column: 8 });
});
