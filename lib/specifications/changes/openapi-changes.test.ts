import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';

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

/** The schema of the query parameter `q`. */
function asked(schema: Json): string {
  return openapi(query('q', schema));
}

/** The schema of the property `p` of a body. */
function written(schema: Json, more: Json = {}): string {
  return openapi(body({ ...object({ p: schema }), ...more }));
}

/** The schema of the property `p` of the answer 200. */
function given(schema: Json): string {
  return openapi(answer(object({ p: schema })));
}

/** OpenAPI 3.2 with the members. */
function document(members: Json): string {
  return JSON.stringify({ openapi: '3.2.0', info: { title: 't', version: '1' }, ...members });
}

const responses = {};

/** OpenAPI 3.2 with the path `/orders`, which has `GET` and what else is said. */
function orders(item: Json, members: Json = {}): string {
  return document({ paths: { '/orders': { get: { responses }, ...item } }, ...members });
}

/** A choice that a body has, of `Order` and `Sku`. */
function choice(...names: string[]): string {
  const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return openapi(body({ oneOf }), { schemas: { Order: order, Sku: { type: 'string' }, Code: {} } });
}

function headers(list: Json): string {
  return openapi({ responses: { 200: { description: 'd', headers: list } } });
}

function callback(more: Json): string {
  return orders({ post: { responses, callbacks: more } });
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
  [
    'a QUERY operation removed',
    orders({ query: { responses } }),
    orders({}),
    ['operation-removed | QUERY /orders | QUERY /orders is gone.'],
  ],
  [
    'an additional operation removed',
    orders({ additionalOperations: { COPY: { responses } } }),
    orders({ additionalOperations: {} }),
    ['operation-removed | COPY /orders | COPY /orders is gone.'],
  ],
  [
    'a parameter of an additional operation removed',
    orders({ additionalOperations: { COPY: { responses, ...query('to') } } }),
    orders({ additionalOperations: { COPY: { responses } } }),
    ['parameter-removed | COPY /orders | The query parameter to is gone.'],
  ],
  [
    'an operation removed',
    orders(
      { $ref: '#/components/pathItems/Orders' },
      { components: { pathItems: { Orders: { put: { responses } } } } },
    ),
    orders({ $ref: '#/components/pathItems/Orders' }, { components: { pathItems: { Orders: {} } } }),
    ['operation-removed | PUT /orders | PUT /orders is gone.'],
  ],
  [
    'a webhook removed',
    document({ paths: {}, webhooks: { '/orders': { post: { responses } }, kept: { post: { responses } } } }),
    document({ paths: { '/orders': { post: { responses } } }, webhooks: { kept: { post: { responses } } } }),
    ['webhook-removed | POST /orders | The webhook POST /orders is gone.'],
  ],
  [
    'a webhook removed',
    document({ webhooks: { told: { post: { responses }, put: { responses } } } }),
    document({ webhooks: { told: { put: { responses } } } }),
    ['webhook-removed | POST told | The webhook POST told is gone.'],
  ],
  [
    'a property of the body of a webhook removed',
    document({ webhooks: { told: { post: { responses, ...body(order) } } } }),
    document({ webhooks: { told: { post: { responses, ...body(object({})) } } } }),
    ['property-removed | POST told | The body of the call: id is gone.'],
  ],
  [
    'a callback removed',
    callback({ onDone: { '{$request.body#/url}': { post: { responses } } } }),
    callback({}),
    ['callback-removed | POST {$request.body#/url} | POST /orders no longer leads to the callback onDone.'],
  ],
  [
    'a property of the body of a callback removed',
    callback({ onDone: { '{$request.body#/url}': { post: { responses, ...body(order) } } } }),
    callback({ onDone: { '{$request.body#/url}': { post: { responses, ...body(object({})) } } } }),
    ['property-removed | POST {$request.body#/url} | The body of the call: id is gone.'],
  ],
  [
    'the writing of a parameter changed',
    openapi({ parameters: [{ name: 'q', in: 'query', schema: { type: 'array' } }] }),
    openapi({ parameters: [{ name: 'q', in: 'query', explode: false, schema: { type: 'array' } }] }),
    [
      `style-changed | ${at} | The query parameter q was written as form, exploded and is written as form now.`,
    ],
  ],
  [
    'a body removed',
    openapi(body(order)),
    openapi({}),
    [`body-removed | ${at} | The request body is no longer taken.`],
  ],
  [
    'a header of an answer removed',
    headers({ 'X-Total': { schema: { type: 'integer' } } }),
    headers({}),
    [`property-removed | ${at} | Headers of the answer 200: x-total is gone.`],
  ],
  [
    'a header of an answer made optional',
    headers({ 'X-Total': { required: true, schema: {} } }),
    headers({ 'x-total': { schema: {} } }),
    [`property-optional | ${at} | Headers of the answer 200: x-total may be missing now.`],
  ],
  [
    'a limit of a parameter narrowed',
    asked({ type: 'string', maxLength: 9 }),
    asked({ type: 'string', maxLength: 5 }),
    [`limit-changed | ${at} | The query parameter q is limited otherwise: longest 9 before, 5 now.`],
  ],
  [
    'a limit of a parameter narrowed',
    asked({ type: 'integer', minimum: 1 }),
    asked({ type: 'integer', minimum: 1, exclusiveMinimum: true }),
    [`limit-changed | ${at} | The query parameter q is limited otherwise: above none before, 1 now.`],
  ],
  [
    'a limit of a property of a body narrowed',
    written({ type: 'string' }),
    written({ type: 'string', pattern: '^a' }),
    [`limit-changed | ${at} | The request body: p is limited otherwise: pattern none before, ^a now.`],
  ],
  [
    'a limit of a property of an answer widened',
    given({ type: 'array', maxItems: 5 }),
    given({ type: 'array' }),
    [`limit-changed | ${at} | The answer 200: p is limited otherwise: most items 5 before, none now.`],
  ],
  [
    'values of a parameter limited to a list',
    asked({ type: 'string' }),
    asked({ type: 'string', enum: ['a'] }),
    [`limit-changed | ${at} | The query parameter q takes only "a" now.`],
  ],
  [
    'a format of a parameter narrowed',
    asked({ type: 'integer', format: 'int64' }),
    asked({ type: 'integer', format: 'int32' }),
    [`format-changed | ${at} | The query parameter q was integer (int64) and is integer (int32) now.`],
  ],
  [
    'a format of a property of an answer widened',
    given({ type: 'string', format: 'date' }),
    given({ type: 'string' }),
    [`format-changed | ${at} | The answer 200: p was string (date) and is string of any format now.`],
  ],
  [
    'an alternative of a body removed',
    choice('Order', 'Sku', 'Code'),
    choice('Sku', 'Code'),
    [`variant-removed | ${at} | The request body no longer takes Order.`],
  ],
  [
    'a property of a body no longer taken',
    openapi(body(object({ a: {} }))),
    openapi(body({ ...object({}), additionalProperties: false })),
    [`property-removed | ${at} | The request body: a is no longer taken.`],
  ],
  [
    'the type of other properties of an answer changed',
    given({ type: 'object', additionalProperties: { type: 'integer' } }),
    given({ type: 'object', additionalProperties: { type: 'string' } }),
    [`type-changed | ${at} | The answer 200: p.* was integer and is string now.`],
  ],
  [
    'a property of a body made required',
    written({}),
    openapi(body({ allOf: [object({ p: {} }), { required: ['p'] }] })),
    [`property-required | ${at} | The request body: p is required now.`],
  ],
  [
    'a property of an answer made nullable',
    openapi(answer({ $ref: '#/components/schemas/Order' })),
    openapi(answer({ anyOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] })),
    [`type-changed | ${at} | The answer 200 was object and is object | null now.`],
  ],
  [
    'a property of an answer made nullable',
    given({ $ref: '#/components/schemas/Order' }),
    given({ allOf: [{ $ref: '#/components/schemas/Order' }], nullable: true }),
    [`type-changed | ${at} | The answer 200: p was object and is object | null now.`],
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
  ['a longer parameter', asked({ maxLength: 5 }), asked({ maxLength: 9 })],
  ['a narrower answer', given({ type: 'integer', maximum: 9 }), given({ type: 'integer', maximum: 5 })],
  ['a wider format of a request', asked({ format: 'int32' }), asked({ format: 'int64' })],
  [
    'the way in which a number is written',
    asked({ type: 'integer' }),
    openapi({ parameters: [{ name: 'q', in: 'query', explode: false, schema: { type: 'integer' } }] }),
  ],
  [
    'a property that only answers have and a request need not',
    written({}),
    openapi(body(object({ p: {}, id: { readOnly: true } }, ['id']))),
  ],
  [
    'a property that only requests have',
    openapi(answer(object({ p: { writeOnly: true } }))),
    openapi(answer(object({}))),
  ],
  ['a further alternative', choice('Order', 'Sku'), choice('Sku', 'Code', 'Order')],
  [
    'callbacks of another name of a path parameter',
    document({ paths: { '/{a}': { get: { responses, callbacks: { c: { u: { post: { responses } } } } } } } }),
    document({ paths: { '/{b}': { get: { responses, callbacks: { c: { u: { post: { responses } } } } } } } }),
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
