import { expect, type Locator, type Page } from '@playwright/test';
import { landscapeApplications, landscapeBindings } from '#e2e/fixtures/landscape.ts';
import { test } from '#e2e/fixtures/landscape-test.ts';
import { expectFaultless } from '#e2e/pages/expect-accessible.ts';
import { expectLight } from '#e2e/pages/expect-light.ts';

const broken = landscapeBindings.filter(({ fault }) => fault !== undefined);
const sound = landscapeBindings.filter(({ fault }) => fault === undefined);
const single = landscapeApplications.filter(({ namespaces }) => namespaces.length === 1);
const [first] = sound.filter(({ application }) => single.some(({ name }) => name === application)) as [
  (typeof sound)[number],
];
const [worst] = broken as [(typeof broken)[number]];

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

const pages: readonly (readonly [name: string, address: string, content: (page: Page) => Locator])[] = [
  ['overview', '/', (page) => page.getByText(/\d+ findings/)],
  ['guided flow', '/connect', (page) => page.getByRole('textbox', { name: 'Name', exact: true })],
  ['applications', '/applications', (page) => page.getByRole('table', { name: 'Applications' })],
  ['matrix', '/namespaces', (page) => page.getByRole('grid')],
  ['catalog', '/catalog', (page) => page.getByRole('list', { name: 'Services' })],
  ['table of the catalog', '/catalog?view=table', (page) => page.getByRole('table', { name: 'Services' })],
  ['bindings', '/bindings', (page) => page.getByRole('table', { name: 'Bindings' })],
  ['table of the graph', '/graph?view=table', (page) => page.getByRole('table')],
  ['expiry', '/expiry', (page) => page.getByRole('table', { name: 'What ends' })],
  ['settings', '/settings', (page) => page.getByLabel('Density')],
  ['application', `/applications/${first.application}`, (page) => page.getByText('Client certificates')],
  [
    'broken application',
    `/applications/${worst.application}`,
    (page) => page.getByText('Client certificates'),
  ],
  [
    'service',
    `/applications/${first.application}/services/${first.className}`,
    (page) => page.getByRole('tab', { name: 'Specification' }),
  ],
  [
    'object',
    `/objects/servicebindingusages/${worst.namespace}/${worst.name}`,
    (page) => page.getByRole('main').getByRole('alert'),
  ],
  ['namespace', `/objects/namespaces/${first.namespace}`, (page) => page.getByRole('heading', { level: 1 })],
];

for (const [name, address, content] of pages) {
  test(`${name}: what is in sight is drawn, and axe finds nothing in it`, async ({ page }) => {
    await open(page, address);
    await expect(content(page).first()).toBeVisible();
    await expectLight(page, name);
    await expectFaultless(page, name);
  });
}

test('the overview tells six mistakes as six causes, with all that have them', async ({ page }) => {
  await open(page, '/');
  const causes = page.getByRole('region', { name: 'Needs attention' });
  for (const words of [/does not exist/, /UsageKind function is unknown: 3 usages/]) {
    await expect(causes.getByRole('listitem').filter({ hasText: words }).first()).toBeVisible();
  }
  await causes.getByRole('button', { name: /^Show 3 usages/ }).click();
  await expectFaultless(page, 'a cause with its findings');
});
