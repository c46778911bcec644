import { expect, it } from 'vitest';
import { type ErrorCode, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { hasServiceCatalog } from './has-service-catalog.ts';

function listing(items: unknown[]): Pick<KubeClient, 'list'> {
  return { list: async () => ({ metadata: { resourceVersion: '1' }, items: items as never[] }) };
}

function failing(code: ErrorCode): Pick<KubeClient, 'list'> {
  return { list: () => Promise.reject(new MooringError(code, 'no')) };
}

function configuration(...apiGroups: string[]): unknown {
  return { metadata: { name: 'any' }, webhooks: [{ rules: [{ apiGroups: ['apps'] }, { apiGroups }] }] };
}

it('knows Service Catalog by a webhook for its kinds', async () => {
  expect(await hasServiceCatalog(listing([configuration('servicecatalog.k8s.io')]))).toBe(true);
});

it.each([
  ['nobody registers a webhook', []],
  ['webhooks are for other kinds', [configuration('apps'), { metadata: { name: 'bare' } }]],
])('finds none where %s', async (_what, items) => {
  expect(await hasServiceCatalog(listing(items))).toBe(false);
});

it.each(['FORBIDDEN', 'NOT_FOUND'] as const)('finds none where the question is answered %s', async (code) => {
  expect(await hasServiceCatalog(failing(code))).toBe(false);
});

it('does not guess while the API does not answer', async () => {
  await expect(hasServiceCatalog(failing('UNAVAILABLE'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
