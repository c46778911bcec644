import { expect, it } from 'vitest';
import { toJsonText } from './to-json-text.ts';

it('keeps the order of keys that look like numbers, and the digits of numbers', () => {
  const yaml = [
    'responses:',
    '  default: {}',
    "  '404': {}",
    '  200: {}',
    'limit: 12345678901234567890',
  ].join('\n');
  expect(toJsonText(yaml)).toBe(
    '{"responses":{"default":{},"404":{},"200":{}},"limit":12345678901234567890}',
  );
});

it('writes what YAML means', () => {
  const yaml = [
    'a: &x {n: 1, list: [true, null, ~]}',
    'b: *x',
    'text: |',
    '  two',
    '  lines',
    'hex: 0x1F',
    'version: 1.0',
  ].join('\n');
  expect(JSON.parse(toJsonText(yaml))).toEqual({
    a: { n: 1, list: [true, null, null] },
    b: { n: 1, list: [true, null, null] },
    text: 'two\nlines\n',
    hex: 31,
    version: 1,
  });
});

it('passes JSON on as it is', () => {
  expect(toJsonText(' {"b":1.50,"a":{"200":1,"100":2}}\n')).toBe('{"b":1.50,"a":{"200":1,"100":2}}');
});

it('refuses text that cannot be read, with its line, and what is no object', () => {
  expect(() => toJsonText('{\n"a" 1}')).toThrow('Line 2: A colon is expected after the property name.');
  expect(() => toJsonText('[1]')).toThrow('The specification is not an object.');
});
