import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { it, ok } from './scratch.ts';
import { api } from './target.ts';

function resource(discovered: unknown, name: string) {
  return list(discovered, 'resources').find((entry) => at(entry, 'name') === name);
}

describe('discovery', () => {
  it('says which version it is', async () => {
    const version = ok(await api.get('/version'));
    expect(text(version, 'major')).toBe('1');
    expect(text(version, 'gitVersion')).toMatch(/^v1\.\d+\.\d+/);
  });

  it.each(['/healthz', '/readyz', '/livez'])('answers ok on %s', async (path) => {
    expect(await api.get(path)).toMatchObject({ status: 200, body: 'ok' });
  });

  it('lists the versions of the core group', async () => {
    expect(ok(await api.get('/api'))).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  });

  it('lists the groups with their preferred versions', async () => {
    const groups = ok(await api.get('/apis'));
    expect(groups).toMatchObject({ kind: 'APIGroupList' });
    const preferred = new Map(
      list(groups, 'groups').map((group) => [
        text(group, 'name'),
        text(group, 'preferredVersion.groupVersion'),
      ]),
    );
    expect(preferred.get('apps')).toBe('apps/v1');
    expect(preferred.get('apiextensions.k8s.io')).toBe('apiextensions.k8s.io/v1');
    expect(preferred.get('rbac.authorization.k8s.io')).toBe('rbac.authorization.k8s.io/v1');
    expect(preferred.get('authorization.k8s.io')).toBe('authorization.k8s.io/v1');
    expect(preferred.get('authentication.k8s.io')).toBe('authentication.k8s.io/v1');
    expect(preferred.get('coordination.k8s.io')).toBe('coordination.k8s.io/v1');
  });

  it('describes one group', async () => {
    expect(ok(await api.get('/apis/apps'))).toMatchObject({
      kind: 'APIGroup',
      name: 'apps',
      versions: expect.arrayContaining([{ groupVersion: 'apps/v1', version: 'v1' }]),
      preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
    });
  });

  it('lists the core resources with scope, kind, verbs and short names', async () => {
    const discovered = ok(await api.get('/api/v1'));
    expect(discovered).toMatchObject({ kind: 'APIResourceList', groupVersion: 'v1' });
    expect(resource(discovered, 'namespaces')).toMatchObject({
      namespaced: false,
      kind: 'Namespace',
      shortNames: ['ns'],
    });
    expect(resource(discovered, 'configmaps')).toMatchObject({
      namespaced: true,
      kind: 'ConfigMap',
      shortNames: ['cm'],
      verbs: expect.arrayContaining([
        'create',
        'delete',
        'deletecollection',
        'get',
        'list',
        'patch',
        'update',
        'watch',
      ]),
    });
    for (const name of ['secrets', 'services', 'serviceaccounts', 'events', 'pods', 'endpoints', 'nodes']) {
      expect(resource(discovered, name), name).toBeDefined();
    }
  });

  it('lists subresources as resources of their own', async () => {
    expect(resource(ok(await api.get('/api/v1')), 'serviceaccounts/token')).toMatchObject({
      group: 'authentication.k8s.io',
      version: 'v1',
      kind: 'TokenRequest',
    });
    const apps = ok(await api.get('/apis/apps/v1'));
    expect(resource(apps, 'deployments/status')).toMatchObject({ kind: 'Deployment' });
    expect(resource(apps, 'deployments/scale')).toMatchObject({
      group: 'autoscaling',
      version: 'v1',
      kind: 'Scale',
    });
    expect(resource(apps, 'deployments')).toMatchObject({ categories: ['all'], shortNames: ['deploy'] });
  });

  it('publishes an OpenAPI document that ties definitions to kinds', async () => {
    const document: unknown = JSON.parse(String((await api.send('GET', '/openapi/v2', { raw: true })).body));
    expect(at(document, 'swagger')).toBe('2.0');
    const definition = at(document, 'definitions[io.k8s.api.core.v1.ConfigMap]');
    expect(at(definition, 'x-kubernetes-group-version-kind')).toEqual([
      { group: '', kind: 'ConfigMap', version: 'v1' },
    ]);
  });

  it.each(['/apis/nowhere.example.com', '/apis/apps/v9', '/api/v9', '/nowhere'])(
    'does not know %s',
    async (path) => {
      expect(await api.get(path)).toMatchObject({ status: 404 });
    },
  );
});
