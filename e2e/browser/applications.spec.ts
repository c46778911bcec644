import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole } from '#e2e/fixtures/seed-console.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';

/** Few enough to leave the lists of other specs as they are. */
const many = Array.from({ length: 12 }, (_, index) => `bulk-${String(index).padStart(2, '0')}`);

test.beforeAll(async ({ endpoints }) => {
  await seedConsole(endpoints);
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
  for (const [index, name] of many.entries()) {
    const description = index === 0 ? '=HYPERLINK("http://evil.example")' : `Number ${index}`;
    await kube.create<Application>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: kinds.applications.kind,
      metadata: { name, labels: { team: index % 2 === 0 ? 'red' : 'blue' } },
      spec: { description, services: [] },
    });
  }
});

test.afterAll(async ({ endpoints }) => {
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
  await Promise.all(many.map((name) => kube.delete(kinds.applications, name).catch(() => undefined)));
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`/applications${address}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Applications' })).toBeVisible();
}

const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });
const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('filters apply together, stand in the address, and are cleared at once', async ({ page }) => {
  await open(page, '?q=bulk-');
  await page.getByRole('combobox', { name: 'Show' }).selectOption('unconnected');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Label', { exact: true }).fill('team=red');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^6 of/)).toBeVisible();
  await expect(page).toHaveURL(/show=unconnected.*label=team%3Dred/);
  await expectAccessible(page, 'filters');
  await page.reload();
  await expect(page.getByText(/^6 of/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('bad');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page).not.toHaveURL(/show=|label=/);
});

test('a certificate that ends before a day is found', async ({ page }) => {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await open(page, `?ends-before=${day}`);
  await expect(row(page, 'crm')).toBeVisible();
  await expect(row(page, 'webshop')).toHaveCount(0);
});

test('what an address asks for that the list does not know is said, and taken out', async ({ page }) => {
  await open(page, '?show=brokn&sort=size');
  await expect(page.getByText('There is no status “brokn”: it is left out.')).toBeVisible();
  await expect(page.getByText('There is no order “size”: it is left out.')).toBeVisible();
  await expectAccessible(page, 'unknown values');
  await page.getByRole('button', { name: 'Take it out of the address' }).click();
  await expect(page).not.toHaveURL(/show=|sort=/);
});

test('several are labelled by one summary of what that does', async ({ page }) => {
  await open(page, '?q=bulk-0');
  await page.getByRole('checkbox', { name: 'Select bulk-00' }).check();
  await selection(page).getByRole('button', { name: 'Select all 10' }).click();
  await selection(page).getByRole('button', { name: 'Label' }).click();
  const dialog = page.getByRole('dialog', { name: 'Label 10 applications' });
  await dialog.getByLabel('Key').fill('team');
  await dialog.getByLabel('Value').fill('red');
  await expect(dialog).toContainText('5 of 10 get team=red, 5 have it already. It replaces team=blue (5).');
  await expectAccessible(page, 'label dialog');
  await dialog.getByRole('button', { name: 'Label 10 applications' }).click();
  await expect(dialog).toHaveCount(0);
  await open(page, '?q=bulk-0&label=team%3Dred');
  await expect(page.getByText(/^10 of/)).toBeVisible();
});

test('several are deleted by one summary of who loses access', async ({ page }) => {
  await open(page, '?q=bulk-');
  await page.getByRole('checkbox', { name: 'Select bulk-08' }).check();
  await page.getByRole('checkbox', { name: 'Select bulk-11' }).click({ modifiers: ['Shift'] });
  await expect(selection(page)).toContainText('4 applications selected');
  await expectAccessible(page, 'selection');
  await selection(page).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 4 applications?' });
  await expect(dialog).toContainText('bulk-08, bulk-09, bulk-10, bulk-11');
  await dialog.getByRole('button', { name: 'Delete 4 applications' }).click();
  await expect(row(page, 'bulk-11')).toHaveCount(0);
  await expect(row(page, 'bulk-07')).toBeVisible();
});

test('the filtered rows are taken away, and no cell of CSV is calculated', async ({ page }) => {
  await open(page, '?q=bulk-0');
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines.length).toBeGreaterThan(8);
  expect(lines[1]).toContain(`bulk-00,"'=HYPERLINK(""http://evil.example"")"`);
});

test('columns and density are kept by the browser, and pages have numbers', async ({ page }) => {
  await open(page, '?q=bulk-');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Labels' }).click();
  await page.getByRole('menuitemradio', { name: 'Dense' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Labels' })).toBeVisible();
  await page.goto('/applications?page=1');
  const pages = page.getByRole('navigation', { name: 'Pages of the list' });
  await expect(pages.getByRole('link', { name: '1', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(row(page, 'webshop')).toBeVisible();
  await expectAccessible(page, 'pages');
  await page.goto('/applications?page=90');
  await expect(pages).toContainText('There is no page 90');
  await pages.getByRole('link', { name: 'Previous' }).click();
  await expect(row(page, 'webshop')).toBeVisible();
});
