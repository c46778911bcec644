import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFields } from '#lib/domain/kubernetes/check-fields.ts';
import { fieldAt, type KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { readKindSchema } from './kind-schema.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

/** A cluster before 1.24, which has one document for all kinds. */
function older(kube: KubeClient, asked: string[] = []): KubeClient {
  return {
    ...kube,
    raw: (method, path, ...rest) => {
      asked.push(path);
      return path.startsWith('/openapi/v3')
        ? Promise.reject(new MooringError('NOT_FOUND', 'the server could not find the requested resource'))
        : kube.raw(method, path, ...rest);
    },
  };
}

async function schemaOf(kube: KubeClient, info: KindInfo): Promise<KindSchema> {
  const schema = await readKindSchema(kube, info);
  if (schema === undefined) {
    throw new Error(`${info.kind} is not published`);
  }
  return schema;
}

it.each([
  ['of now', (kube: KubeClient) => kube],
  ['before 1.24', older],
])("reads what a cluster %s publishes of its own kinds and of Mooring's", async (_what, clusterOf) => {
  const kube = clusterOf(api.kube);
  const deployment = await schemaOf(kube, kinds.deployments);
  const container = ['spec', 'template', 'spec', 'containers', 0];
  expect(fieldAt(deployment, [...container, 'image'])).toMatchObject({ type: 'string' });
  expect(fieldAt(deployment, [...container, 'resources', 'limits', 'cpu'])?.type).toBeUndefined();
  const application = await schemaOf(kube, kinds.applications);
  expect(fieldAt(application, ['spec', 'skipInstallation'])).toMatchObject({ type: 'boolean' });
  expect(checkFields(application, { metadata: {}, spec: { skipInstalation: true } })).toMatchObject([
    { kind: 'unnamed', path: ['spec', 'skipInstalation'] },
  ]);
  const instance = await schemaOf(kube, kinds.serviceinstances);
  expect(checkFields(instance, { spec: { parameters: { any: { thing: 1 } } } })).toEqual([]);
});

it('asks a cluster once for a kind', async () => {
  const asked: string[] = [];
  const kube = older(api.kube, asked);
  await Promise.all([readKindSchema(kube, kinds.pods), readKindSchema(kube, kinds.pods)]);
  await readKindSchema(kube, kinds.pods);
  expect(asked).toEqual(['/openapi/v3/api/v1', '/openapi/v2']);
});

it('knows nothing of a kind where the cluster cannot be asked', async () => {
  const kube: KubeClient = {
    ...api.kube,
    raw: () => Promise.reject(new MooringError('FORBIDDEN', 'may not read it')),
  };
  expect(await readKindSchema(kube, kinds.pods)).toBeUndefined();
});
