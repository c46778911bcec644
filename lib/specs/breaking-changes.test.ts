import { expect, it } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import type { SpecModel } from './model/spec-model.ts';
import { readSpec } from './read-spec.ts';

function readSpecModel(text: string) {
  return readSpec(text).model;
}

type Json = Record<string, unknown>;

function modelOf(text: string): SpecModel {
  const model = readSpecModel(text);
  if (model === undefined) {
    throw new Error(`no specification: ${text}`);
  }
  return model;
}

function named(before: string, after: string): string[] {
  return breakingChanges(modelOf(before), modelOf(after)).map(
    ({ rule, place, message }) => `${rule} | ${place} | ${message}`,
  );
}

const order = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

/** OpenAPI 3 with one operation, `GET /orders/{id}`, unless said otherwise. */
function openapi(operation: Json, more: { path?: string; method?: string; schemas?: Json } = {}): string {
  const { path = '/orders/{id}', method = 'get', schemas = { Order: order } } = more;
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 't', version: '1' },
    paths: { [path]: { [method]: { responses: {}, ...operation }, post: { responses: {} } } },
    components: { schemas },
  });
}

function answer(schema: Json, status = '200'): Json {
  return { responses: { [status]: { description: 'd', content: { 'application/json': { schema } } } } };
}

function body(schema: Json, required = true): Json {
  return { requestBody: { required, content: { 'application/json': { schema } } } };
}

function query(name: string, schema: Json = { type: 'string' }, required = false): Json {
  return { parameters: [{ name, in: 'query', required, schema }] };
}

function object(properties: Json, required: string[] = []): Json {
  return { type: 'object', required, properties };
}

const at = 'GET /orders/{id}';

it.each<[what: string, before: string, after: string, expected: string[]]>([
  [
    'a path',
    openapi({}),
    openapi({}, { path: '/clients' }),
    ['path-removed | /orders/{id} | The path /orders/{id} is gone.'],
  ],
  [
    'an operation',
    openapi({}),
    openapi({}, { method: 'put' }),
    [`operation-removed | ${at} | ${at} is gone.`],
  ],
  [
    'a parameter',
    openapi(query('limit')),
    openapi({}),
    [`parameter-removed | ${at} | The query parameter limit is gone.`],
  ],
  [
    'a parameter that is made required',
    openapi(query('limit')),
    openapi(query('limit', { type: 'string' }, true)),
    [`parameter-required | ${at} | The query parameter limit is required now.`],
  ],
  [
    'a new required parameter',
    openapi({}),
    openapi(query('limit', { type: 'string' }, true)),
    [`parameter-required | ${at} | The query parameter limit is required now.`],
  ],
  [
    'the type of a parameter',
    openapi(query('limit', { type: 'number' })),
    openapi(query('limit', { type: 'integer' })),
    [`type-changed | ${at} | The query parameter limit was number and is integer now.`],
  ],
  [
    'a value that a parameter takes',
    openapi(query('sort', { type: 'string', enum: ['up', 'down'] })),
    openapi(query('sort', { type: 'string', enum: ['up'] })),
    [`value-removed | ${at} | The query parameter sort no longer takes "down".`],
  ],
  [
    'a body that is made required',
    openapi(body(order, false)),
    openapi(body(order)),
    [`body-required | ${at} | The request body is required now.`],
  ],
  [
    'a property of a request that is made required, through a reference',
    openapi(body({ $ref: '#/components/schemas/Order' })),
    openapi(body({ $ref: '#/components/schemas/Order' }), {
      schemas: { Order: { ...order, required: ['id', 'sku'], properties: { ...order.properties, sku: {} } } },
    }),
    [`property-required | ${at} | The request body: sku is required now.`],
  ],
  [
    'a format of a request',
    openapi({ requestBody: { content: { 'application/xml': { schema: order } } } }),
    openapi({ requestBody: { content: { 'application/json': { schema: order } } } }),
    [`media-type-removed | ${at} | The request body is no longer taken as application/xml.`],
  ],
  [
    'an answer',
    openapi(answer(order)),
    openapi(answer(order, '201')),
    [`response-removed | ${at} | The answer 200 is gone.`],
  ],
  [
    'a property of an answer, deep inside',
    openapi(answer(object({ lines: { type: 'array', items: object({ sku: { type: 'string' } }) } }))),
    openapi(answer(object({ lines: { type: 'array', items: object({}) } }))),
    [`property-removed | ${at} | The answer 200: lines[].sku is gone.`],
  ],
  [
    'a property of an answer that may be missing',
    openapi(answer(order)),
    openapi(answer({ ...order, required: [] })),
    [`property-optional | ${at} | The answer 200: id may be missing now.`],
  ],
  [
    'the type of a property of an answer',
    openapi(answer(order)),
    openapi(answer(object({ id: { type: 'integer' } }, ['id']))),
    [`type-changed | ${at} | The answer 200: id was string and is integer now.`],
  ],
  [
    'a property of an answer that may be null',
    openapi(answer(order)),
    openapi(answer(object({ id: { type: 'string', nullable: true } }, ['id']))),
    [`type-changed | ${at} | The answer 200: id was string and is string | null now.`],
  ],
  [
    'a property under "all of"',
    openapi(answer({ allOf: [{ $ref: '#/components/schemas/Order' }, object({ at: { type: 'string' } })] })),
    openapi(answer({ allOf: [object({ at: { type: 'string' } })] })),
    [`property-removed | ${at} | The answer 200: id is gone.`],
  ],
])('of OpenAPI names %s', (_what, before, after, expected) => {
  expect(named(before, after)).toEqual(expected);
});

it.each<[what: string, before: string, after: string]>([
  ['the same', openapi(answer(order)), openapi(answer(order))],
  ['a new operation', openapi({}), openapi({ operationId: 'x' })],
  ['another name of a path parameter', openapi({}), openapi({}, { path: '/orders/{orderId}' })],
  ['a new optional parameter', openapi({}), openapi(query('limit'))],
  ['a new property of an answer', openapi(answer(object({}))), openapi(answer(order))],
  [
    'a wider type of a request',
    openapi(query('n', { type: 'integer' })),
    openapi(query('n', { type: 'number' })),
  ],
  [
    'a narrower type of an answer',
    openapi(answer(object({ n: { type: 'number' } }))),
    openapi(answer(object({ n: { type: 'integer' } }))),
  ],
  [
    'a property of a request that is not demanded any more',
    openapi(body(order)),
    openapi(body({ ...order, required: [] })),
  ],
])('of OpenAPI does not name %s', (_what, before, after) => {
  expect(named(before, after)).toEqual([]);
});

function swagger(operation: Json): string {
  return JSON.stringify({
    swagger: '2.0',
    info: { title: 't', version: '1' },
    paths: { '/orders': { post: { responses: {}, ...operation } } },
    definitions: { Order: order },
  });
}

it.each<[what: string, before: string, after: string, expected: string[]]>([
  [
    'a property of the body that is made required',
    swagger({ parameters: [{ in: 'body', name: 'o', schema: object({ sku: { type: 'string' } }) }] }),
    swagger({
      parameters: [{ in: 'body', name: 'o', schema: object({ sku: { type: 'string' } }, ['sku']) }],
    }),
    ['property-required | POST /orders | The request body: sku is required now.'],
  ],
  [
    'a property of an answer',
    swagger({ responses: { 200: { description: 'd', schema: { $ref: '#/definitions/Order' } } } }),
    swagger({ responses: { 200: { description: 'd', schema: object({}) } } }),
    ['property-removed | POST /orders | The answer 200: id is gone.'],
  ],
  [
    'the type of a form field',
    swagger({ parameters: [{ in: 'formData', name: 'count', type: 'string' }] }),
    swagger({ parameters: [{ in: 'formData', name: 'count', type: 'integer' }] }),
    ['type-changed | POST /orders | The request body: count was string and is integer now.'],
  ],
])('of Swagger names %s', (_what, before, after, expected) => {
  expect(named(before, after)).toEqual(expected);
});

it('compares schemas that contain themselves', () => {
  const tree = (more: Json) => ({
    Order: object({ child: { $ref: '#/components/schemas/Order' }, ...more }),
  });
  const document = (more: Json) =>
    openapi(answer({ $ref: '#/components/schemas/Order' }), { schemas: tree(more) });
  expect(named(document({ name: { type: 'string' } }), document({}))).toEqual([
    `property-removed | ${at} | The answer 200: name is gone.`,
  ]);
});

it.each<[how: string, parent: Json]>([
  ['by "all of"', { allOf: [{ $ref: '#/components/schemas/Order' }], nullable: true }],
  ['by "all of" within "all of"', { allOf: [{ allOf: [{ $ref: '#/components/schemas/Order' }] }] }],
  ['in a list of "all of"', { type: 'array', items: { allOf: [{ $ref: '#/components/schemas/Order' }] } }],
  ['in a list of lists', { type: 'array', items: { items: { $ref: '#/components/schemas/Order' } } }],
  ['by a name for it', { $ref: '#/components/schemas/Alias' }],
  ['by "one of"', { oneOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] }],
])('compares a schema that contains itself %s', (_how, parent) => {
  const document = (more: Json) =>
    openapi(answer({ $ref: '#/components/schemas/Order' }), {
      schemas: {
        Order: object({ parent, ...more }),
        Alias: { allOf: [{ $ref: '#/components/schemas/Order' }] },
      },
    });
  expect(named(document({ name: {} }), document({ name: {} }))).toEqual([]);
  expect(named(document({ name: {} }), document({}))[0]).toBe(
    `property-removed | ${at} | The answer 200: name is gone.`,
  );
});

it('compares a schema that is all of itself, twice, once', () => {
  const self = { $ref: '#/components/schemas/Order' };
  const document = (more: Json) =>
    openapi(answer(self), { schemas: { Order: { allOf: [self, self], properties: more } } });
  expect(named(document({ name: {} }), document({}))).toEqual([
    `property-removed | ${at} | The answer 200: name is gone.`,
  ]);
});

it('compares schemas that lead from one to the next without end', () => {
  const count = 5_000;
  const chain = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      object({ next: index + 1 < count ? { $ref: `#/components/schemas/S${index + 1}` } : {} }),
    ]),
  );
  const document = (last: Json) =>
    openapi(answer({ $ref: '#/components/schemas/S0' }), { schemas: { ...chain, [`S${count - 1}`]: last } });
  const [change, ...more] = named(document(object({ end: {} })), document(object({})));
  expect(change).toMatch(/^property-removed .*end is gone\.$/);
  expect(change?.length).toBeLessThan(1_000);
  expect(more).toEqual([]);
});

/** AsyncAPI 2 with the channel `order.created` unless said otherwise. */
function asyncapi2(
  payload: Json,
  more: { channel?: string; message?: string; action?: string } = {},
): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'subscribe' } = more;
  return JSON.stringify({
    asyncapi: '2.6.0',
    info: { title: 't', version: '1' },
    channels: { [channel]: { [action]: { message: { name: message, payload } } } },
  });
}

/** The same in AsyncAPI 3. */
function asyncapi3(
  payload: Json,
  more: { channel?: string; message?: string; action?: string } = {},
): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'send' } = more;
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 't', version: '1' },
    channels: { created: { address: channel, messages: { [message]: { payload } } } },
    operations: { on: { action, channel: { $ref: '#/channels/created' } } },
  });
}

const created = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

for (const [version, write] of [
  ['2', asyncapi2],
  ['3', asyncapi3],
] as const) {
  const receives = version === '2' ? 'publish' : 'receive';
  it.each<[what: string, before: string, after: string, expected: string[]]>([
    [
      'a channel',
      write(created),
      write(created, { channel: 'order.made' }),
      ['channel-removed | order.created | The channel order.created is gone.'],
    ],
    [
      'a message',
      write(created),
      write(created, { message: 'OrderMade' }),
      ['message-removed | order.created | The message OrderCreated is gone.'],
    ],
    [
      'a direction',
      write(created),
      write(created, { action: receives }),
      ['operation-removed | order.created | The application no longer sends on it.'],
    ],
    [
      'a payload property that is made required',
      write(created),
      write({ ...created, required: ['id', 'sku'], properties: { ...created.properties, sku: {} } }),
      ['property-required | order.created | Payload of OrderCreated: sku is required now.'],
    ],
    [
      'a payload property that is made required of senders',
      write({ ...created, required: [] }, { action: receives }),
      write(created, { action: receives }),
      ['property-required | order.created | Payload of OrderCreated: id is required now.'],
    ],
    [
      'a payload property',
      write(created),
      write({ type: 'object' }),
      ['property-removed | order.created | Payload of OrderCreated: id is gone.'],
    ],
    [
      'the type of a payload property',
      write(created),
      write({ ...created, properties: { id: { type: 'integer' } } }),
      ['type-changed | order.created | Payload of OrderCreated: id was string and is integer now.'],
    ],
  ])(`of AsyncAPI ${version} names %s`, (_what, before, after, expected) => {
    expect(named(before, after)).toEqual(expected);
  });
}

it('of AsyncAPI does not name a new channel, message or optional property', () => {
  const wider = JSON.parse(asyncapi2({ ...created, properties: { ...created.properties, more: {} } })) as {
    channels: Json;
  };
  wider.channels['order.cancelled'] = {};
  expect(named(asyncapi2(created), JSON.stringify(wider))).toEqual([]);
});

interface Edmx {
  sets?: string;
  properties?: string;
  more?: string;
}

const sku = '<Property Name="sku" Type="Edm.String" Nullable="false"/>';
const price = '<Property Name="price" Type="Edm.Decimal"/>';

function edmx({ sets, properties = sku + price, more = '' }: Edmx = {}): string {
  const all = sets ?? '<EntitySet Name="Products" EntityType="Shop.Product"/>';
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="Shop" Alias="Self">
      <EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key>${properties}</EntityType>
      ${more}
      <EntityContainer Name="All">${all}</EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`;
}

it.each<[what: string, before: string, after: string, expected: string[]]>([
  [
    'an entity set',
    edmx(),
    edmx({ sets: '' }),
    ['entity-set-removed | Products | The entity set Products is gone.'],
  ],
  [
    'the type of an entity set',
    edmx(),
    edmx({ sets: '<EntitySet Name="Products" EntityType="Shop.Thing"/>' }),
    ['type-changed | Products | The entity set Products was of Shop.Product and is of Shop.Thing now.'],
  ],
  [
    'an entity type',
    edmx({ more: `<EntityType Name="Thing">${sku}</EntityType>` }),
    edmx(),
    ['entity-type-removed | Shop.Thing | The type Shop.Thing is gone.'],
  ],
  [
    'a property',
    edmx(),
    edmx({ properties: sku }),
    ['property-removed | Shop.Product | The property price is gone.'],
  ],
  [
    'the type of a property',
    edmx(),
    edmx({ properties: `${sku}<Property Name="price" Type="Edm.String"/>` }),
    ['type-changed | Shop.Product | The property price was Edm.Decimal and is Edm.String now.'],
  ],
  [
    'a property that is made required',
    edmx(),
    edmx({ properties: `${sku}<Property Name="price" Type="Edm.Decimal" Nullable="false"/>` }),
    ['property-required | Shop.Product | The property price is required now.'],
  ],
  [
    'a navigation',
    edmx({ properties: `${sku}<NavigationProperty Name="maker" Type="Shop.Maker"/>` }),
    edmx({ properties: sku }),
    ['property-removed | Shop.Product | The property maker is gone.'],
  ],
  [
    'an operation',
    edmx({ sets: '<FunctionImport Name="Cheapest" Function="Shop.Cheapest"/>' }),
    edmx({ sets: '' }),
    ['import-removed | Cheapest | The operation Cheapest is gone.'],
  ],
  [
    'a member of an enumeration',
    edmx({ more: '<EnumType Name="Colour"><Member Name="Red"/><Member Name="Blue"/></EnumType>' }),
    edmx({ more: '<EnumType Name="Colour"><Member Name="Red"/></EnumType>' }),
    ['value-removed | Shop.Colour | The value Blue is gone.'],
  ],
])('of OData names %s', (_what, before, after, expected) => {
  expect(named(before, after)).toEqual(expected);
});

it('of OData does not name additions, or a type written with an alias', () => {
  const after = edmx({
    sets: '<EntitySet Name="Products" EntityType="Self.Product"/><EntitySet Name="Things" EntityType="Shop.Thing"/>',
    properties: `${sku}${price}<Property Name="colour" Type="Edm.String"/>`,
  });
  expect(named(edmx(), after)).toEqual([]);
});

it('names another language', () => {
  expect(named(openapi({}), asyncapi2(created))).toEqual([
    'language-changed | The specification | It was OpenAPI and is AsyncAPI now: nothing of it is as before.',
  ]);
});
