import { describe, expect, test } from 'vitest';
import { fieldsOfSchema, readParameters } from './schema-form.ts';

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

describe('readParameters', () => {
  const good = { size: '5', owner: 'ann', backup: 'false', region: 'eu', secret: '', tags: '["x"]' };

  test('gives values their types and leaves out what is empty', () => {
    expect(readParameters(fields, good)).toEqual({
      parameters: { size: 5, owner: 'ann', backup: false, region: 'eu', tags: ['x'] },
      problems: {},
    });
  });

  test.each([
    ['size', '', 'Enter Size.'],
    ['size', '1.5', 'Enter a whole number.'],
    ['size', '0', 'Enter 1 or more.'],
    ['size', '11', 'Enter 10 or less.'],
    ['size', 'x', 'Enter a whole number.'],
    ['owner', 'a', 'Enter 2 characters or more.'],
    ['owner', 'abcdef', 'Enter 5 characters or fewer.'],
    ['tags', '[x]', 'This is not JSON: texts and names stand in double quotes.'],
  ])('%s may not be %j', (name, value, problem) => {
    expect(readParameters(fields, { ...good, [name]: value }).problems).toEqual({ [name]: problem });
  });
});
