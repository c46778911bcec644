import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKubeApi, type KubeApi } from './create.ts';
import { fieldsOf, listOf, textOf, valueAt } from './meta/api-object.ts';

let home: string;
let api: KubeApi;
let url: string;
const admin = 'admin-token';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kube-api-'));
  api = await createKubeApi({
    databasePath: join(home, 'api.sqlite'),
    adminToken: admin,
    refuse: ({ headers }) => (headers['x-from'] === undefined ? undefined : 'no pages here'),
  });
  url = await api.listen({ port: 0 });
});

afterAll(async () => {
  await api.close();
  rmSync(home, { recursive: true, force: true });
});

interface Answer {
  code: number;
  body: unknown;
}

interface CallOptions {
  method?: string;
  body?: unknown;
  type?: string;
  token?: string | undefined;
  accept?: string;
  headers?: { [name: string]: string };
}

async function call(path: string, options: CallOptions = {}): Promise<Answer> {
  const {
    method = options.body === undefined ? 'GET' : 'POST',
    body,
    type = 'application/json',
    token = admin,
  } = options;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(options.accept ? { accept: options.accept } : {}),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { code: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const configMaps = '/api/v1/namespaces/default/configmaps';

function configMap(name: string, data: { [key: string]: string } = {}): { [key: string]: unknown } {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

async function* watchEvents(path: string): AsyncGenerator<{ type: string; object: unknown }> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${admin}` } });
  let text = '';
  const decoder = new TextDecoder();
  if (!response.body) throw new Error('the watch has no body');
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

describe('bad requests', () => {
  it.each<[string, string, CallOptions, number, string]>([
    ['malformed JSON', configMaps, { body: '{' }, 400, 'BadRequest'],
    ['a list instead of an object', configMaps, { body: '[]' }, 400, 'BadRequest'],
    [
      'another kind',
      configMaps,
      { body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } } },
      400,
      'BadRequest',
    ],
    [
      'a body above 3 MB',
      configMaps,
      { body: 'x'.repeat(3 * 1024 * 1024 + 1) },
      413,
      'RequestEntityTooLarge',
    ],
    ['an unknown body type', configMaps, { body: 'a', type: 'text/plain' }, 415, 'UnsupportedMediaType'],
    [
      'an unknown patch type',
      `${configMaps}/a`,
      { method: 'PATCH', body: '{}' },
      415,
      'UnsupportedMediaType',
    ],
    ['an unacceptable answer type', configMaps, { accept: 'text/html' }, 406, 'NotAcceptable'],
    ['an unknown resource', '/api/v1/things', {}, 404, 'NotFound'],
    ['an unknown group', '/apis/x.example.com/v1/things', {}, 404, 'NotFound'],
    ['an unknown path', '/nothing/here', {}, 404, 'NotFound'],
    ['an unknown method', configMaps, { method: 'PUT', body: {} }, 405, 'MethodNotAllowed'],
    ['a wrong token', configMaps, { token: 'wrong' }, 401, 'Unauthorized'],
    ['no token', configMaps, { token: '' }, 403, 'Forbidden'],
    ['a missing namespace', '/api/v1/namespaces/none/configmaps', { body: configMap('a') }, 404, 'NotFound'],
    ['a path that climbs', '/api/v1/namespaces/default/configmaps/%2e%2e%2fx', {}, 404, 'NotFound'],
  ])('answers %s with a Status', async (_, path, options, code, reason) => {
    expect(await call(path, options)).toMatchObject({
      code,
      body: { kind: 'Status', status: 'Failure', reason, code },
    });
  });

  it('answers a log request by saying that nothing runs', async () => {
    await call('/api/v1/namespaces/default/pods', {
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p' },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
    });
    const answer = await call('/api/v1/namespaces/default/pods/p/log');
    expect(answer).toMatchObject({ code: 501, body: { kind: 'Status' } });
    expect(valueAt(answer.body, 'message')).toContain('runs no containers');
  });
});

describe('strict field validation', () => {
  const unknown = { ...configMap('strict'), dada: {} };

  it('refuses unknown fields when asked, and warns otherwise', async () => {
    const refused = await call(`${configMaps}?fieldValidation=Strict`, { body: unknown });
    expect(refused).toMatchObject({ code: 400 });
    expect(valueAt(refused.body, 'message')).toContain('strict decoding error: unknown field "dada"');
    const response = await fetch(`${url}${configMaps}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify(unknown),
    });
    expect(response.headers.get('warning')).toBe('299 - "unknown field \\"dada\\""');
  });
});

describe('protobuf bodies', () => {
  it('are read for built-in kinds, as kubectl sends them', async () => {
    const text = 'azhzAAoPCgJ2MRIJQ29uZmlnTWFwEiYKHAoFcHJvdG8SABoHZGVmYXVsdCIAKgAyADgAQgASBgoBYRIBYhoAIgA=';
    const response = await fetch(`${url}${configMaps}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/vnd.kubernetes.protobuf' },
      body: Buffer.from(text, 'base64'),
    });
    expect(await response.json()).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'proto' },
      data: { a: 'b' },
    });
    const broken = await fetch(`${url}${configMaps}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/vnd.kubernetes.protobuf' },
      body: Buffer.from(text, 'base64').subarray(0, 30),
    });
    expect(broken.status).toBe(400);
  });
});

describe('service accounts', () => {
  async function tokenFor(name: string): Promise<string> {
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await call(accounts, { body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } } });
    const issued = await call(`${accounts}/${name}/token`, {
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
    });
    return textOf(valueAt(issued.body, 'status', 'token'));
  }

  it('may do what a role grants and nothing else', async () => {
    const token = await tokenFor('reader');
    expect(await call(configMaps, { token })).toMatchObject({
      code: 403,
      body: {
        message:
          'configmaps is forbidden: User "system:serviceaccount:default:reader" cannot list resource "configmaps" in API group "" in the namespace "default"',
      },
    });
    const rbac = '/apis/rbac.authorization.k8s.io/v1/namespaces/default';
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }];
    await call(`${rbac}/roles`, { body: { apiVersion, kind: 'Role', metadata: { name: 'reader' }, rules } });
    await call(`${rbac}/rolebindings`, {
      body: {
        apiVersion,
        kind: 'RoleBinding',
        metadata: { name: 'reader' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
        subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'default' }],
      },
    });
    expect(await call(configMaps, { token })).toMatchObject({ code: 200 });
    expect(await call(configMaps, { token, body: configMap('no') })).toMatchObject({ code: 403 });
    expect(await call('/api/v1/configmaps', { token })).toMatchObject({ code: 403 });
  });

  it('are signed off when their account is deleted', async () => {
    const token = await tokenFor('gone');
    expect(await call('/version', { token })).toMatchObject({ code: 200 });
    await call('/api/v1/namespaces/default/serviceaccounts/gone', { method: 'DELETE' });
    expect(await call('/version', { token })).toMatchObject({ code: 401 });
  });

  it('cannot act as others', async () => {
    const token = await tokenFor('climber');
    const answer = await call('/version', {
      token,
      headers: { 'impersonate-user': 'x', 'impersonate-group': 'system:masters' },
    });
    expect(answer).toMatchObject({ code: 403 });
  });
});

describe('custom resource definitions', () => {
  const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const definition = (properties: unknown): unknown => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'ships.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'ships', kind: 'Ship' },
      versions: ['v1', 'v2'].map((name) => ({
        name,
        served: true,
        storage: name === 'v1',
        subresources: { status: {} },
        schema: { openAPIV3Schema: { type: 'object', properties } },
      })),
    },
  });

  it('serve every version of one object at once, and take their objects with them', async () => {
    const spec = { type: 'object', properties: { masts: { type: 'integer', minimum: 1, default: 2 } } };
    expect(
      await call(crds, {
        body: definition({ spec, status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }),
      }),
    ).toMatchObject({ code: 201 });
    const ships = '/apis/example.com/v1/namespaces/default/ships';
    const ship = {
      apiVersion: 'example.com/v1',
      kind: 'Ship',
      metadata: { name: 'a', finalizers: ['example.com/hold'] },
      spec: { sails: 1 },
    };
    expect(await call(ships, { body: ship })).toMatchObject({
      code: 201,
      body: { spec: { masts: 2 }, metadata: { generation: 1 } },
    });
    expect(await call('/apis/example.com/v2/namespaces/default/ships/a')).toMatchObject({
      body: { apiVersion: 'example.com/v2', spec: { masts: 2 } },
    });
    const v2 = await call('/apis/example.com/v2/ships');
    expect(listOf(fieldsOf(v2.body).items)).toMatchObject([{ apiVersion: 'example.com/v2', kind: 'Ship' }]);
    await call(`${crds}/ships.example.com`, { method: 'DELETE' });
    expect(await call(ships, { body: { ...ship, metadata: { name: 'b' } } })).toMatchObject({ code: 405 });
    expect(await call(`${ships}/a`)).toMatchObject({
      body: { metadata: { deletionTimestamp: expect.any(String) } },
    });
    await call(`${ships}/a`, {
      method: 'PATCH',
      type: 'application/merge-patch+json',
      body: { metadata: { finalizers: null } },
    });
    await expect.poll(async () => (await call(`${crds}/ships.example.com`)).code).toBe(404);
    expect(await call(ships)).toMatchObject({ code: 404 });
  });
});

describe('watches', () => {
  it('tell of a write within the same moment, with selectors turning changes into additions and deletions', async () => {
    const list = await call(`${configMaps}?limit=1`);
    const revision = textOf(valueAt(list.body, 'metadata', 'resourceVersion'));
    const events = watchEvents(`${configMaps}?watch=true&labelSelector=shown&resourceVersion=${revision}`);
    const next = events.next();
    await call(configMaps, { body: configMap('w') });
    const patch = (labels: unknown): Promise<Answer> =>
      call(`${configMaps}/w`, {
        method: 'PATCH',
        type: 'application/merge-patch+json',
        body: { metadata: { labels } },
      });
    await patch({ shown: 'yes' });
    expect((await next).value).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'w' } } });
    await patch({ shown: null });
    expect((await events.next()).value).toMatchObject({
      type: 'DELETED',
      object: { metadata: { labels: { shown: 'yes' } } },
    });
    await events.return(undefined);
  });

  it('stream lists for newer clients, closed by a marked bookmark', async () => {
    const query =
      'watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan';
    const events = watchEvents(`/api/v1/namespaces?${query}`);
    const types: string[] = [];
    for await (const event of events) {
      types.push(event.type);
      if (event.type === 'BOOKMARK') {
        expect(valueAt(event.object, 'metadata', 'annotations')).toEqual({
          'k8s.io/initial-events-end': 'true',
        });
        break;
      }
    }
    expect(types).toEqual(['ADDED', 'ADDED', 'ADDED', 'ADDED', 'BOOKMARK']);
  });

  it('answer a forgotten revision with 410', async () => {
    await api.compact();
    const events = watchEvents(`${configMaps}?watch=true&resourceVersion=1`);
    expect((await events.next()).value).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
  });
});

it('answers nothing that its owner refuses, the administrator’s token or not', async () => {
  const answer = await call('/version', { headers: { 'x-from': 'a page' } });
  expect(answer).toMatchObject({ code: 403, body: { kind: 'Status', reason: 'Forbidden' } });
  expect(valueAt(answer.body, 'message')).toContain('no pages here');
});
