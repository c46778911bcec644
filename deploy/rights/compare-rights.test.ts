import { expect, it } from 'vitest';
import { type ApiCall, apiCallOf } from './api-call.ts';
import { compareRights } from './compare-rights.ts';
import type { Grant } from './read-grants.ts';

const secretsOf = (verb: string, more: Partial<Grant> = {}): Grant => ({
  group: '',
  resource: 'secrets',
  verb,
  names: undefined,
  namespace: 'kyma-integration',
  role: 'edge',
  ...more,
});

function report(grants: Grant[], ...requests: [method: string, path: string][]) {
  const calls = requests.flatMap(([method, path]) => apiCallOf(method, path, 'run-1') ?? []);
  return compareRights({ name: 'edge', components: ['edge'], grants }, new Map([['edge', calls]]));
}

it.each([
  [
    'GET',
    '/api/v1/namespaces/run-1/secrets/a',
    { verb: 'get', resource: 'secrets', scope: 'own', name: 'a' },
  ],
  ['GET', '/api/v1/namespaces/b', { verb: 'get', resource: 'namespaces', scope: 'cluster', name: 'b' }],
  ['GET', '/api/v1/secrets?watch=true', { verb: 'watch', resource: 'secrets', scope: 'cluster' }],
  [
    'GET',
    '/api/v1/namespaces/run-1/secrets?watch=true&fieldSelector=metadata.name%3Da',
    { verb: 'watch', resource: 'secrets', scope: 'own', name: 'a' },
  ],
  [
    'PUT',
    '/apis/apps/v1/namespaces/b/deployments/a/status',
    {
      verb: 'update',
      group: 'apps',
      resource: 'deployments/status',
      scope: 'other',
      namespace: 'b',
      name: 'a',
    },
  ],
  [
    'DELETE',
    '/api/v1/namespaces/run-1/secrets',
    { verb: 'deletecollection', resource: 'secrets', scope: 'own' },
  ],
] as const)('reads %s %s as authorization does', (method, path, call: Partial<ApiCall>) => {
  expect(apiCallOf(method, path, 'run-1')).toEqual({ group: '', ...call });
});

it.each(['/version', '/apis', '/apis/apps/v1', '/api/v1', '/openapi/v2'])('%s needs no right', (path) => {
  expect(apiCallOf('GET', path, 'run-1')).toBeUndefined();
});

it('finds nothing where both fit', () => {
  const calls = [
    ['GET', '/api/v1/namespaces/run-1/secrets/tls'],
    ['POST', '/api/v1/namespaces/run-1/secrets'],
  ] as [string, string][];
  const grants = [secretsOf('get', { names: ['tls'] }), secretsOf('create')];
  expect(report(grants, ...calls)).toEqual({ missing: [], spare: [] });
});

it('tells what a component would be refused', () => {
  const { missing } = report(
    [secretsOf('get', { names: ['tls'] })],
    ['GET', '/api/v1/namespaces/run-1/secrets/ca'],
  );
  expect(missing).toEqual(['edge: edge may not get secrets "ca" in its namespace']);
  expect(report([secretsOf('list')], ['GET', '/api/v1/secrets']).missing).toHaveLength(1);
});

it('tells what nothing uses, also a wide right beside a narrow one that suffices', () => {
  const grants = [secretsOf('get'), secretsOf('get', { names: ['tls'] }), secretsOf('delete')];
  const { spare } = report(grants, ['GET', '/api/v1/namespaces/run-1/secrets/tls']);
  expect(spare).toEqual([
    'edge: edge allows to get secrets in kyma-integration, which nothing does',
    'edge: edge allows to delete secrets in kyma-integration, which nothing does',
  ]);
});
