import { describe, expect, it } from 'vitest';
import { fieldErrorBody } from '../meta/field-error.ts';
import type { Schema } from './schema.ts';
import { validateSchema } from './validate-schema.ts';

function problems(spec: Schema, value: unknown): string[] {
  const schema: Schema = { type: 'object', properties: { spec } };
  return validateSchema(schema, { spec: value }).map((error) => `${error.field}: ${fieldErrorBody(error)}`);
}

describe('schema validation', () => {
  it.each<[string, Schema, unknown, string]>([
    [
      'types',
      { type: 'integer' },
      'x',
      'spec: Invalid value: "string": spec in body must be of type integer: "string"',
    ],
    ['required fields', { type: 'object', required: ['a'] }, {}, 'spec.a: Required value'],
    [
      'enums',
      { type: 'string', enum: ['a', 'b'] },
      'c',
      'spec: Unsupported value: "c": supported values: "a", "b"',
    ],
    [
      'patterns',
      { type: 'string', pattern: '^a+$' },
      'b',
      'spec: Invalid value: "b": spec in body should match \'^a+$\'',
    ],
    [
      'lengths',
      { type: 'string', maxLength: 1 },
      'ab',
      'spec: Invalid value: "ab": spec in body should be at most 1 chars long',
    ],
    [
      'bounds',
      { type: 'integer', minimum: 2 },
      1,
      'spec: Invalid value: 1: spec in body should be greater than or equal to 2',
    ],
    [
      'exclusive bounds',
      { type: 'number', maximum: 2, exclusiveMaximum: true },
      2,
      'spec: Invalid value: 2: spec in body should be less than 2',
    ],
    [
      'formats',
      { type: 'string', format: 'ipv4' },
      'x',
      'spec: Invalid value: "x": spec in body must be of type ipv4: "x"',
    ],
    [
      'nulls',
      { type: 'string' },
      null,
      'spec: Invalid value: "null": spec in body must be of type string: "null"',
    ],
    [
      'list sets',
      { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
      ['a', 'a'],
      'spec[1]: Duplicate value: "a"',
    ],
  ])('tells about %s in the real words', (_, schema, value, expected) => {
    expect(problems(schema, value)).toEqual([expected]);
  });

  it('allows null where it is allowed, and numbers or text for int-or-string', () => {
    expect(problems({ type: 'string', nullable: true }, null)).toEqual([]);
    const either: Schema = { 'x-kubernetes-int-or-string': true };
    expect([problems(either, 1), problems(either, '25%')]).toEqual([[], []]);
    expect(problems(either, true)).toHaveLength(1);
  });

  it('combines schemas', () => {
    const either: Schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(problems(either, { a: '1' })).toEqual([]);
    expect(problems(either, { a: '1', b: '2' })[0]).toContain(
      'must validate one and only one schema (oneOf)',
    );
  });
});
