import { expect, it } from 'vitest';
import { listOperations } from '../list-operations.ts';
import { readOpenApi } from './read-openapi.ts';

const responses = { 200: { description: 'It' } };

function version32(members: object) {
  return readOpenApi({ openapi: '3.2.0', info: { title: 't', version: '1' }, ...members });
}

function reference(pointer: string) {
  return { $ref: `#/components/${pointer}` };
}

/** Such as `GET /orders`, in the order in which they are listed. */
function listed(model: ReturnType<typeof readOpenApi>): string[] {
  return listOperations(model).map(({ method, path }) => `${method} ${path}`);
}

it('lists path items that are written elsewhere, with what stands beside the reference', () => {
  const model = version32({
    paths: {
      '/orders': {
        ...reference('pathItems/Orders'),
        get: { responses },
        parameters: [{ name: 'own', in: 'query' }],
      },
      '/again': reference('pathItems/Alias'),
      '/same': { $ref: '#/paths/~1orders' },
      'x-notes': { get: { responses } },
    },
    webhooks: {
      created: reference('pathItems/Orders'),
      kept: { additionalOperations: { NOTIFY: { responses } } },
    },
    components: {
      pathItems: {
        Alias: reference('pathItems/Orders'),
        Orders: { query: { responses }, additionalOperations: { COPY: { responses } } },
      },
    },
  });
  expect(listed(model)).toEqual([
    ...['GET /orders', 'QUERY /orders', 'COPY /orders'],
    ...['QUERY /again', 'COPY /again'],
    ...['QUERY /same', 'COPY /same'],
    ...['QUERY created', 'COPY created', 'NOTIFY kept'],
  ]);
  expect(model.operations[0]?.parameters).toMatchObject([{ name: 'own' }]);
});

it('lists callbacks behind the operation that leads to them', () => {
  const model = version32({
    paths: {
      '/orders': {
        post: { responses, callbacks: { done: reference('callbacks/done'), 'x-note': {} } },
        get: { responses },
      },
    },
    components: {
      callbacks: { done: { '{$request.body#/url}': reference('pathItems/told') } },
      pathItems: { told: { post: { responses, callbacks: { again: { u: reference('pathItems/told') } } } } },
    },
  });
  expect(listed(model)).toEqual(['GET /orders', 'POST /orders', 'POST {$request.body#/url}', 'POST u']);
  expect(model.operations.map(({ isWebhook, group, callback }) => [isWebhook, group, callback])).toEqual([
    [undefined, '', undefined],
    [undefined, '', undefined],
    [true, 'Callbacks', { name: 'done', of: 'POST /orders' }],
    [true, 'Callbacks', { name: 'again', of: 'POST {$request.body#/url}' }],
  ]);
});

it('reads headers of answers and how parameters are written', () => {
  const { operations } = version32({
    paths: {
      '/orders': {
        get: {
          parameters: [
            { name: 'a', in: 'query' },
            { name: 'b', in: 'query', explode: false },
            { name: 'c', in: 'header' },
            { name: 'd', in: 'query', style: 'deepObject', explode: true },
          ],
          responses: {
            200: { headers: { 'X-Total': reference('headers/total') } },
          },
        },
      },
    },
    components: { headers: { total: { required: true, schema: { type: 'integer' } } } },
  });
  expect(operations[0]?.parameters.map(({ style }) => style)).toEqual([
    'form, exploded',
    'form',
    'simple',
    'deepObject, exploded',
  ]);
  expect(operations[0]?.responses[0]?.headers).toMatchObject([
    { name: 'X-Total', required: true, schema: { type: 'integer' } },
  ]);
});

function schemaOf(openapi: string, schema: object) {
  const content = { 'application/json': { schema } };
  const paths = { '/orders': { get: { responses: { 200: { content } } } } };
  const components = { schemas: { Order: { type: 'object', properties: { id: {} } } } };
  return readOpenApi({ openapi, paths, components }).operations[0]?.responses[0]?.contents[0]?.schema;
}

it('takes what stands beside the reference to a schema into account from OpenAPI 3.1 on', () => {
  const beside = { ...reference('schemas/Order'), required: ['id'], properties: { more: {} } };
  expect(schemaOf('3.0.3', beside)).toMatchObject({ ref: '/components/schemas/Order', properties: [] });
  expect(schemaOf('3.1.0', beside)).toMatchObject({
    properties: [{ name: 'more' }],
    demands: ['id'],
    variants: { how: 'all of', schemas: [{ ref: '/components/schemas/Order' }] },
  });
  const remark = { ...reference('schemas/Order'), description: 'It', deprecated: true, readOnly: true };
  expect(schemaOf('3.1.0', remark)).toMatchObject({
    ref: '/components/schemas/Order',
    description: 'It',
    deprecated: true,
    access: 'read only',
  });
});

it('reads all variants of a schema that has several kinds of them', () => {
  expect(
    schemaOf('3.0.3', { allOf: [{ title: 'A' }], oneOf: [{ title: 'B' }], anyOf: [{ title: 'C' }] }),
  ).toMatchObject({
    variants: {
      how: 'all of',
      schemas: [
        { title: 'A' },
        { variants: { how: 'one of', schemas: [{ title: 'B' }] } },
        { variants: { how: 'any of', schemas: [{ title: 'C' }] } },
      ],
    },
  });
});

it('reads properties of any other name', () => {
  expect(schemaOf('3.1.0', { patternProperties: { '^a': { type: 'string' } } })).toMatchObject({
    entries: { type: 'string' },
  });
  expect(
    schemaOf('3.1.0', {
      additionalProperties: { type: 'integer' },
      patternProperties: { '^a': { type: 'string' } },
    }),
  ).toMatchObject({
    entries: { variants: { how: 'any of', schemas: [{ type: 'integer' }, { type: 'string' }] } },
  });
  expect(schemaOf('3.1.0', { additionalProperties: true })?.entries).toBeUndefined();
});
