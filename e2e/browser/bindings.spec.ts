import type { Page } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { type SeededBinding, seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';

/** The rows are there before the page listens to anybody. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

test.describe('the list of bindings', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('is in the page before any script runs, and narrows by all filters together', async ({
    page,
    request,
    endpoints,
  }) => {
    const east = await seedBinding(endpoints, kubectl, 'bindings-east');
    await east.bind();
    const west = await seedBinding(endpoints, kubectl, 'bindings-west');
    await west.bind();
    await kubectl.run('label', 'servicebinding', 'nginx-orders', '-n', 'bindings-west', 'tier=front');
    const html = await (await request.get(`/bindings?namespace=${east.namespace}`)).text();
    expect(html).toContain('Actions for nginx-orders');

    await open(page, '/bindings?q=bindings-');
    const rows = page.getByRole('table', { name: 'Bindings' }).getByRole('row');
    const row = (namespace: string) => rows.filter({ hasText: namespace });
    await expect(row(east.namespace)).toBeVisible();
    await expect(row(west.namespace)).toBeVisible();

    await page.getByLabel('Namespace', { exact: true }).selectOption('bindings-west');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('Label').fill('tier=front');
    await page.getByLabel('Label').press('Enter');
    await expect(row(west.namespace)).toBeVisible();
    await expect(row(east.namespace)).toHaveCount(0);
    await expect(page).toHaveURL(/q=bindings-/);
    await expect(page).toHaveURL(/namespace=bindings-west/);
    await expect(page).toHaveURL(/label=tier%3Dfront/);

    await open(page, page.url());
    await expect(row(west.namespace)).toBeVisible();
    await page.getByLabel('Application').fill('bindings-east');
    await page.getByLabel('Application').press('Enter');
    await expect(page.getByText('No binding matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(page).toHaveURL(/\/bindings$/);
    await expect(rows.nth(1)).toBeVisible();
  });

  test('says what of an address it does not know, and shows the rest', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'bindings-unknown');
    await seeded.bind();
    await open(page, '/bindings?show=purple&sort=colour&namespace=bindings-unknown');
    const notice = page.getByRole('status').filter({ hasText: 'does not know' });
    await expect(notice).toContainText('There is no status “purple”');
    await expect(notice).toContainText('There is no order “colour”');
    await expect(page.getByRole('table', { name: 'Bindings' })).toContainText('Injected');
    await notice.getByRole('button', { name: 'Take it out of the address' }).click();
    await expect(page).toHaveURL(/\/bindings\?namespace=bindings-unknown$/);
  });

  test('unbinds several rows by one summary of what they lose', async ({ page, endpoints }) => {
    const seeded: SeededBinding[] = [];
    for (const name of ['bindings-bulk-one', 'bindings-bulk-two']) {
      const one = await seedBinding(endpoints, kubectl, name);
      await one.bind();
      seeded.push(one);
    }
    await open(page, '/bindings?q=bindings-bulk');
    await page.getByRole('checkbox', { name: 'Select nginx-orders' }).first().check();
    const selection = page.getByRole('region', { name: 'Selection' });
    await expect(selection).toContainText('1 binding selected');
    await selection.getByRole('button', { name: 'Select all 2' }).click();
    await expect(selection).toContainText('2 bindings selected');
    await expectAccessible(page, 'the list with a selection');
    await selection.getByRole('button', { name: 'Unbind' }).click();

    const dialog = page.getByRole('dialog', { name: 'Unbind 2 bindings?' });
    await expect(dialog).toContainText('2 workloads lose access');
    await expect(dialog).toContainText('Deployment nginx in bindings-bulk-one');
    await expect(dialog).toContainText('loses GATEWAY_URL');
    await expect(dialog).toContainText('2 pods are replaced');
    await expect(dialog).toContainText('2 ServiceBindingUsages, 2 ServiceBindings, 2 ServiceInstances');
    await expectAccessible(page, 'the summary');
    await dialog.getByRole('button', { name: 'Unbind 2 bindings' }).click();
    await expect(dialog).toBeHidden({ timeout: 60_000 });
    await expect(selection).toHaveCount(0);
    await expect(page.getByText('No binding matches')).toBeVisible();
    for (const { namespace } of seeded) {
      const left = await kubectl.run(
        'get',
        'serviceinstances,servicebindings',
        '-n',
        namespace,
        '-o',
        'name',
      );
      expect(left).toBe('');
    }
  });
});
