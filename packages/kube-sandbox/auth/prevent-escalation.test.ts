import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKubeApi } from '../create.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const apiVersion = 'rbac.authorization.k8s.io/v1';
const apiGroup = 'rbac.authorization.k8s.io';

async function withApi(
  use: (post: (token: string, path: string, body: unknown) => Promise<number>) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'escalation-'));
  const tokens = new Map([['editor', { name: 'editor', groups: ['system:authenticated'] }]]);
  const api = await createKubeApi({ databasePath: join(home, 'api.sqlite'), adminToken: 'admin', tokens });
  try {
    const url = await api.listen({ port: 0 });
    await use(async (token, path, body) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      await response.arrayBuffer();
      return response.status;
    });
  } finally {
    await api.close();
    rmSync(home, { recursive: true, force: true });
  }
}

describe('granting permissions', () => {
  it('is limited to those the writer has', async () => {
    await withApi(async (post) => {
      const roles = `${rbac}/namespaces/default/roles`;
      const bindings = `${rbac}/namespaces/default/rolebindings`;
      const subjects = [{ kind: 'User', apiGroup, name: 'editor' }];
      const bind = (name: string, kind: string, role: string): unknown => ({
        apiVersion,
        kind: 'RoleBinding',
        metadata: { name },
        subjects,
        roleRef: { apiGroup, kind, name: role },
      });
      const role = (name: string, resources: string[]): unknown => ({
        apiVersion,
        kind: 'Role',
        metadata: { name },
        rules: [{ apiGroups: [''], resources, verbs: ['get'] }],
      });
      expect(await post('admin', bindings, bind('editor', 'ClusterRole', 'admin'))).toBe(201);
      expect(await post('editor', roles, role('pods', ['pods']))).toBe(201);
      expect(await post('editor', roles, role('nodes', ['nodes']))).toBe(403);
      expect(await post('editor', roles, role('all', ['*']))).toBe(403);
      expect(await post('editor', bindings, bind('more', 'ClusterRole', 'cluster-admin'))).toBe(403);
      expect(await post('editor', bindings, bind('same', 'Role', 'pods'))).toBe(201);
    });
  });
});
