import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { outlineModel } from '#lib/specifications/model/outline-model.ts';
import { readSpecification } from '#lib/specifications/read-specification.ts';
import type { SpecificationKind } from '#lib/specifications/specification-report.ts';
import { BreakingChangeList } from './breaking-change-list.tsx';
import { byKey, SharedSchemas } from './schema-names.ts';
import { SchemaView } from './schema-view.tsx';
import { SpecificationSource } from './specification-source.ts';
import { SpecificationView } from './specification-view.tsx';

function shown(kind: SpecificationKind | undefined, text: string): string {
  const specification = {
    kind,
    text,
    length: text.length,
    languageVersion: '1.0',
    revision: 'r',
    sourceUrl: undefined,
    model: readSpecification(text).model,
  };
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <SpecificationView specification={specification} />
    </QueryClientProvider>,
  );
}

function openapi(description: string): string {
  return JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'Orders', version: '7', description },
    paths: { '/orders': { get: { tags: ['orders'], summary: 'List orders', responses: {} } } },
  });
}

it('shows the operations of an API by their group', () => {
  const html = shown('openapi', openapi('All **orders**.'));
  expect(html).toContain('OpenAPI 1.0');
  expect(html).toContain('<strong>orders</strong>');
  expect(html).toMatch(/aria-label="orders".*GET.*\/orders.*List orders/);
});

it('takes nothing from a description but its words', () => {
  const html = shown(
    'openapi',
    openapi(
      '<script>alert(1)</script>\n\n![x](https://evil.example/x.png) [link](javascript:alert(1))\n\n# Title',
    ),
  );
  expect(html).not.toContain('<script');
  expect(html).not.toContain('evil.example');
  expect(html).not.toContain('javascript:');
  expect(html).not.toContain('<h1');
});

it('shows channels with their direction, messages and payloads', () => {
  const html = shown(
    'asyncapi',
    JSON.stringify({
      asyncapi: '2.0.0',
      info: { title: 'Events' },
      channels: {
        'order.created': {
          subscribe: {
            message: {
              name: 'OrderCreated',
              payload: { type: 'object', properties: { id: { type: 'string' } } },
            },
          },
        },
      },
    }),
  );
  expect(html).toMatch(/order\.created.*The application sends.*OrderCreated.*id.*string/);
});

it('shows what traits, replies and bindings say of a message', () => {
  const html = shown(
    'asyncapi',
    JSON.stringify({
      asyncapi: '3.0.0',
      info: { title: 'Events' },
      channels: {
        orders: {
          address: 'order/{region}',
          parameters: { region: { enum: ['eu'] } },
          messages: {
            Order: {
              correlationId: { location: '$message.header#/id' },
              traits: [{ headers: { properties: { 'ce-id': { type: 'string' } } } }],
            },
          },
        },
        answers: { address: 'answer', messages: { Yes: {} } },
      },
      operations: {
        ask: {
          action: 'send',
          channel: { $ref: '#/channels/orders' },
          bindings: { kafka: { groupId: 'g' } },
          reply: { channel: { $ref: '#/channels/answers' } },
        },
      },
    }),
  );
  expect(html).toMatch(/region.*&quot;eu&quot;.*kafka: groupId.*&quot;g&quot;.*message\.header#\/id.*ce-id/);
  expect(html).toMatch(/It is answered.*answer.*Yes/);
});

it('shows callbacks, webhooks and methods of any name', () => {
  const html = shown(
    'openapi',
    JSON.stringify({
      openapi: '3.2.0',
      info: { title: 'Orders' },
      paths: {
        '/orders': {
          additionalOperations: { COPY: {} },
          query: { callbacks: { done: { '{$request.body#/url}': { post: {} } } } },
        },
      },
      webhooks: { orderCreated: { post: {} } },
    }),
  );
  expect(html).toMatch(
    /QUERY.*\/orders.*COPY.*\/orders.*Callbacks.*request\.body#\/url.*Webhooks.*orderCreated/,
  );
});

it('shows properties of any other name, and those that another part describes', () => {
  const html = shownSchema({
    Prices: { type: 'object', additionalProperties: { type: 'number' } },
  });
  expect(html).toMatch(/any other name.*number/);
  const parts = { allOf: [reference('Base'), { required: ['sku'] }] };
  expect(shownSchema({ Order: { type: 'object', properties: { p: parts } } })).toContain('all of Base');
  expect(shownSchema({ Order: { required: ['sku'] } })).toContain('required: sku');
});

it('shows entity sets and the properties of their types', () => {
  const html = shown(
    'edmx',
    '<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="S"><EntityType Name="P"><Key><PropertyRef Name="sku"/></Key><Property Name="sku" Type="Edm.String"/></EntityType><EntityContainer Name="C"><EntitySet Name="Ps" EntityType="S.P"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>',
  );
  expect(html).toMatch(/Entity sets.*\/Ps.*S\.P.*sku.*key.*Edm\.String/);
});

it('shows operations of OData with what they take and give, and what a set does not permit', () => {
  const html = shown(
    'edmx',
    `<edmx:Edmx xmlns:edmx="x" xmlns:sap="s" Version="4.0"><edmx:DataServices><Schema Namespace="S"><TypeDefinition Name="Code" UnderlyingType="Edm.String" MaxLength="9"/>
    <Action Name="Rise" IsBound="true"><Parameter Name="it" Type="S.P"/><Parameter Name="by" Type="S.Code" Nullable="false"/><ReturnType Type="Edm.Int32"/></Action>
    <Action Name="Reset"/><Function Name="Inner"/>
    <EntityContainer Name="C"><EntitySet Name="Ps" EntityType="S.P" sap:creatable="false" sap:searchable="true"/><Singleton Name="Top" Type="S.P"/><ActionImport Name="Reset" Action="S.Reset"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`,
  );
  expect(html).toMatch(/\/Ps.*S\.P.*does not permit inserts.*\/Top.*single/);
  expect(html).toMatch(
    /POST.*\/Reset.*POST.*\/Ps\(\{key\}\)\/S\.Rise.*takes.*by.*S\.Code.*required.*gives.*Edm\.Int32/,
  );
  expect(html).toMatch(/S\.Inner.*within other calls only/);
  expect(html).toMatch(/S\.Code.*Type definition, of Edm\.String, longest 9/);
});

it('shows what it has the outline of closed, and asks for nothing of it', () => {
  const properties = Array.from(
    { length: 30 },
    (_, at) => `<Property Name="p${at}" Type="Edm.String"/>`,
  ).join('');
  const types = Array.from(
    { length: 150 },
    (_, at) => `<EntityType Name="T${at}">${properties}</EntityType>`,
  ).join('');
  const text = `<edmx:Edmx xmlns:edmx="x" Version="4.0"><edmx:DataServices><Schema Namespace="S">${types}</Schema></edmx:DataServices></edmx:Edmx>`;
  const client = new QueryClient();
  const model = readSpecification(text).model;
  const specification = {
    kind: 'edmx' as const,
    text: '',
    length: text.length,
    languageVersion: '4.0',
    revision: 'r',
    sourceUrl: undefined,
    model: model === undefined ? undefined : outlineModel(model),
  };
  const address = { application: 'shop', serviceId: 'orders', part: 'api' as const };
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <SpecificationSource value={{ address, revision: 'r' }}>
        <SpecificationView specification={specification} />
      </SpecificationSource>
    </QueryClientProvider>,
  );
  expect(html).toContain('Properties of S.T0');
  expect(html).not.toContain('Properties of S.T149');
  expect(html).toMatch(/S\.T149.*Show what is in it/);
  expect(html).toMatch(
    /href="\/api\/applications\/shop\/services\/orders\/specifications\/api\/text"[^>]*>.*Download the text/,
  );
  expect(client.isFetching()).toBe(0);
});

it('shows a text in no known language as it is', () => {
  const html = shown(undefined, 'hello <b>');
  expect(html).toContain('hello &lt;b&gt;');
  expect(html).toContain('shown as it is stored');
});

/** The answer of an operation, whose schema is the first of `schemas`. */
function shownSchema(schemas: Record<string, object>): string {
  const schema = { $ref: `#/components/schemas/${Object.keys(schemas)[0]}` };
  const { model } = readSpecification(
    JSON.stringify({
      openapi: '3.0.0',
      info: {},
      paths: { '/a': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
      components: { schemas },
    }),
  );
  const read = model?.kind === 'openapi' ? model.operations[0]?.responses[0]?.contents[0]?.schema : undefined;
  return read === undefined || model?.kind !== 'openapi'
    ? ''
    : renderToStaticMarkup(
        <SharedSchemas value={byKey(model.schemas)}>
          <SchemaView schema={read} />
        </SharedSchemas>,
      );
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

it.each<[how: string, items: object]>([
  ['itself', reference('List')],
  ['itself by "all of"', { allOf: [reference('List')], nullable: true }],
  ['arrays of itself', { type: 'array', items: { type: 'array', items: reference('List') } }],
  ['itself by another name', reference('Alias')],
])('does not unroll an array of %s', (_how, items) => {
  expect(shownSchema({ List: { type: 'array', items }, Alias: reference('List') })).toContain('List');
});

it('shows what a schema is that is another name for one', () => {
  const schemas = { Order: reference('Base'), Base: { type: 'object', properties: { sku: {} } } };
  expect(shownSchema(schemas)).toMatch(/Order.*sku/);
  expect(shownSchema({ One: reference('Two'), Two: reference('One') })).toContain('One');
});

it('names every breaking change once, with who is bound', () => {
  const changes = [
    { rule: 'path-removed', place: '/a', message: 'The path /a is gone.' },
    { rule: 'path-removed', place: '/b', message: 'The path /b is gone.' },
  ] as const;
  const html = renderToStaticMarkup(<BreakingChangeList changes={changes} count={2} users={[]} />);
  expect(html).toContain('2 changes may break');
  expect(html.split('is gone.')).toHaveLength(3);
  expect(html).toContain('No workload is bound to it now.');
});

it('tells how many breaking changes there are, where it has the first of them only', () => {
  const change = { rule: 'path-removed', place: '/a', message: 'The path /a is gone.' } as const;
  const changes = Array.from({ length: 100 }, (_, at) => ({
    ...change,
    message: `The path /${at} is gone.`,
  }));
  const html = renderToStaticMarkup(<BreakingChangeList changes={changes} count={12_000} users={[]} />);
  expect(html).toContain('12000 changes may break');
  expect(html).toContain('And 11950 more.');
});
