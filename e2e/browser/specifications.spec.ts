import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as call } from 'undici';
import type { Endpoints } from '#bin/start/home.ts';
import { consoleClient } from '#e2e/fixtures/console-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';
import { ServicePage } from '#e2e/pages/service-page.ts';
import type { Application } from '#lib/domain/application/application.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';

const application = 'described';

const openapi = `{
  "openapi": "3.0.3",
  "info": {"title": "Orders", "version": "1", "description": "All **orders** of the shop."},
  "paths": {
    "/clients": {"get": {"summary": "List clients", "responses": {"200": {"description": "Some"}}}},
    "/orders": {"get": {
      "summary": "List orders",
      "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}}],
      "responses": {"404": {"description": "None"}, "200": {"description": "Some", "content": {"application/json": {
        "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}}}}}}}
  },
  "components": {"schemas": {"Order": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}
}`;

const asyncapi = JSON.stringify({
  asyncapi: '2.6.0',
  info: { title: 'Order events', version: '1' },
  channels: {
    'order.created.v1': {
      subscribe: {
        message: {
          name: 'OrderCreated',
          payload: { type: 'object', required: ['orderId'], properties: { orderId: { type: 'string' } } },
        },
      },
    },
  },
});

function edmx(properties: string): string {
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Shop" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Product"><Key><PropertyRef Name="sku"/></Key>
<Property Name="sku" Type="Edm.String" Nullable="false"/>${properties}</EntityType>
<EntityContainer Name="All"><EntitySet Name="Products" EntityType="Shop.Product"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;
}

async function register(endpoints: Endpoints, form: Partial<ServiceForm>): Promise<string> {
  const console_ = consoleClient(endpoints);
  await console_.post('/api/applications', { name: application }).catch(() => undefined);
  const whole = {
    provider: 'ACME',
    name: 'Orders',
    description: 'Orders of ACME',
    targetUrl: endpoints.sampleShop,
    credentials: { type: 'none' },
    spec: '',
    specUrl: '',
    ...form,
  };
  const path = `/api/applications/${application}/services`;
  return (await console_.post<{ id: string }>(path, whole)).id;
}

/** What the registry shows of a service. */
async function registered(endpoints: Endpoints, serviceId: string): Promise<string> {
  const answer = await call(`${endpoints.registry}/${application}/v1/metadata/services/${serviceId}`);
  return answer.body.text();
}

test('OpenAPI is read as a reference, by keyboard and on a phone', async ({ page, endpoints }) => {
  const view = new ServicePage(page);
  await view.open(application, await register(endpoints, { spec: openapi }));
  await expect(page.getByText('OpenAPI 3.0.3')).toBeVisible();
  await expect(page.locator('strong', { hasText: 'orders' })).toBeVisible();
  const operation = view.button(/GET \/orders List orders/);
  await operation.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('integer, in the query')).toBeVisible();
  await expect(page.getByText('maximum 50')).toBeVisible();
  await expect(page.getByText('array of Order')).toBeVisible();
  await expect(page.getByText('required', { exact: true })).toBeVisible();
  await expectAccessible(page, 'reference');
  await expectFitsPhone(page);
  await expectAccessible(page, 'reference on a phone');
});

test('AsyncAPI is read as channels and messages', async ({ page, endpoints }) => {
  const view = new ServicePage(page);
  await view.open(application, await register(endpoints, { targetUrl: '', spec: asyncapi }));
  const channel = page.getByRole('region', { name: 'Channel order.created.v1' });
  await expect(channel).toContainText('The application sends');
  await expect(channel).toContainText('OrderCreated');
  await expect(channel).toContainText('orderId');
  await expectAccessible(page, 'channels');
  await expectFitsPhone(page);
});

test('a breaking change is named before it is saved, and rendered anew after', async ({
  page,
  endpoints,
}) => {
  const id = await register(endpoints, { spec: openapi });
  const view = new ServicePage(page);
  await view.open(application, id);
  await view.show('Edit');
  await expect(view.button('Review changes')).toBeDisabled();
  await view.editLine('"/orders": {', '/orders', '/sales');
  await view.show('Target and credentials');
  await view.show(/^Edit/);
  await expect(view.line('"/sales": {')).toBeVisible();

  await page.route('**/review', (route) => route.abort());
  await view.button('Review changes').click();
  await expect(page.getByRole('alert').filter({ hasText: 'your text is kept' })).toBeVisible();
  await page.unroute('**/review');
  // a click right after the failure counts as the second one of a double click
  await expect(async () => {
    await view.button('Review changes').click();
    await expect(view.breakingChanges).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(view.breakingChanges).toContainText('The path /orders is gone.');
  await expect(view.breakingChanges).toContainText('No workload is bound to it now.');
  await expect(page.getByRole('region', { name: 'Changes to the specification' })).toContainText('/sales');
  await expectAccessible(page, 'review');
  expect(await registered(endpoints, id)).toContain('"/orders"');

  await view.button('Save with 1 breaking change').click();
  await expect(view.button(/GET \/sales List orders/)).toBeVisible();
  await expect(view.button(/GET \/orders/)).toHaveCount(0);
  const stored = await registered(endpoints, id);
  const sales = stored.slice(stored.indexOf('"/sales"'));
  expect(sales).toContain('"404"');
  expect(sales.indexOf('"404"')).toBeLessThan(sales.indexOf('"200"'));
});

test('a broken text is not lost, and says where it is broken', async ({ page, endpoints }) => {
  const view = new ServicePage(page);
  await view.open(application, await register(endpoints, { spec: openapi }));
  await view.show('Edit');
  await view.editLine('"/orders": {', '{', '');
  await expect(page.getByText(/^Line \d+$/).first()).toBeVisible();
  await expect(view.button('Review changes')).toBeDisabled();
  await expectAccessible(page, 'editor');
  await view.button('Revert').click();
  await expect(page.getByText('OpenAPI 3.0.3, valid')).toBeVisible();
  await expectFitsPhone(page);
});

test('what somebody else has saved meanwhile is not overwritten unseen', async ({ page, endpoints }) => {
  const id = await register(endpoints, { spec: openapi });
  const view = new ServicePage(page);
  await view.open(application, id);
  await view.show('Edit');
  await view.editLine('"/clients": {', '/clients', '/customers');
  await view.button('Review changes').click();
  await expect(view.breakingChanges).toContainText('The path /clients is gone.');

  const path = `/api/applications/${application}/services/${id}/specifications/api`;
  const console_ = consoleClient(endpoints);
  const { revision } = await console_.get<{ revision: string }>(path);
  const theirs = openapi.replace('List orders', 'List all orders');
  await console_.put(path, { text: theirs, revision });
  await view.button(/^Save with/).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has changed' });
  await expect(conflict).toBeVisible();
  await view.button('Review again').click();
  await expect(page.getByRole('region', { name: 'Changes to the specification' })).toContainText('List all');
  await view.button(/^Save with/).click();
  await expect(view.button(/GET \/customers List clients/)).toBeVisible();
});

test('OData is read from the API again, with what was taken away named first', async ({
  page,
  endpoints,
}) => {
  let metadata = edmx('<Property Name="price" Type="Edm.Decimal"/>');
  const api: Server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'application/xml').end(metadata);
  });
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  try {
    const { port } = api.address() as AddressInfo;
    const id = await register(endpoints, { targetUrl: `http://127.0.0.1:${port}`, spec: metadata });
    const view = new ServicePage(page);
    await view.open(application, id);
    await expect(page.getByRole('table', { name: 'Entity sets' })).toContainText('Products');
    await expect(page.getByRole('table', { name: 'Properties of Shop.Product' })).toContainText(
      'Edm.Decimal',
    );
    await expectAccessible(page, 'entity sets');
    metadata = edmx('<Property Name="name" Type="Edm.String"/>');
    await view.show('Edit');
    await view.button('Read it again').click();
    await expect(view.breakingChanges).toContainText('The property price is gone.');
    await view.button('Save with 1 breaking change').click();
    await expect(page.getByRole('table', { name: 'Properties of Shop.Product' })).toContainText('name');
    await expectFitsPhone(page);
  } finally {
    api.close();
  }
});

test('credentials are replaced without ever coming to the browser', async ({ page, endpoints }) => {
  const secret = 'sea-legs';
  const id = await register(endpoints, {
    spec: openapi,
    credentials: { type: 'basic', username: 'shop', password: secret },
  });
  const { api } = JSON.parse(await registered(endpoints, id)) as { api: object };
  expect(JSON.stringify(api)).not.toContain(secret);
  const seen: string[] = [];
  page.on('response', (response) => {
    response.text().then(
      (text) => seen.push(text),
      () => undefined,
    );
  });
  async function ordersStatus(): Promise<number> {
    const answer = await call(`${endpoints.gateway}/orders`, { headers: { host: await gatewayHost() } });
    await answer.body.dump();
    return answer.statusCode;
  }
  async function gatewayHost(): Promise<string> {
    const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
    const { items } = await kube.list<Application>(kinds.applications);
    const services = items.flatMap(({ spec }) => spec?.services ?? []);
    const url = services.find((service) => service.id === id)?.entries[0]?.gatewayUrl ?? '';
    return new URL(url).host;
  }
  await expect.poll(ordersStatus).toBe(200);

  const view = new ServicePage(page);
  await view.open(application, id);
  await view.show('Target and credentials');
  await expect(view.field('User name')).toHaveValue('********');
  await expect(view.field('Password')).toHaveValue('********');
  await expectAccessible(page, 'settings');
  await view.field('Password').fill('wrong');
  await view.button('Save').click();
  await expect(page.getByText('Orders is saved').first()).toBeVisible();
  await expect(view.field('Password')).toHaveValue('********');
  await expect.poll(ordersStatus).toBe(401);

  await page.reload();
  await view.field('Description').fill('Orders, described anew');
  await view.button('Save').click();
  await expect(page.getByText('Orders is saved').first()).toBeVisible();
  expect(await ordersStatus()).toBe(401);
  expect(seen.join('\n')).not.toContain(secret);

  await view.field('Password').fill(secret);
  await view.button('Save').click();
  await expect.poll(ordersStatus).toBe(200);
  expect(await registered(endpoints, id)).toContain('Orders, described anew');
  expect(await registered(endpoints, id)).toContain('"/orders"');
  await expectFitsPhone(page);
  await page.reload();
  await expect(view.field('Password')).toHaveValue('********');
  expect(seen.join('\n')).not.toContain(secret);
});

test('two people change one service: only the same setting is asked about', async ({ page, endpoints }) => {
  const id = await register(endpoints, { spec: openapi });
  const api = consoleClient(endpoints);
  const path = `/api/applications/${application}/services/${id}`;
  const view = new ServicePage(page);
  await view.open(application, id);
  await view.show('Target and credentials');
  await page.getByLabel('Short description').fill('Orders, in short');
  await view.button('Save').click();
  await expect(page.getByText('Orders is saved').first()).toBeVisible();

  await view.field('Description').fill('Described by one');
  await view.field('Provider').fill('One');
  const stored = {
    provider: 'ACME',
    name: 'Orders',
    description: 'Orders of ACME',
    shortDescription: 'Orders, in short',
    targetUrl: endpoints.sampleShop,
    credentials: { type: 'none' },
    csrfUrl: '',
  };
  await api.put(path, {
    base: stored,
    settings: { ...stored, name: 'Sales', description: 'Described by another' },
  });
  await view.button('Save').click();
  await expect(page.getByText('Somebody else has changed the same settings')).toBeVisible();
  await expect(view.field('Description')).toHaveValue('Described by one');
  const choice = page.getByRole('group', { name: 'Description' });
  await expect(choice).toHaveCount(1);
  await expect(choice).toContainText('Described by another');
  await expectAccessible(page, 'a conflict in the settings');
  await choice.getByRole('radio', { name: 'What you entered' }).press('Space');
  await view.button('Save what I chose').press('Enter');
  await expect(page.getByText('Sales is saved').first()).toBeVisible();
  await expect(view.field('Name')).toHaveValue('Sales');
  expect(await api.get(path)).toMatchObject({
    provider: 'One',
    name: 'Sales',
    description: 'Described by one',
    shortDescription: 'Orders, in short',
  });
  await expectFitsPhone(page);
});
