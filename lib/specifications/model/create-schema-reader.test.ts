import { expect, it } from 'vitest';
import { charsPerRead, createSchemaReader } from './create-schema-reader.ts';
import { readAsyncApi } from './read-asyncapi.ts';

it('counts what it reads, and not what is absent', () => {
  const { resolve } = createSchemaReader({}, 3);
  for (let step = 0; step < 10; step += 1) {
    expect(resolve(undefined)).toEqual({});
  }
  const readThrice = () => [resolve({}), resolve({}), resolve({})];
  expect(readThrice).not.toThrow();
  expect(readThrice).toThrow(/refers to its own parts so often/);
});

it('reads parts in proportion to the text that says each thing once', () => {
  const topic = { subscribe: { payload: { properties: { a: { type: 'string' } } } } };
  const topics = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`/${index}`, topic]));
  const document = { asyncapi: '1.2.0', topics };
  const mostReads = JSON.stringify(document).length / charsPerRead;
  expect(readAsyncApi(document, mostReads).channels).toHaveLength(100);
});
