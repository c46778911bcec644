import { expect, it } from 'vitest';
import { collectSchemas } from './collect-schemas.ts';
import { emptySchema } from './empty-schema.ts';
import { createRoom } from './model-room.ts';

it('finds what schemas refer to behind a list of any length', () => {
  const values = Array.from({ length: 300_000 }, (_, index) => `${index}`);
  const shared = [
    { key: '/a', name: 'a', schema: { ...emptySchema, values, items: { ...emptySchema, ref: '/b' } } },
    { key: '/b', name: 'b', schema: { ...emptySchema, items: { ...emptySchema, ref: '/a' } } },
    { key: '/c', name: 'c', schema: emptySchema },
  ];
  const found = collectSchemas({ ...emptySchema, ref: '/a' }, shared, createRoom(10_000_000));
  expect(found.map(({ key }) => key)).toEqual(['/a', '/b']);
});
