import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { type ErrorCode, MooringError } from '#lib/errors.ts';
import { decideMode } from './decide-mode.ts';

type Cluster = Parameters<typeof decideMode>[0];

const crdsDir = new URL('../../deploy/crds/', import.meta.url);
const ownDefinitions = readdirSync(crdsDir).map(
  (file) => parse(readFileSync(new URL(file, crdsDir), 'utf8')) as KubeObject,
);

function cluster(webhooks: unknown[], definitions: KubeObject[] = ownDefinitions): Cluster {
  return {
    list: async () => ({ metadata: { resourceVersion: '1' }, items: webhooks as never[] }),
    find: async (_kind, name) => definitions.find(({ metadata }) => metadata.name === name) as never,
  };
}

function failing(code: ErrorCode): Cluster {
  const fail = () => Promise.reject(new MooringError(code, 'no'));
  return { list: fail, find: fail };
}

function configuration(...apiGroups: string[]): unknown {
  return { metadata: { name: 'any' }, webhooks: [{ rules: [{ apiGroups: ['apps'] }, { apiGroups }] }] };
}

function foreign(name: string): KubeObject {
  return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name } };
}

async function decided(kube: Cluster): Promise<string> {
  return (await decideMode(kube, { mode: 'auto' })).mode;
}

it('knows another catalog by a webhook for its kinds', async () => {
  expect(await decided(cluster([configuration('servicecatalog.k8s.io')]))).toBe('external');
});

it('knows another catalog by definitions that Mooring has not made, and names them', async () => {
  const found = await decideMode(
    cluster([], [...ownDefinitions.slice(0, 1), foreign('servicebrokers.servicecatalog.k8s.io')]),
    { mode: 'auto' },
  );
  expect(found).toMatchObject({
    mode: 'external',
    because: expect.stringMatching(
      /made servicebrokers\.servicecatalog\.k8s\.io\. .*MOORING_CATALOG_MODE=own/,
    ),
  });
});

it.each([
  ['nobody registers a webhook', []],
  ['webhooks are for other kinds', [configuration('apps'), { metadata: { name: 'bare' } }]],
])('works where %s', async (_what, webhooks) => {
  expect(await decided(cluster(webhooks))).toBe('own');
  expect(await decided(cluster(webhooks, []))).toBe('own');
});

it('definitions of other groups say nothing', async () => {
  expect(await decided(cluster([], [foreign('servicebindings.servicebinding.io')]))).toBe('own');
});

it.each(['FORBIDDEN', 'NOT_FOUND'] as const)('works where the questions are answered %s', async (code) => {
  expect(await decided(failing(code))).toBe('own');
});

it('does not guess while the API does not answer', async () => {
  await expect(decided(failing('UNAVAILABLE'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it.each(['own', 'external'] as const)('asks nobody where it is told %s', async (mode) => {
  expect((await decideMode(failing('UNAVAILABLE'), { mode })).mode).toBe(mode);
});
