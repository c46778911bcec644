import { expect, it } from 'vitest';
import { namedChanges } from '#testing/named-changes.ts';

it('names another language', () => {
  const openapi = JSON.stringify({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths: {} });
  const asyncapi = JSON.stringify({ asyncapi: '2.6.0', info: { title: 't', version: '1' }, channels: {} });
  expect(namedChanges(openapi, asyncapi)).toEqual([
    'language-changed | The specification | It was OpenAPI and is AsyncAPI now: nothing of it is as before.',
  ]);
});
