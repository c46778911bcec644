import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import { install } from '#lib/k8s/install.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';

// Definitions of a group of the run's own, made by somebody else first: as Service Catalog 0.3 has its kinds, of the v1beta1
// days where the server still takes those.
const { customresourcedefinitions } = kinds;
const plurals = ['apples', 'brokers', 'cherries'];
let api: TestApi;
let dir = '';
let group = '';
let count = 0;

interface StoredDefinition extends KubeObject {
  status?: { conditions?: Condition[] };
  spec: {
    preserveUnknownFields?: boolean;
    versions: { schema?: { openAPIV3Schema?: { description?: string } } }[];
  };
}

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

beforeEach(async () => {
  group = `run${count++}-${api.id}.example.com`;
  dir = await mkdtemp(join(tmpdir(), 'mooring-crds-'));
  await mkdir(join(dir, 'defaults'));
  for (const plural of plurals) {
    await writeFile(join(dir, `${plural}.yaml`), JSON.stringify(ours(plural)));
  }
});
afterEach(async () => {
  await Promise.all(
    plurals.map((plural) => api.kube.delete(customresourcedefinitions, `${plural}.${group}`)),
  );
  await rm(dir, { recursive: true });
});

function names(plural: string) {
  return { plural, singular: plural.slice(0, -1), kind: `${plural[0]?.toUpperCase()}${plural.slice(1, -1)}` };
}

/** As Mooring brings it: with a schema that has a default. */
function ours(plural: string, scope = 'Cluster'): KubeObject {
  const spec = { type: 'object', properties: { mode: { type: 'string', default: 'Duration' } } };
  const schema = { openAPIV3Schema: { type: 'object', description: 'ours', properties: { spec } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      preserveUnknownFields: false,
      group,
      scope,
      names: names(plural),
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  } as KubeObject;
}

/** Without a schema, everything allowed; in use by the time it resolves. */
async function plantForeign(plural: string, scope = 'Cluster'): Promise<void> {
  await createForeign(plural, scope);
  await eventually(
    async () => isConditionTrue((await stored(plural))?.status?.conditions, 'Established') || undefined,
  );
}

async function createForeign(plural: string, scope: string): Promise<void> {
  const metadata = { name: `${plural}.${group}`, labels: { theirs: 'yes' } };
  const kind = 'CustomResourceDefinition';
  try {
    await api.kube.raw('POST', '/apis/apiextensions.k8s.io/v1beta1/customresourcedefinitions', {
      apiVersion: 'apiextensions.k8s.io/v1beta1',
      kind,
      metadata,
      spec: { group, scope, names: names(plural), version: 'v1' },
    });
  } catch (error) {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    const versions = [{ name: 'v1', served: true, storage: true, schema }];
    await api.kube.create(customresourcedefinitions, {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind,
      metadata,
      spec: { group, scope, names: names(plural), versions },
    } as KubeObject);
  }
}

function start(foreignGroups: string[] = []): Promise<void> {
  const { kube, namespace } = api;
  return install({ kube, crdsDir: dir, defaultsDir: join(dir, 'defaults'), namespace, foreignGroups });
}

async function stored(plural: string): Promise<StoredDefinition | undefined> {
  return api.kube.find<StoredDefinition>(customresourcedefinitions, `${plural}.${group}`);
}

function descriptionOf(definition: StoredDefinition | undefined): string | undefined {
  return definition?.spec.versions[0]?.schema?.openAPIV3Schema?.description;
}

it('definitions that somebody else made become Mooring’s, with defaults in their schemas', async () => {
  await plantForeign('apples');
  await start();
  await start();
  const [apples, brokers] = [await stored('apples'), await stored('brokers')];
  expect([descriptionOf(apples), descriptionOf(brokers)]).toEqual(['ours', 'ours']);
  expect(apples?.metadata.labels).toEqual({ theirs: 'yes' });
  expect(apples?.spec.preserveUnknownFields ?? false).toBe(false);
});

it('definitions of a group that somebody else brings stay as they are', async () => {
  await Promise.all(plurals.map((plural) => plantForeign(plural)));
  const before = await stored('apples');
  await start([group]);
  const after = await stored('apples');
  expect([after?.metadata.labels, after?.spec]).toEqual([before?.metadata.labels, before?.spec]);
});

it('definitions that somebody else was to bring are named where they are missing, and none is added', async () => {
  await plantForeign('apples');
  await expect(start([group])).rejects.toMatchObject({
    code: 'PRECONDITION',
    message: expect.stringMatching(/lacks brokers\.\S+, cherries\./),
  });
  expect(await stored('brokers')).toBeUndefined();
});

it('every definition that Mooring brings replaces one of the v1beta1 days', async () => {
  const folder = new URL('../../deploy/crds/', import.meta.url);
  for (const file of await readdir(folder)) {
    const definition = parse(await readFile(new URL(file, folder), 'utf8')) as StoredDefinition;
    expect([file, definition.spec.preserveUnknownFields]).toEqual([file, false]);
  }
});

it('where one definition is refused, none is changed', async () => {
  await plantForeign('apples');
  await plantForeign('cherries', 'Namespaced');
  await expect(start()).rejects.toMatchObject({
    code: 'UNPROCESSABLE',
    message: expect.stringMatching(/none was changed.*cherries\..*spec\.scope/),
  });
  expect(descriptionOf(await stored('apples'))).toBeUndefined();
  expect(await stored('brokers')).toBeUndefined();
});
