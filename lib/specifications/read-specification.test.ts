import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { ODataModel } from './model/odata-model.ts';
import { readOpenApi } from './model/read-openapi.ts';
import type { AsyncApiModel, OpenApiModel } from './model/specification-model.ts';
import { readSpecification } from './read-specification.ts';

function readSpecModel(text: string) {
  return renderAll('en', readSpecification(text).model);
}

const samples = join(import.meta.dirname, '../../sandbox/sample-shop/documents');

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
  expect(model.sets).toEqual([
    { name: 'Products', type: 'SampleShop.Product', kind: 'set', restrictions: [] },
  ]);
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

it('reads events and streams of AsyncAPI 1 that have no topic', () => {
  const model = readSpecModel(
    JSON.stringify({
      asyncapi: '1.2.0',
      info: {},
      events: {
        receive: [{ summary: 'An order', payload: { type: 'object' } }],
        send: [{ summary: 'A note' }, { $ref: '#/components/messages/note' }],
      },
      components: { messages: { note: { summary: 'Another' } } },
    }),
  ) as AsyncApiModel;
  // as with topics it is the reader's side that is told
  expect(model.channels).toMatchObject([
    {
      address: 'events',
      actions: [
        { direction: 'send', messages: [{ description: 'An order', payload: { type: 'object' } }] },
        { direction: 'receive', messages: [{ description: 'A note' }, { name: 'note' }] },
      ],
    },
  ]);
  const stream = readSpecModel(
    JSON.stringify({ asyncapi: '1.1.0', info: {}, stream: { read: [{}], write: [{}] } }),
  ) as AsyncApiModel;
  expect(stream.channels[0]?.actions.map(({ direction }) => direction)).toEqual(['send', 'receive']);
});

it('reads methods that OpenAPI 3.2 adds, and webhooks', () => {
  const responses = { 200: { description: 'It' } };
  const model = readSpecModel(
    JSON.stringify({
      openapi: '3.2.0',
      info: {},
      paths: {
        '/orders': { query: { responses }, additionalOperations: { COPY: { responses } } },
      },
      webhooks: { orderCreated: { post: { operationId: 'tell', tags: ['x'], responses } } },
    }),
  ) as OpenApiModel;
  expect(model.operations).toMatchObject([
    { method: 'QUERY', path: '/orders' },
    { method: 'COPY', path: '/orders' },
    { method: 'POST', path: 'orderCreated', group: 'Webhooks', isWebhook: true, summary: 'tell' },
  ]);
});

it('tells the version of the OData protocol and not that of its packaging', () => {
  const edmx = (attributes: string, schema = '') =>
    `<edmx:Edmx xmlns:edmx="e" Version="1.0"><edmx:DataServices xmlns:m="m"${attributes}><Schema Namespace="S"${schema}/></edmx:DataServices></edmx:Edmx>`;
  const versionOf = (text: string) => readSpecification(text).report.version;
  expect(versionOf(edmx(' m:DataServiceVersion="2.0"'))).toBe('2.0');
  expect(versionOf(edmx(' m:DataServiceVersion="2.0;NetFx"'))).toBe('2.0');
  expect(versionOf(edmx('', ' xmlns="http://schemas.microsoft.com/ado/2009/11/edm"'))).toBe('3.0');
  expect(versionOf(edmx(''))).toBe('');
});

it('reads OData in JSON', () => {
  const model = readSpecModel(
    JSON.stringify({
      $Version: '4.01',
      $EntityContainer: 'shop.Container',
      shop: {
        $Alias: 'self',
        Product: {
          $Kind: 'EntityType',
          $Key: ['sku'],
          sku: { $MaxLength: 9 },
          price: { $Type: 'self.Price', $Nullable: true },
          'price@Core.Description': 'What it costs',
          parts: { $Kind: 'NavigationProperty', $Collection: true, $Type: 'self.Product' },
        },
        Price: { $Kind: 'ComplexType', amount: { $Type: 'Edm.Decimal', $Scale: 2 } },
        State: { $Kind: 'EnumType', open: 0, 'open@Core.Description': 'Still', closed: 1 },
        Rise: [{ $Kind: 'Action' }],
        Container: {
          $Kind: 'EntityContainer',
          Products: { $Collection: true, $Type: 'self.Product' },
          Best: { $Type: 'self.Product' },
          Rise: { $Action: 'self.Rise' },
        },
      },
    }),
  ) as ODataModel;
  expect(model).toMatchObject({
    title: 'shop',
    sets: [
      { name: 'Products', type: 'shop.Product', kind: 'set' },
      { name: 'Best', type: 'shop.Product', kind: 'singleton' },
    ],
    operations: [{ name: 'shop.Rise', kind: 'action', boundTo: '', parameters: [] }],
    imports: [{ name: 'Rise', method: 'POST', operation: 'shop.Rise' }],
    types: [
      {
        name: 'shop.Product',
        kind: 'entity',
        properties: [
          { name: 'sku', type: 'Edm.String', isKey: true, nullable: false, rules: ['longest 9'] },
          { name: 'price', type: 'shop.Price', nullable: true },
          { name: 'parts', type: 'Collection(shop.Product)', isNavigation: true },
        ],
      },
      { name: 'shop.Price', properties: [{ rules: ['2 decimal places'] }] },
      {
        name: 'shop.State',
        kind: 'enum',
        members: [
          { name: 'open', value: '0' },
          { name: 'closed', value: '1' },
        ],
      },
    ],
  });
});

it('reads what many operations of one channel share once for each, and no more', () => {
  const channels = { all: { messages: { a: { $ref: '#/components/messages/a' }, b: {} } } };
  const operations = {
    one: { action: 'send', channel: { $ref: '#/channels/all' } },
    two: {
      action: 'receive',
      channel: { $ref: '#/channels/all' },
      messages: [{ $ref: '#/channels/all/messages/b' }],
    },
  };
  const model = readSpecModel(
    JSON.stringify({
      asyncapi: '3.0.0',
      info: {},
      channels,
      operations,
      components: { messages: { a: {} } },
    }),
  ) as AsyncApiModel;
  expect(model.channels[0]?.actions.map(({ summary, messages }) => [summary, messages.length])).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
});

it('gives up a document that refers to its own parts without end', () => {
  const long = { content: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a/${index}`, {}])) };
  const get = { responses: { 200: { $ref: '#/responses/long' } } };
  const paths = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`/${index}`, { get }]));
  const document = { openapi: '3.0.0', paths, responses: { long } };
  expect(readOpenApi(document).operations).toHaveLength(50);
  expect(() => readOpenApi(document, 1_000)).toThrow(/refers to its own parts so often/);
});
