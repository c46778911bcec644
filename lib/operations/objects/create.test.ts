import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import type { OperationContext } from '../context.ts';
import { createObject } from './create.ts';

let api: TestApi;
let context: OperationContext;

beforeAll(async () => {
  api = await startTestApi();
  context = { kube: api.kube, config: {} as OperationContext['config'] };
});
afterAll(() => api?.stop());

function binding(name: string, rest = ''): string {
  return `apiVersion: servicecatalog.k8s.io/v1beta1
kind: ServiceBinding
metadata:
  name: ${name}
  namespace: ${api.namespace}
spec:
  instanceRef:
    name: orders
${rest}`;
}

it('creates what a text says, after a dry run that stores nothing', async () => {
  const asked = { text: binding('made'), dryRun: true };
  expect((await createObject(context, 'servicebindings', asked)).text).toContain('name: orders');
  expect(await api.kube.find(kinds.servicebindings, 'made', api.namespace)).toBeUndefined();
  await createObject(context, 'servicebindings', { ...asked, dryRun: false });
  expect(await api.kube.get(kinds.servicebindings, 'made', api.namespace)).toMatchObject({
    spec: { instanceRef: { name: 'orders' } },
  });
  await expect(createObject(context, 'servicebindings', { ...asked, dryRun: false })).rejects.toMatchObject({
    code: 'EXISTS',
  });
});

it('refuses fields that the kind does not have, at their lines', async () => {
  const text = binding('wrong', '  instanceReference: x\n');
  await expect(createObject(context, 'servicebindings', { text, dryRun: true })).rejects.toMatchObject({
    code: 'INVALID',
    details: [expect.objectContaining({ line: 9 })],
  });
});

it('refuses another kind, a missing namespace, and kinds that may hold secrets', async () => {
  const asked = { text: binding('other'), dryRun: true };
  await expect(createObject(context, 'serviceinstances', asked)).rejects.toMatchObject({ code: 'INVALID' });
  const nowhere = { ...asked, text: asked.text.replace(/ {2}namespace:.*\n/, '') };
  await expect(createObject(context, 'servicebindings', nowhere)).rejects.toThrow('needs metadata.namespace');
  await expect(createObject(context, 'secrets', asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('refuses an Application whose name is too long for what is derived from it, before anything is stored', async () => {
  const text = (name: string) =>
    `apiVersion: applicationconnector.kyma-project.io/v1alpha1\nkind: Application\nmetadata:\n  name: ${name}\nspec: {}\n`;
  const create = (name: string) => createObject(context, 'applications', { text: text(name), dryRun: true });
  await expect(create(`a${'b'.repeat(40)}`)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('40'),
  });
  expect(await create(`a${'b'.repeat(39)}`)).toMatchObject({ warnings: [] });
});
