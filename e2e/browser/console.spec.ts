import type { Page } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole, seededPages } from '#e2e/fixtures/seed-console.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';

test.beforeEach(async ({ endpoints }) => seedConsole(endpoints));

async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** Tabs until `name` has the focus; fails after `most` tabs. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let tabs = 0; tabs < most; tabs++) {
    const said = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(said)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by ${most} tabs`);
}

// wide, all pages are looked at in the landscape
for (const path of seededPages) {
  test(`${path} fits a phone, and has no serious finding of axe there`, async ({ visited: page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page, path);
    await expectFitsPhone(page);
    await expectAccessible(page, `${path} at 390`);
  });
}

test('high contrast is chosen once and stays', async ({ page }) => {
  await openPage(page, '/applications');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemradio', { name: 'High' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await expectAccessible(page, 'high contrast');
});

test('by keyboard alone: skip to the content, sort, open an application', async ({ page }) => {
  await openPage(page, '/applications');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, /^Status$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=status/);
  await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'ascending');

  await tabTo(page, /^webshop$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'webshop' })).toBeVisible();
});

test('what is typed while the command palette loads stands in its field', async ({ page }) => {
  await openPage(page, '/catalog');
  const release = Promise.withResolvers<void>();
  const asked = page.waitForRequest('**/_next/static/**');
  await page.route('**/_next/static/**', async (route) => {
    await release.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bindx');
  await page.keyboard.press('Backspace');
  await asked;
  release.resolve();
  const field = page.getByRole('combobox', { name: 'Go to' });
  await expect(field).toHaveValue('bind');
  await page.keyboard.type('i');
  await expect(field).toHaveValue('bindi');
  await expect(page.getByRole('option', { name: 'Bindings', exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bindings$/);
});

test('by keyboard alone: the command palette goes anywhere', async ({ page }) => {
  await openPage(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('webshop');
  await expect(page.getByRole('option', { name: /^webshop/ }).first()).toBeVisible();
  await expectAccessible(page, 'command palette');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/applications\/webshop/);
});

test('by keyboard alone: allow an application in a namespace, and take it back', async ({
  page,
  endpoints,
}) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await openPage(page, '/namespaces?q=payments');
  const cell = page.getByRole('button', { name: /change what of payments is allowed in reporting/ });
  await cell.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Allow payments in reporting' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'allow dialog');
  await dialog.getByRole('radio', { name: /All services/ }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(cell).toContainText('All');
  await expect(cell).toBeFocused();
  await kubectl.run('get', 'applicationmapping', 'payments', '-n', 'reporting');

  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: /None/ }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('None');
});

test('withdrawing what is in use says first who loses access', async ({ page }) => {
  await openPage(page, '/namespaces?q=crm');
  await page.getByRole('button', { name: /change what of crm is allowed in marketing/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /None/ }).check();
  await expect(dialog.getByText('In marketing these lose access')).toBeVisible();
  await expect(dialog).toContainText('Deployment newsletter');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
});

test('the cockpit opens the first broken link with cause, evidence and the way on', async ({ page }) => {
  await openPage(page, '/applications/crm');
  const broken = page.locator('[data-step="workloads"]');
  await expect(broken).toHaveAttribute('data-health', 'bad');
  await expect(broken).toContainText('The workload does not exist.');
  await expect(broken).toContainText('campaigns-web');
  await broken.getByRole('link', { name: 'Show in the graph' }).click();
  await expect(page).toHaveURL(/\/graph\?node=/);
});

test('deleting an application names what loses access and wants its name typed', async ({
  page,
  endpoints,
}) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await openPage(page, '/applications/crm');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const used = page.getByRole('dialog', { name: 'Delete application crm?' });
  await expect(used).toContainText('Deployment newsletter');
  await expect(used.getByRole('button', { name: 'Delete application' })).toBeDisabled();
  await expectAccessible(page, 'delete dialog');
  await used.getByRole('button', { name: 'Cancel' }).click();

  const unused = {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'unused' },
    spec: { services: [] },
  };
  const mapping = {
    ...unused,
    kind: 'ApplicationMapping',
    metadata: { name: 'unused', namespace: 'default' },
  };
  await kubectl.run('apply', '-f', kubectl.file('unused.json', unused));
  await kubectl.run('apply', '-f', kubectl.file('mapping.json', { ...mapping, spec: {} }));
  await openPage(page, '/applications');
  await page.getByRole('button', { name: 'Delete application unused' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: /What allows it in namespaces/ })).toBeChecked();
  await expect(dialog).toContainText('ApplicationMapping unused in default');
  await dialog.getByRole('button', { name: 'Delete application' }).click();
  await expect(page.getByRole('link', { name: 'unused', exact: true })).toHaveCount(0);
  await expect(page.getByText('Application unused was deleted')).toBeVisible();
  const left = await kubectl.run('get', 'applicationmappings', '--all-namespaces', '-o', 'name');
  expect(left).not.toContain('unused');
});

test('the catalog leads into binding with the service chosen', async ({ page }) => {
  await openPage(page, '/catalog?q=prices');
  await page.getByRole('link', { name: 'Bind Prices in fulfilment' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel('Namespace')).toHaveValue('fulfilment');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/bindings$/);
});

test('filters live in the address: a reload and back keep them', async ({ page }) => {
  await openPage(page, '/catalog');
  await page.getByRole('searchbox', { name: 'Filter services' }).fill('customers');
  await expect(page.getByRole('heading', { name: 'Customers API' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Orders API' })).toHaveCount(0);
  await expect(page).toHaveURL(/q=customers/);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Filter services' })).toHaveValue('customers');
  await expect(page.getByRole('heading', { name: 'Orders API' })).toHaveCount(0);
});
