import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { type FormBroker, startFormBroker } from '#e2e/fixtures/start-form-broker.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { eventually } from '#testing/eventually.ts';

test.describe('the catalog', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('shows a service with its plan, and orders an instance of it once', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'catalog-order');
    await page.goto(`/catalog?namespace=${seeded.namespace}`);
    await page.getByRole('link', { name: 'Orders API', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders API');
    await expect(page.getByText('No specification')).toBeVisible();
    await expect(page.getByText('Not in use')).toBeVisible();
    await expectAccessible(page, 'a catalog entry');

    await page.getByRole('button', { name: 'Create instance' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create an instance of Orders API' });
    await dialog.getByLabel('Name').fill('Not A Name');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toContainText('Use lower-case letters, digits and dashes.');
    await dialog.getByLabel('Name').fill('orders');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toContainText('Ready');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('link', { name: 'orders', exact: true })).toBeVisible();

    // an Application's service is provisioned once in a namespace
    await page.getByRole('button', { name: 'Create instance' }).click({ force: true });
    await expect(dialog).toHaveCount(0);
  });

  test('shows each service once, with its namespaces, and draws only what is in sight', async ({ page }) => {
    const namespaces = ['catalog-wide-1', 'catalog-wide-2'];
    await allowMany(kubectl, 'catalog-wide', 150, namespaces);
    await page.goto('/catalog?application=catalog-wide');
    await expect(page.getByText(/^150 of \d+$/)).toBeVisible({ timeout: 60_000 });
    const html = await (await page.request.get('/catalog?application=catalog-wide')).text();
    expect(html).toContain('Service 000');

    const cards = page.getByRole('list', { name: 'Services' });
    await expect(cards.getByRole('link', { name: 'Service 000 in catalog-wide-2' })).toBeVisible();
    expect(await elementCount(page)).toBeLessThanOrEqual(1_500);
    await expectAccessible(page, 'the cards of the catalog');
    await page.keyboard.press('End');
    await expect(cards.getByRole('heading', { name: 'Service 149' })).toBeInViewport();
    await expect(cards.getByRole('heading', { name: 'Service 000' })).toHaveCount(0);
    expect(await elementCount(page)).toBeLessThanOrEqual(1_500);

    await page.getByRole('button', { name: 'Table' }).click();
    await expect(page).toHaveURL(/view=table/);
    await expect(page.getByRole('table', { name: 'Services' })).toBeVisible();
    expect(await elementCount(page)).toBeLessThanOrEqual(1_500);
    await expectAccessible(page, 'the table of the catalog');
  });

  test('combines its filters in the address, and says what of it there is not', async ({ page }) => {
    await allowMany(kubectl, 'catalog-few', 3, ['catalog-few-1', 'catalog-few-2']);
    await page.goto('/catalog?application=catalog-few');
    await expect(page.getByText(/^3 of \d+$/)).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Namespace', { exact: true }).fill('catalog-few-2');
    await page.getByLabel('State', { exact: true }).selectOption('Not in use');
    await page.getByRole('searchbox', { name: 'Filter services' }).fill('service 001');
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Bind Service 001 in catalog-few-2' })).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('catalog-few-2 catalog-few-1');
    await page.getByLabel('State', { exact: true }).selectOption('In use');
    await expect(page.getByText('No service matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(page).toHaveURL(/\/catalog$/);

    await page.goto('/catalog?namespace=nowhere&state=odd&sort=odd');
    const notices = page.getByRole('status');
    await expect(notices.filter({ hasText: 'There is no state “odd”' })).toContainText('no order “odd”');
    await expect(notices.filter({ hasText: 'No service is allowed in a namespace nowhere' })).toBeVisible();
    await expectAccessible(page, 'a catalog with an odd address');
    await page.getByRole('button', { name: 'Take it out of the address' }).click();
    await page.getByRole('button', { name: 'Show all namespaces' }).click();
    await expect(page).toHaveURL(/\/catalog$/);
    await expect(page.getByText('No service is allowed')).toHaveCount(0);
  });

  test.describe('of another broker', () => {
    let broker: FormBroker;

    test.beforeAll(async () => {
      broker = await startFormBroker();
    });

    test.afterAll(() => broker.stop());

    /** Opens the form for the other broker's service in a namespace of its own. */
    async function order(page: Page, namespace: string): Promise<Locator> {
      await kubectl.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      await kubectl.apply({
        apiVersion: 'servicecatalog.k8s.io/v1beta1',
        kind: 'ServiceBroker',
        metadata: { name: 'databases', namespace },
        spec: { url: broker.url },
      });
      await page.goto(`/catalog?namespace=${namespace}`);
      await page.getByRole('link', { name: 'database', exact: true }).click();
      await page.getByRole('button', { name: 'Create instance' }).click();
      return page.getByRole('dialog', { name: 'Create an instance of database' });
    }

    test('makes a form of the plan’s schema and sends what was entered', async ({ page, endpoints }) => {
      const namespace = 'catalog-form';
      const dialog = await order(page, namespace);
      await dialog.getByLabel('Plan').selectOption('Large');
      await expect(dialog.getByLabel('Size')).toHaveValue('20');
      await dialog.getByLabel('Size').fill('2000');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(dialog).toContainText('Enter 100 or less.');
      await expect(dialog).toContainText('Enter Owner.');
      await dialog.getByLabel('Size').fill('40');
      await dialog.getByLabel('Owner').fill('ann');
      await dialog.getByLabel('Region').selectOption('eu');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(dialog).toContainText('Ready');

      const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
      const instance = await eventually(async () => {
        const { items } = await kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
        return items[0];
      });
      expect(instance.spec.parameters).toEqual({ size: 40, owner: 'ann', region: 'eu' });
      expect(broker.provisioned()).toContainEqual({ size: 40, owner: 'ann', region: 'eu' });
    });

    test('sends any name and every digit, and takes untouched values from the plan', async ({ page }) => {
      const dialog = await order(page, 'catalog-names');
      await dialog.getByLabel('Plan').selectOption('Large');
      await expect(dialog.getByLabel('Size')).toHaveValue('20');
      await dialog.getByLabel('Owner').fill('ann');
      await dialog.getByLabel('Plan').selectOption('Stream');
      await expect(dialog.getByLabel('Size')).toHaveValue('5');
      await expect(dialog).toContainText('Not sent with this plan: Owner');
      await expectAccessible(page, 'an order with a value that is not sent');

      await dialog.getByLabel('retention.ms').fill('9223372036854775808');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(dialog).toContainText('Kubernetes keeps whole numbers of 64 bits only');
      await expect(dialog).toContainText('Enter x[0].');
      await expect(dialog).toContainText("Enter it's.");
      await expect(dialog.getByLabel('retention.ms')).toBeFocused();

      // the keyboard alone
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('9007199254740993');
      await page.keyboard.press('Tab');
      await page.keyboard.type('first');
      await page.keyboard.press('Tab');
      await page.keyboard.type('yes');
      await page.keyboard.press('Enter');
      await expect(dialog).toContainText('Ready');
      expect(broker.provisioned()).toContainEqual({
        'retention.ms': 9007199254740993n,
        'x[0]': 'first',
        "it's": 'yes',
        size: 5,
      });
    });

    test('keeps what was entered through a change of the plan and back', async ({ page }) => {
      const dialog = await order(page, 'catalog-plans');
      await dialog.getByLabel('Plan').selectOption('Large');
      await dialog.getByLabel('Size').fill('30');
      await dialog.getByLabel('Owner').fill('ann');
      await dialog.getByLabel('Plan').selectOption('Stream');
      await expect(dialog.getByLabel('Size')).toHaveValue('30');
      await dialog.getByLabel('Plan').selectOption('Small');
      await expect(dialog).toContainText('Not sent with this plan: Size, Owner');
      await dialog.getByLabel('Plan').selectOption('Large');
      await expect(dialog.getByLabel('Size')).toHaveValue('30');
      await expect(dialog.getByLabel('Owner')).toHaveValue('ann');
      await expect(dialog).not.toContainText('Not sent');
    });
  });
});

/** Allows an Application with so many services in namespaces of its own. */
async function allowMany(
  kubectl: KubectlClient,
  name: string,
  count: number,
  namespaces: readonly string[],
): Promise<void> {
  const connector = 'applicationconnector.kyma-project.io/v1alpha1';
  await kubectl.apply({
    apiVersion: connector,
    kind: 'Application',
    metadata: { name },
    spec: {
      description: name,
      services: Array.from({ length: count }, (_, index) => serviceOf(name, index)),
    },
  });
  for (const namespace of namespaces) {
    await kubectl.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await kubectl.apply({ apiVersion: connector, kind: 'ApplicationMapping', metadata: { name, namespace } });
  }
}

function serviceOf(application: string, index: number) {
  const number = String(index).padStart(3, '0');
  const id = `${application}-${number}`;
  return {
    id,
    name: id,
    displayName: `Service ${number}`,
    description: `What service ${number} is for`,
    providerDisplayName: 'ACME',
    labels: { 'connected-app': application },
    entries: [
      {
        type: 'API',
        targetUrl: 'http://127.0.0.1:9',
        gatewayUrl: `http://${id}.kyma-integration.svc.cluster.local`,
        accessLabel: id,
      },
    ],
  };
}

function elementCount(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('*').length);
}
