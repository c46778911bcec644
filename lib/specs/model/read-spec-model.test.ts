import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSpecModel } from './read-spec-model.ts';
import type { AsyncApiModel, ODataModel, OpenApiModel } from './spec-model.ts';

const samples = join(import.meta.dirname, '../../../sandbox/sample-shop/documents');

function sample(file: string) {
  return readSpecModel(readFileSync(join(samples, file), 'utf8'));
}

it('reads the operations of an API with parameters, bodies and answers', () => {
  const model = readSpecModel(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '2', description: 'All *orders*.' },
      servers: [{ url: 'https://orders.example' }],
      paths: {
        '/orders/{id}': {
          parameters: [{ $ref: '#/components/parameters/Id' }],
          put: {
            tags: ['orders'],
            summary: 'Replace an order',
            deprecated: true,
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
            },
            responses: { 204: { description: 'Done' } },
          },
        },
      },
      components: {
        parameters: {
          Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 9 } },
        },
        schemas: {
          Order: {
            type: 'object',
            required: ['lines'],
            properties: {
              lines: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              state: { type: ['string', 'null'], enum: ['open', null], description: 'How far it is.' },
            },
          },
        },
      },
    }),
  ) as OpenApiModel;
  expect(model).toMatchObject({ title: 'Orders', version: '2', servers: ['https://orders.example'] });
  expect(model.operations).toHaveLength(1);
  expect(model.operations[0]).toMatchObject({
    method: 'PUT',
    path: '/orders/{id}',
    group: 'orders',
    deprecated: true,
    parameters: [{ name: 'id', place: 'path', required: true, schema: { rules: ['longest 9'] } }],
    body: { contents: [{ mediaType: 'application/json', schema: { ref: '/components/schemas/Order' } }] },
    responses: [{ status: '204', description: 'Done', contents: [] }],
  });
  expect(model.schemas).toHaveLength(1);
  expect(model.schemas[0]).toMatchObject({
    name: 'Order',
    schema: {
      properties: [
        { name: 'lines', required: true, schema: { items: { ref: '/components/schemas/Order' } } },
        { name: 'state', schema: { type: 'string | null', values: ['"open"', 'null'] } },
      ],
    },
  });
});

it('reads channels and messages', () => {
  const model = sample('asyncapi.yaml') as AsyncApiModel;
  expect(model.channels.map(({ address }) => address)).toEqual(['order.created.v1', 'order.cancelled.v1']);
  expect(model.channels[0]?.actions).toMatchObject([
    {
      direction: 'send',
      messages: [{ name: 'OrderCreated', payload: { ref: '/components/schemas/OrderCreated' } }],
    },
  ]);
});

it('reads several messages of one channel, and those of AsyncAPI 1', () => {
  const several = readSpecModel(
    JSON.stringify({
      asyncapi: '2.0.0',
      info: {},
      channels: { a: { publish: { message: { oneOf: [{ name: 'A' }, { title: 'B' }, {}] } } } },
    }),
  ) as AsyncApiModel;
  expect(several.channels[0]?.actions[0]).toMatchObject({ direction: 'receive' });
  expect(several.channels[0]?.actions[0]?.messages.map(({ name }) => name)).toEqual(['A', 'B', 'message 3']);

  const old = readSpecModel(
    JSON.stringify({
      asyncapi: '1.0.0',
      info: {},
      topics: { 'order.created.v1': { subscribe: { summary: 'An order', payload: { type: 'object' } } } },
    }),
  ) as AsyncApiModel;
  expect(old.channels[0]).toMatchObject({
    address: 'order.created.v1',
    actions: [{ direction: 'send', messages: [{ payload: { type: 'object' } }] }],
  });
});

it('reads entity sets, keys and types', () => {
  const model = sample('odata-metadata.xml') as ODataModel;
  expect(model.entitySets).toEqual([{ name: 'Products', type: 'SampleShop.Product', kind: 'set' }]);
  expect(model.types.map(({ name, kind }) => [name, kind])).toEqual([
    ['SampleShop.Product', 'entity'],
    ['SampleShop.Price', 'complex'],
  ]);
  expect(model.types[0]?.properties[0]).toMatchObject({ name: 'sku', isKey: true, nullable: false });
});

it('finds the type of an OData 2 navigation by its association', () => {
  const model =
    readSpecModel(`<edmx:Edmx xmlns:edmx="x" Version="1.0"><edmx:DataServices><Schema Namespace="S">
    <EntityType Name="Order"><NavigationProperty Name="lines" Relationship="S.R" ToRole="Line"/></EntityType>
    <Association Name="R"><End Role="Order" Type="S.Order" Multiplicity="1"/><End Role="Line" Type="S.Line" Multiplicity="*"/></Association>
  </Schema></edmx:DataServices></edmx:Edmx>`) as ODataModel;
  expect(model.types[0]?.properties[0]).toMatchObject({ type: 'Collection(S.Line)', isNavigation: true });
});

it.each([
  ['no specification', '{"a": 1}'],
  ['broken text', '{'],
  ['a document type', '<!DOCTYPE a><edmx:Edmx xmlns:edmx="x"/>'],
])('is undefined for %s', (_what, text) => {
  expect(readSpecModel(text)).toBeUndefined();
});

it.each([
  ['paths', { openapi: '3.0.0', paths: [1, 'a', null] }],
  [
    'operations',
    { openapi: '3.0.0', paths: { '/a': { get: { parameters: 'x', responses: [], requestBody: 7 } } } },
  ],
  ['references', { openapi: '3.0.0', paths: { '/a': { $ref: '#/paths/~1a' } } }],
  ['prototypes', { openapi: '3.0.0', paths: { '/a': { get: { requestBody: { $ref: '#/__proto__/x' } } } } }],
  ['channels', { asyncapi: '2.0.0', channels: { a: null, b: { subscribe: 'x' } } }],
  [
    'operations of AsyncAPI 3',
    { asyncapi: '3.0.0', channels: { a: {} }, operations: { o: { messages: [1] } } },
  ],
])('takes strange %s for absent ones', (_what, document) => {
  expect(readSpecModel(JSON.stringify(document))).toBeDefined();
});
