import { expect, it } from 'vitest';
import {
  type ChangeCase,
  documentedKinds,
  kindsOf,
  namedChanges,
} from '../../../e2e/harness/named-changes.ts';

type Json = Record<string, unknown>;

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

const cases: ChangeCase[] = [
  [
    'a path removed',
    openapi({}),
    openapi({}, { path: '/clients' }),
    ['path-removed | /orders/{id} | The path /orders/{id} is gone.'],
  ],
  [
    'an operation removed',
    openapi({}),
    openapi({}, { method: 'put' }),
    [`operation-removed | ${at} | ${at} is gone.`],
  ],
  [
    'a parameter removed',
    openapi(query('limit')),
    openapi({}),
    [`parameter-removed | ${at} | The query parameter limit is gone.`],
  ],
  [
    'a parameter made required',
    openapi(query('limit')),
    openapi(query('limit', { type: 'string' }, true)),
    [`parameter-required | ${at} | The query parameter limit is required now.`],
  ],
  [
    'a required parameter added',
    openapi({}),
    openapi(query('limit', { type: 'string' }, true)),
    [`parameter-required | ${at} | The query parameter limit is required now.`],
  ],
  [
    'the type of a parameter narrowed',
    openapi(query('limit', { type: 'number' })),
    openapi(query('limit', { type: 'integer' })),
    [`type-changed | ${at} | The query parameter limit was number and is integer now.`],
  ],
  [
    'a value of a parameter removed',
    openapi(query('sort', { type: 'string', enum: ['up', 'down'] })),
    openapi(query('sort', { type: 'string', enum: ['up'] })),
    [`value-removed | ${at} | The query parameter sort no longer takes "down".`],
  ],
  [
    'a body made required',
    openapi(body(order, false)),
    openapi(body(order)),
    [`body-required | ${at} | The request body is required now.`],
  ],
  [
    'a property of a body made required',
    openapi(body({ $ref: '#/components/schemas/Order' })),
    openapi(body({ $ref: '#/components/schemas/Order' }), {
      schemas: { Order: { ...order, required: ['id', 'sku'], properties: { ...order.properties, sku: {} } } },
    }),
    [`property-required | ${at} | The request body: sku is required now.`],
  ],
  [
    'a format of a body removed',
    openapi({ requestBody: { content: { 'application/xml': { schema: order } } } }),
    openapi({ requestBody: { content: { 'application/json': { schema: order } } } }),
    [`media-type-removed | ${at} | The request body is no longer taken as application/xml.`],
  ],
  [
    'an answer removed',
    openapi(answer(order)),
    openapi(answer(order, '201')),
    [`response-removed | ${at} | The answer 200 is gone.`],
  ],
  [
    'a property of an answer removed',
    openapi(answer(object({ lines: { type: 'array', items: object({ sku: { type: 'string' } }) } }))),
    openapi(answer(object({ lines: { type: 'array', items: object({}) } }))),
    [`property-removed | ${at} | The answer 200: lines[].sku is gone.`],
  ],
  [
    'a property of an answer made optional',
    openapi(answer(order)),
    openapi(answer({ ...order, required: [] })),
    [`property-optional | ${at} | The answer 200: id may be missing now.`],
  ],
  [
    'the type of a property of an answer changed',
    openapi(answer(order)),
    openapi(answer(object({ id: { type: 'integer' } }, ['id']))),
    [`type-changed | ${at} | The answer 200: id was string and is integer now.`],
  ],
  [
    'a property of an answer made nullable',
    openapi(answer(order)),
    openapi(answer(object({ id: { type: 'string', nullable: true } }, ['id']))),
    [`type-changed | ${at} | The answer 200: id was string and is string | null now.`],
  ],
  [
    'a property of an answer removed',
    openapi(answer({ allOf: [{ $ref: '#/components/schemas/Order' }, object({ at: { type: 'string' } })] })),
    openapi(answer({ allOf: [object({ at: { type: 'string' } })] })),
    [`property-removed | ${at} | The answer 200: id is gone.`],
  ],
];

it.each(cases)('of OpenAPI names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
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
  expect(namedChanges(before, after)).toEqual([]);
});

function swagger(operation: Json): string {
  return JSON.stringify({
    swagger: '2.0',
    info: { title: 't', version: '1' },
    paths: { '/orders': { post: { responses: {}, ...operation } } },
    definitions: { Order: order },
  });
}

const swaggerCases: ChangeCase[] = [
  [
    'a property of a body made required',
    swagger({ parameters: [{ in: 'body', name: 'o', schema: object({ sku: { type: 'string' } }) }] }),
    swagger({
      parameters: [{ in: 'body', name: 'o', schema: object({ sku: { type: 'string' } }, ['sku']) }],
    }),
    ['property-required | POST /orders | The request body: sku is required now.'],
  ],
  [
    'a property of an answer removed',
    swagger({ responses: { 200: { description: 'd', schema: { $ref: '#/definitions/Order' } } } }),
    swagger({ responses: { 200: { description: 'd', schema: object({}) } } }),
    ['property-removed | POST /orders | The answer 200: id is gone.'],
  ],
  [
    'the type of a form field narrowed',
    swagger({ parameters: [{ in: 'formData', name: 'count', type: 'string' }] }),
    swagger({ parameters: [{ in: 'formData', name: 'count', type: 'integer' }] }),
    ['type-changed | POST /orders | The request body: count was string and is integer now.'],
  ],
];

it.each(swaggerCases)('of Swagger names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf([...cases, ...swaggerCases])).toEqual(documentedKinds('OpenAPI and Swagger'));
});

it('compares schemas that contain themselves', () => {
  const tree = (more: Json) => ({
    Order: object({ child: { $ref: '#/components/schemas/Order' }, ...more }),
  });
  const document = (more: Json) =>
    openapi(answer({ $ref: '#/components/schemas/Order' }), { schemas: tree(more) });
  expect(namedChanges(document({ name: { type: 'string' } }), document({}))).toEqual([
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
  expect(namedChanges(document({ name: {} }), document({ name: {} }))).toEqual([]);
  expect(namedChanges(document({ name: {} }), document({}))[0]).toBe(
    `property-removed | ${at} | The answer 200: name is gone.`,
  );
});

it('compares a schema that is all of itself, twice, once', () => {
  const self = { $ref: '#/components/schemas/Order' };
  const document = (more: Json) =>
    openapi(answer(self), { schemas: { Order: { allOf: [self, self], properties: more } } });
  expect(namedChanges(document({ name: {} }), document({}))).toEqual([
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
  const [change, ...more] = namedChanges(document(object({ end: {} })), document(object({})));
  expect(change).toMatch(/^property-removed .*end is gone\.$/);
  expect(change?.length).toBeLessThan(1_000);
  expect(more).toEqual([]);
});
