import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Application, findService } from '#lib/domain/application/application.ts';
import { settingsOf } from '#lib/domain/application/service-settings.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';
import type { OperationContext } from '../../context.ts';
import { getService } from '../get.ts';
import { updateService } from '../update.ts';

let registry: TestRegistry;
let context: OperationContext;

beforeAll(async () => {
  registry = await startTestRegistry();
  context = { kube: registry.api.kube, config: { registryUrl: registry.url } as OperationContext['config'] };
});
afterAll(() => registry?.stop());

const whole = {
  description: 'A long text about orders',
  shortDescription: 'Orders, in short',
  labels: { team: 'sales', empty: '' },
  api: {
    targetUrl: 'https://orders.example.com',
    spec: { openapi: '3.0.0', info: { title: 't', version: '1' }, paths: {}, 'x-size': 1 },
    credentials: { oauth: { url: 'https://t.example.com', clientId: 'id', clientSecret: 'secret' } },
    requestParameters: { headers: { 'x-key': ['value'] }, queryParameters: { tenant: ['a', 'b'] } },
  },
  events: { spec: { asyncapi: '2.0.0', info: { title: 't', version: '1' }, channels: {} } },
  documentation: { displayName: 'd', description: 'd', type: 't', tags: ['x', 'y'], docs: [{ title: 'a' }] },
};

it.each([
  ['with all there is', whole],
  ['with events that have no specification', { ...whole, events: { spec: null } }],
  ['without a short description', { ...whole, shortDescription: '' }],
])('changes one setting of a service %s, and nothing else', async (_what, part) => {
  const application = await registry.newApplication();
  const serviceId = await registry.register(application, part);
  const path = servicesPath(application, serviceId);
  const state = async () => ({
    service: findService(
      await registry.api.kube.get<Application>(kinds.applications, application),
      serviceId,
    ),
    answer: (await registry.call('GET', path)).body,
    objects: await registry.objectsOf(application),
  });
  const before = await state();
  const settings = settingsOf(await getService(context, application, serviceId));
  expect(settings.shortDescription).toBe(part.shortDescription);
  const edit = { base: settings, settings: { ...settings, provider: 'Other' } };
  await updateService(context, { application, serviceId }, edit);
  expect(await state()).toEqual({
    ...before,
    service: { ...before.service, providerDisplayName: 'Other' },
    answer: { ...before.answer, provider: 'Other' },
  });
});

it('keeps the short description beside another long one', async () => {
  const application = await registry.newApplication();
  const serviceId = await registry.register(application, whole);
  const settings = settingsOf(await getService(context, application, serviceId));
  const edit = { base: settings, settings: { ...settings, description: 'Another text' } };
  await updateService(context, { application, serviceId }, edit);
  const { services } = await registry.specOf(application);
  expect(services?.[0]).toMatchObject({
    description: 'Orders, in short',
    longDescription: 'Another text',
  });
});
