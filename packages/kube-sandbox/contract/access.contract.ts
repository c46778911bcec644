import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { eventually, it, ok } from './scratch.ts';
import { api } from './target.ts';
import type { WireClient } from './wire-client.ts';

const authorization = '/apis/authorization.k8s.io/v1';
const rbac = '/apis/rbac.authorization.k8s.io/v1';

async function review(client: WireClient, resourceAttributes: Record<string, unknown>) {
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  };
  const reply = await client.post(`${authorization}/selfsubjectaccessreviews`, body);
  expect(reply.status).toBe(201);
  return at(reply.body, 'status.allowed');
}

async function createServiceAccount(namespace: string, name: string) {
  const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  ok(await api.post(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } }));
  const request = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 3600 },
  };
  return ok(await api.post(`${accounts}/${name}/token`, request));
}

async function createReader(namespace: string, account: string) {
  const group = 'rbac.authorization.k8s.io';
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }];
  ok(
    await api.post(`${rbac}/namespaces/${namespace}/roles`, {
      apiVersion: `${group}/v1`,
      kind: 'Role',
      metadata: { name: 'reader' },
      rules,
    }),
  );
  ok(
    await api.post(`${rbac}/namespaces/${namespace}/rolebindings`, {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'reader' },
      roleRef: { apiGroup: group, kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    }),
  );
}

describe('access reviews', () => {
  it('allow the administrator everything', async ({ namespace }) => {
    expect(await review(api, { namespace, verb: 'delete', resource: 'secrets' })).toBe(true);
    expect(await review(api, { verb: '*', group: '*', resource: '*' })).toBe(true);
  });

  it('follow roles and their bindings', async ({ namespace }) => {
    const client = api.withToken(text(await createServiceAccount(namespace, 'someone'), 'status.token'));
    expect(await review(client, { namespace, verb: 'list', resource: 'configmaps' })).toBe(false);
    await createReader(namespace, 'someone');
    await eventually(async () => {
      expect(await review(client, { namespace, verb: 'list', resource: 'configmaps' })).toBe(true);
    });
    expect(await review(client, { namespace, verb: 'delete', resource: 'configmaps' })).toBe(false);
    expect(await review(client, { namespace, verb: 'list', resource: 'secrets' })).toBe(false);
    expect(await review(client, { namespace: 'default', verb: 'list', resource: 'configmaps' })).toBe(false);
  });

  it('list the rules somebody has', async ({ namespace }) => {
    const client = api.withToken(text(await createServiceAccount(namespace, 'someone'), 'status.token'));
    await createReader(namespace, 'someone');
    await eventually(async () => {
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectRulesReview',
        spec: { namespace },
      };
      const reviewed = ok(await client.post(`${authorization}/selfsubjectrulesreviews`, body));
      expect(list(reviewed, 'status.resourceRules')).toContainEqual({
        verbs: ['get', 'list'],
        apiGroups: [''],
        resources: ['configmaps'],
      });
    });
  });

  it('need to know what is asked for', async () => {
    const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: {} };
    expect(await api.post(`${authorization}/selfsubjectaccessreviews`, body)).toMatchObject({ status: 422 });
  });
});

describe('permissions', () => {
  it('are enforced', async ({ namespace }) => {
    const client = api.withToken(text(await createServiceAccount(namespace, 'someone'), 'status.token'));
    expect(await client.get(`/api/v1/namespaces/${namespace}/configmaps`)).toMatchObject({
      status: 403,
      body: {
        kind: 'Status',
        reason: 'Forbidden',
        message: `configmaps is forbidden: User "system:serviceaccount:${namespace}:someone" cannot list resource "configmaps" in API group "" in the namespace "${namespace}"`,
        details: { kind: 'configmaps' },
        code: 403,
      },
    });
    await createReader(namespace, 'someone');
    await eventually(async () => ok(await client.get(`/api/v1/namespaces/${namespace}/configmaps`)));
  });

  it('do not exist for an unknown token', async () => {
    expect(await api.withToken('made-up').get('/api/v1/namespaces')).toMatchObject({
      status: 401,
      body: { kind: 'Status', status: 'Failure', message: 'Unauthorized', reason: 'Unauthorized', code: 401 },
    });
  });
});

describe('tokens of ServiceAccounts', () => {
  it('are issued for a time', async ({ namespace }) => {
    const issued = await createServiceAccount(namespace, 'someone');
    expect(issued).toMatchObject({
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      spec: { expirationSeconds: 3600 },
    });
    const claims = JSON.parse(
      Buffer.from(text(issued, 'status.token').split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({ sub: `system:serviceaccount:${namespace}:someone` });
    const lifetimeMs = Date.parse(text(issued, 'status.expirationTimestamp')) - Date.now();
    expect(lifetimeMs).toBeGreaterThan(3_500_000);
    expect(lifetimeMs).toBeLessThan(3_700_000);
  });

  it('are recognised by a TokenReview', async ({ namespace }) => {
    const token = text(await createServiceAccount(namespace, 'someone'), 'status.token');
    expect(await reviewToken(token)).toMatchObject({
      status: {
        authenticated: true,
        user: {
          username: `system:serviceaccount:${namespace}:someone`,
          groups: expect.arrayContaining([
            'system:serviceaccounts',
            `system:serviceaccounts:${namespace}`,
            'system:authenticated',
          ]),
        },
      },
    });
  });

  it('that nobody issued are not recognised', async () => {
    expect(at(await reviewToken('made-up'), 'status.authenticated')).not.toBe(true);
  });

  it('are not issued for accounts that are not there', async ({ namespace }) => {
    const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
    expect(
      await api.post(`/api/v1/namespaces/${namespace}/serviceaccounts/absent/token`, body),
    ).toMatchObject({ status: 404 });
  });
});

async function reviewToken(token: string) {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token } };
  const reply = await api.post('/apis/authentication.k8s.io/v1/tokenreviews', body);
  expect(reply.status).toBe(201);
  return reply.body;
}
