import { expect, it } from 'vitest';
import { readParameterSchema } from './parameter-schema.ts';

const dialect = 'http://json-schema.org/draft-04/schema#';

it('names a dialect where the schema does not', () => {
  expect(readParameterSchema('{"type":"object"}')).toEqual({ $schema: dialect, type: 'object' });
});

it('keeps the dialect and references within the schema', () => {
  const text = '{"$schema":"https://example.com/dialect","properties":{"a":{"$ref":"#/definitions/a"}}}';
  expect(readParameterSchema(text)).toEqual(JSON.parse(text));
});

it.each([
  ['is missing', undefined],
  ['is no JSON', '{'],
  ['is no object', '[]'],
  ['is null', 'null'],
  ['is longer than 64 kB', JSON.stringify({ description: 'x'.repeat(65_536) })],
  ['is nested without end', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ['refers to the outside', '{"properties":{"a":{"$ref":"https://example.com/a.json"}}}'],
])('gives nothing where the text %s', (_what, text) => {
  expect(readParameterSchema(text)).toBeUndefined();
});
