import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import {
  fieldsOfSchema,
  readParameters,
  type SchemaField,
  fieldProblem as untoldProblem,
} from './schema-form.ts';

const fieldProblem = (field: SchemaField, text: string | undefined) =>
  renderAll('en', untoldProblem(field, text));

const schema = {
  type: 'object',
  required: ['size', 'owner'],
  definitions: { region: { type: 'string', enum: ['eu', 'us'], title: 'Region' } },
  properties: {
    size: {
      type: 'integer',
      minimum: 1,
      maximum: 10,
      default: 3,
      title: 'Size',
      description: 'In gigabytes.',
    },
    owner: { type: 'string', minLength: 2, maxLength: 5 },
    backup: { type: 'boolean', default: true },
    region: { $ref: '#/definitions/region' },
    secret: { type: 'string', format: 'password' },
    tags: { type: 'array', items: { type: 'string' } },
  },
};
const fields = fieldsOfSchema(schema) ?? [];

describe('fieldsOfSchema', () => {
  test('makes one field of each property, with what its schema says', () => {
    expect(fields.map(({ name, label, input, initial }) => [name, label, input.type, initial])).toEqual([
      ['size', 'Size', 'number', '3'],
      ['owner', 'owner', 'text', ''],
      ['backup', 'backup', 'switch', 'true'],
      ['region', 'Region', 'choice', ''],
      ['secret', 'secret', 'text', ''],
      ['tags', 'tags', 'json', ''],
    ]);
    expect(fields[0]).toMatchObject({ required: true, hint: 'In gigabytes.' });
    expect(fields[4]?.input).toMatchObject({ secret: true });
  });

  test.each([undefined, null, true, {}, { type: 'string' }, { properties: [] }])('has none for %j', (odd) => {
    expect(fieldsOfSchema(odd)).toBeUndefined();
  });

  test('outlives references that lead nowhere, also to the prototype', () => {
    const properties = { a: { $ref: '#/definitions/none' }, b: { $ref: '#/__proto__/toString' }, c: 1 };
    expect(fieldsOfSchema({ properties })?.map(({ input }) => input.type)).toEqual(['json', 'json', 'json']);
  });
});

function valuesOf(of: readonly SchemaField[], texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(of.map(({ name, id }) => [id, texts[name] ?? '']));
}

function fieldNamed(name: string): SchemaField {
  const found = fields.find((field) => field.name === name);
  expect(found).toBeDefined();
  return found as SchemaField;
}

describe('readParameters', () => {
  test('gives values their types and leaves out what is empty', () => {
    const texts = { size: '5', owner: 'ann', backup: 'false', region: 'eu', secret: '', tags: '["x"]' };
    expect(readParameters(fields, valuesOf(fields, texts))).toEqual({
      size: 5,
      owner: 'ann',
      backup: false,
      region: 'eu',
      tags: ['x'],
    });
    expect(fields.map((field) => fieldProblem(field, texts[field.name as keyof typeof texts]))).toEqual(
      fields.map(() => undefined),
    );
  });

  test.each([
    ['size', '', 'Enter Size.'],
    ['size', '1.5', 'Enter a whole number.'],
    ['size', '0', 'Enter 1 or more.'],
    ['size', '11', 'Enter 10 or less.'],
    ['size', 'x', 'Enter a whole number.'],
    ['size', '0x5', 'Enter a whole number.'],
    ['owner', 'a', 'Enter 2 characters or more.'],
    ['owner', 'abcdef', 'Enter 5 characters or fewer.'],
    ['region', 'mars', 'Choose one of what this plan offers.'],
    ['tags', '[x]', 'This is not JSON: texts and names stand in double quotes.'],
  ])('%s may not be %j', (name, text, problem) => {
    expect(fieldProblem(fieldNamed(name), text)).toBe(problem);
  });
});

describe('names are names, not paths', () => {
  const names = ['retention.ms', 'x[0]', "it's", 'a_b', 'a b', '0', '__proto__', 'constructor', 'ä', ''];
  const named = fieldsOfSchema({
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });

  test('each has an id without any sign that a path knows', () => {
    const ids = (named ?? []).map(({ id }) => id);
    expect(new Set(ids).size).toBe(names.length);
    expect(ids.filter((id) => !/^p\w*$/.test(id))).toEqual([]);
  });

  test('each is read under its own name', () => {
    const values = Object.fromEntries((named ?? []).map(({ id, name }) => [id, `of ${name}`]));
    expect(Object.entries(readParameters(named ?? [], values)).sort()).toEqual(
      names.map((name) => [name, `of ${name}`]).sort(),
    );
  });
});

describe('digits', () => {
  const [whole, fraction, json] = (fieldsOfSchema({
    properties: {
      whole: { type: 'integer', minimum: -(2n ** 63n), maximum: 2n ** 64n, default: 9007199254740993n },
      fraction: { type: 'number' },
      json: { type: 'object', default: { a: 9007199254740993n } },
    },
  }) ?? []) as [SchemaField, SchemaField, SchemaField];

  test.each(['9007199254740993', '9223372036854775807', '-9223372036854775808'])(
    '%s keeps all of them',
    (text) => {
      expect(readParameters([whole], { [whole.id]: text })).toEqual({ whole: BigInt(text) });
      expect(readParameters([json], { [json.id]: `{"a":[${text}]}` })).toEqual({
        json: { a: [BigInt(text)] },
      });
    },
  );

  test('are shown in what a field starts with', () => {
    expect(whole.initial).toBe('9007199254740993');
    expect(json.initial).toBe('{\n  "a": 9007199254740993\n}');
  });

  test.each([
    ['9223372036854775808', 'Kubernetes keeps whole numbers of 64 bits only: at most 9223372036854775807.'],
    ['18446744073709551616', 'Kubernetes keeps whole numbers of 64 bits only: at most 9223372036854775807.'],
  ])('%s is more than Kubernetes keeps', (text, problem) => {
    expect(fieldProblem(whole, text)).toBe(problem);
  });

  test.each(['0.1', '1.50', '1e3', '-.5', '3.141592653589793', '5e-324', '100000000000000000000e-5'])(
    '%s is a number',
    (text) => {
      expect(fieldProblem(fraction, text)).toBeUndefined();
    },
  );

  test('that would be rounded are said', () => {
    const pi = '3.14159265358979323846';
    expect(fieldProblem(fraction, pi)).toBe(
      'Kubernetes would keep this as 3.141592653589793: enter that, or fewer digits.',
    );
    expect(fieldProblem(json, `{"a \\" ${pi}":"${pi}","b":${pi}}`)).toBe(
      `Kubernetes would keep ${pi} as 3.141592653589793. Write that, or put it in quotes.`,
    );
  });
});
