import { describe, expect, test } from 'vitest';
import { builtinResources } from '../registry/builtin-resources.ts';
import type { ResourceDefinition } from '../registry/resource-definition.ts';
import type { Schema } from '../schema/schema.ts';
import { createOpenApi } from './create-open-api.ts';
import type { OpenApiV2 } from './document-types.ts';

const widgets: ResourceDefinition = {
  storageKey: 'example.com/widgets',
  group: 'example.com',
  version: 'v1',
  plural: 'widgets',
  singular: 'widget',
  kind: 'Widget',
  listKind: 'WidgetList',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  subresources: [],
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['color', 'home'],
        properties: { color: { type: 'string' }, home: { type: 'string', nullable: true } },
      },
      open: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
        properties: { a: { type: 'string' } },
      },
    },
  },
  printerColumns: [],
  origin: 'custom',
  storageApiVersion: 'example.com/v1',
  scale: undefined,
  hasStatus: false,
  prunes: true,
  strategy: {},
};

function openApiOf(definitions: readonly ResourceDefinition[], revision = 1) {
  return createOpenApi({ definitions: () => definitions, revision: () => revision, version: 'v1.20.2' });
}

function parse<T>(body: Buffer | undefined): T {
  return JSON.parse((body ?? Buffer.from('{}')).toString()) as T;
}

describe('OpenAPI 2', () => {
  const document = parse<OpenApiV2>(openApiOf([...builtinResources, widgets]).v2Json().body);

  test('carries a custom kind with what every object has', () => {
    const schema = document.definitions['com.example.v1.Widget'];
    expect(Object.keys(schema?.properties ?? {}).toSorted()).toEqual([
      'apiVersion',
      'kind',
      'metadata',
      'open',
      'spec',
    ]);
    expect(schema?.['x-kubernetes-group-version-kind']).toEqual([
      { group: 'example.com', version: 'v1', kind: 'Widget' },
    ]);
    expect(document.definitions['com.example.v1.WidgetList']?.properties?.items?.items?.$ref).toBe(
      '#/definitions/com.example.v1.Widget',
    );
  });

  test('leaves out what kubectl cannot read there', () => {
    const { spec, open } = document.definitions['com.example.v1.Widget']?.properties ?? {};
    expect(spec?.required).toEqual(['color']);
    expect(spec?.properties?.home).toEqual({});
    expect(open).toEqual({ 'x-kubernetes-preserve-unknown-fields': true });
  });

  test('has no reference that leads nowhere', () => {
    const refs = [...JSON.stringify(document).matchAll(/"#\/definitions\/([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect([...new Set(refs)].filter((name) => document.definitions[name] === undefined)).toEqual([]);
  });

  test('tells that patches may be tried without effect', () => {
    const { patch } = document.paths['/apis/apps/v1/namespaces/{namespace}/deployments/{name}'] ?? {};
    expect(patch?.['x-kubernetes-group-version-kind']).toEqual({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
    });
    expect(patch?.parameters.map((parameter) => parameter.name)).toContain('dryRun');
  });
});

describe('OpenAPI 3', () => {
  const openApi = openApiOf([...builtinResources, widgets]);

  test('lists a document for each group version', () => {
    const { paths } = parse<{ paths: Record<string, { serverRelativeURL: string }> }>(openApi.v3Index().body);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['api/v1', 'apis/apps/v1', 'apis/example.com/v1']),
    );
    expect(paths['apis/example.com/v1']?.serverRelativeURL).toMatch(
      /^\/openapi\/v3\/apis\/example.com\/v1\?hash=\w+$/,
    );
    expect(openApi.v3Document('apis/nothing/v1')).toBeUndefined();
  });

  test('carries merge keys beside references, and every schema it refers to', () => {
    interface V3 {
      components: { schemas: Record<string, Schema> };
    }
    const body = openApi.v3Document('apis/apps/v1')?.body;
    const { schemas } = parse<V3>(body).components;
    expect(schemas['io.k8s.api.core.v1.PodSpec']?.properties?.containers).toMatchObject({
      'x-kubernetes-patch-merge-key': 'name',
      items: { $ref: '#/components/schemas/io.k8s.api.core.v1.Container' },
    });
    expect(schemas['io.k8s.api.apps.v1.Deployment']?.properties?.spec?.allOf).toEqual([
      { $ref: '#/components/schemas/io.k8s.api.apps.v1.DeploymentSpec' },
    ]);
    const refs = [...(body ?? '').toString().matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(refs.filter(([, name = '']) => schemas[name] === undefined)).toEqual([]);
  });
});

test('documents are kept until the served resources change', () => {
  let definitions: readonly ResourceDefinition[] = builtinResources;
  let revision = 1;
  const openApi = createOpenApi({
    definitions: () => definitions,
    revision: () => revision,
    version: 'v1.20.2',
  });
  const before = openApi.v2Json();
  expect(openApi.v2Json()).toBe(before);
  definitions = [...builtinResources, widgets];
  revision = 2;
  expect(openApi.v2Json().etag).not.toBe(before.etag);
});
