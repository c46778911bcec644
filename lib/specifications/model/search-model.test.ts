import { expect, it } from 'vitest';
import { readAsyncApi } from './read-asyncapi.ts';
import { readOpenApi } from './read-openapi.ts';
import { matchesChannel, matchesOperation } from './search-model.ts';

const responses = { 200: { description: 'It', headers: { 'X-Total': {} } } };

const api = readOpenApi({
  openapi: '3.2.0',
  paths: {
    '/orders': {
      query: { summary: 'Ask', responses, parameters: [{ name: 'limit', in: 'query' }] },
      additionalOperations: { COPY: { responses: {} } },
      post: { callbacks: { onDone: { '{$request.body#/url}': { post: {} } } } },
    },
    '/clients': { $ref: '#/components/pathItems/clients' },
  },
  webhooks: { orderCreated: { post: { description: 'Told of it' } } },
  components: { pathItems: { clients: { get: {} } } },
});

const events = readAsyncApi({
  asyncapi: '3.0.0',
  channels: {
    orders: {
      address: 'order.created',
      messages: { OrderCreated: { traits: [{ headers: { properties: { 'ce-id': {} } } }] } },
    },
    answers: { address: 'answer', messages: { Yes: {} } },
  },
  operations: {
    tell: {
      action: 'send',
      summary: 'Tells of it',
      channel: { $ref: '#/channels/orders' },
      reply: { channel: { $ref: '#/channels/answers' } },
    },
  },
});

it.each([
  [
    '',
    [
      'QUERY /orders',
      'COPY /orders',
      'POST /orders',
      'POST {$request.body#/url}',
      'GET /clients',
      'POST orderCreated',
    ],
  ],
  ['query /orders', ['QUERY /orders']],
  ['copy', ['COPY /orders']],
  ['ask', ['QUERY /orders']],
  ['limit', ['QUERY /orders']],
  ['x-total', ['QUERY /orders']],
  ['ondone', ['POST {$request.body#/url}']],
  ['clients', ['GET /clients']],
  ['told of', ['POST orderCreated']],
  ['nothing', []],
])('finds operations by %j', (text, expected) => {
  const found = api.operations.filter((operation) => matchesOperation(operation, text));
  expect(found.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.toSorted());
});

it.each([
  ['', ['order.created', 'answer']],
  ['order.', ['order.created']],
  ['tells', ['order.created']],
  ['ordercreated', ['order.created']],
  ['ce-id', ['order.created']],
  ['yes', ['order.created']],
  ['answer', ['order.created', 'answer']],
  ['nothing', []],
])('finds channels by %j', (text, expected) => {
  const found = events.channels.filter((channel) => matchesChannel(channel, text));
  expect(found.map(({ address }) => address)).toEqual(expected);
});
