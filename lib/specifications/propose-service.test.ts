import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { proposeService } from './propose-service.ts';
import { readSpecification } from './read-specification.ts';
import type { ServiceProposal } from './service-proposal.ts';

function proposed(document: object | string): ServiceProposal | undefined {
  return proposeService(
    readSpecification(typeof document === 'string' ? document : JSON.stringify(document)),
  );
}

function openapi(more: object, info: object = {}) {
  return { openapi: '3.0.3', info: { title: 'Orders', version: '1', ...info }, paths: {}, ...more };
}

function demanding(scheme: object, more: object = {}) {
  return openapi({ components: { securitySchemes: { one: scheme } }, security: [{ one: [] }], ...more });
}

it('takes name, provider, description and target from an OpenAPI document', () => {
  const info = { description: 'Orders of ACME.\n\n# More', contact: { name: 'ACME' } };
  const servers = [{ url: 'https://orders.example.com/v1' }, { url: 'https://test.example.com/v1' }];
  expect(proposed(openapi({ servers }, info))).toEqual({
    name: 'Orders',
    provider: 'ACME',
    description: 'Orders of ACME.',
    servers: ['https://orders.example.com/v1', 'https://test.example.com/v1'],
    credentials: { type: 'none', tokenUrl: '' },
  });
});

it.each([
  [
    '# Orders\n\nAll **orders** of [ACME](https://acme.example), see `/orders`.',
    'All orders of ACME, see /orders.',
  ],
  ['Orders\n======\nOne\nby one.', 'Orders One by one.'],
  ['![logo](x.png)\n\n<b>hello</b>\n\nReads orders.', 'Reads orders.'],
  [`Reads orders. ${'word '.repeat(100)}`, 'Reads orders.'],
  ['https://docs.example.com/orders', ''],
  ['', ''],
])('makes a sentence of a description: %j', (description, sentence) => {
  expect(proposed(openapi({}, { description }))?.description).toBe(sentence);
});

it('prefers the summary of OpenAPI 3.1', () => {
  const info = { summary: 'Reads orders', description: 'Long.' };
  expect(proposed({ ...openapi({}, info), openapi: '3.1.0' })?.description).toBe('Reads orders');
});

it('fills variables of servers in, and leaves out what has no value', () => {
  const variables = { region: { default: 'eu' }, toString: {} };
  const servers = [
    { url: 'https://{region}.example.com', variables },
    { url: 'https://{toString}.example.com', variables },
    { url: 'https://{tenant}.example.com' },
  ];
  expect(proposed(openapi({ servers }))?.servers).toEqual(['https://eu.example.com']);
});

it('takes a document that names no server for one that stands beside its API', () => {
  expect(proposed(openapi({}))?.servers).toEqual(['/']);
});

it.each([
  [
    { host: 'a.example', basePath: '/v1', schemes: ['http', 'https'] },
    ['https://a.example/v1', 'http://a.example/v1'],
  ],
  [{ host: 'a.example' }, ['//a.example']],
  [{ basePath: '/v1' }, ['/v1']],
  [{ host: 'a.example', schemes: ['wss'] }, ['//a.example']],
])('takes the target of a Swagger document from its host: %j', (more, servers) => {
  const document = { swagger: '2.0', info: { title: 'Orders', version: '1' }, paths: {}, ...more };
  expect(proposed(document)?.servers).toEqual(servers);
});

it.each([
  [
    { type: 'http', scheme: 'Basic' },
    { type: 'basic', tokenUrl: '' },
  ],
  [
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://login.example/token', scopes: {} } } },
    { type: 'oauth', tokenUrl: 'https://login.example/token' },
  ],
  [
    { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://login.example', scopes: {} } } },
    { type: 'none', tokenUrl: '', unsupported: 'a person who signs in by OAuth2' },
  ],
  [
    { type: 'apiKey', in: 'header', name: 'X-Key' },
    { type: 'none', tokenUrl: '', unsupported: 'an API key in the header X-Key' },
  ],
  [
    { type: 'http', scheme: 'bearer' },
    { type: 'none', tokenUrl: '', unsupported: 'a bearer token' },
  ],
])('takes the kind of credentials from what the document demands: %j', (scheme, credentials) => {
  expect(renderAll('en', proposed(demanding(scheme))?.credentials)).toEqual(credentials);
});

it('takes those of a Swagger document, too', () => {
  const document = {
    swagger: '2.0',
    info: { title: 'Orders', version: '1' },
    paths: { '/orders': { parameters: [], get: { security: [{ app: [] }], responses: {} } } },
    securityDefinitions: { app: { type: 'oauth2', flow: 'application', tokenUrl: '/token', scopes: {} } },
  };
  expect(proposed(document)?.credentials).toEqual({ type: 'oauth', tokenUrl: '/token' });
});

it('chooses among alternatives what the console has, and nothing where nothing is an alternative', () => {
  const securitySchemes = {
    key: { type: 'apiKey', in: 'query', name: 'key' },
    basic: { $ref: '#/components/securitySchemes/real' },
    real: { type: 'http', scheme: 'basic' },
  };
  const of = (security: object[]) =>
    renderAll('en', proposed(openapi({ components: { securitySchemes }, security }))?.credentials);
  expect(of([{ key: [] }, { basic: [] }])).toEqual({ type: 'basic', tokenUrl: '' });
  expect(of([{ basic: [] }, {}])).toEqual({ type: 'none', tokenUrl: '' });
  expect(of([{ basic: [], key: [] }])).toMatchObject({ unsupported: 'an API key in the query key' });
  expect(of([{ toString: [] }])).toMatchObject({ type: 'none' });
  expect(of([])).toEqual({ type: 'none', tokenUrl: '' });
});

it('demands nothing where schemes are described and no operation needs them', () => {
  const components = { securitySchemes: { one: { type: 'http', scheme: 'basic' } } };
  expect(proposed(openapi({ components }))?.credentials.type).toBe('none');
});

it('proposes no target for events, nor for OData, whose document does not say it', () => {
  const asyncapi = {
    asyncapi: '2.6.0',
    info: { title: 'Order events', version: '1' },
    servers: { main: { url: 'amqp://broker.example', protocol: 'amqp' } },
    channels: {},
  };
  expect(proposed(asyncapi)).toMatchObject({ name: 'Order events', servers: [] });
  const edmx =
    '<edmx:Edmx Version="4.0" xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Shop"><EntityContainer Name="C"/></Schema></edmx:DataServices></edmx:Edmx>';
  expect(proposed(edmx)).toMatchObject({ name: 'Shop', servers: [] });
  expect(
    proposed({ $Version: '4.01', $EntityContainer: 'Shop.C', Shop: { C: { $Kind: 'EntityContainer' } } }),
  ).toMatchObject({ servers: [] });
});

it('proposes nothing for what is no specification', () => {
  expect(proposed('hello')).toBeUndefined();
  expect(proposed('{"a": 1}')).toBeUndefined();
});
