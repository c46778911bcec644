import { expect, it } from 'vitest';
import { emptySchema } from '../model/empty-schema.ts';
import type { SchemaModel } from '../model/specification-model.ts';
import { createFlattener } from './flatten-schema.ts';

function anyOf(schemas: SchemaModel[]): SchemaModel {
  return { ...emptySchema, variants: { how: 'any of', schemas } };
}

it('takes choices of any length', () => {
  const schemas = Array.from({ length: 300_000 }, () => emptySchema);
  expect(createFlattener([])(anyOf(schemas)).alternatives).toHaveLength(300_000);
});

it('knows schemas by what they consist of, whatever frame is around them', () => {
  const order = { ...emptySchema, type: 'object' };
  const reference = { ...emptySchema, ref: '/order' };
  const flatten = createFlattener([{ key: '/order', name: 'order', schema: order }]);
  const { identity } = flatten(order);
  expect(flatten(reference).identity).toBe(identity);
  expect(flatten(anyOf([reference])).identity).toBe(identity);
  expect(flatten(anyOf([reference, { ...emptySchema, type: 'null' }]))).toMatchObject({
    identity: `${identity}?`,
    type: 'object | null',
  });
  expect(flatten({ ...order }).identity).not.toBe(identity);
});
