import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { landscapeApplications, landscapeBindings, landscapeSize } from '#e2e/fixtures/landscape.ts';
import { test } from '#e2e/fixtures/landscape-test.ts';
import { expectFaultless } from '#e2e/pages/expect-accessible.ts';
import { expectLight } from '#e2e/pages/expect-light.ts';
import { GraphPage } from '#e2e/pages/graph-page.ts';

const broken = landscapeBindings.filter(({ fault }) => fault !== undefined);
const sound = landscapeBindings.filter(({ fault }) => fault === undefined);
const single = landscapeApplications.filter(({ namespaces }) => namespaces.length === 1);
const [first] = sound.filter(({ application }) => single.some(({ name }) => name === application)) as [
  (typeof sound)[number],
];
const [longest = ''] = landscapeApplications
  .map(({ name }) => name)
  .sort((left, right) => right.length - left.length);
const [worst] = broken as [(typeof broken)[number]];

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectDrawn(page);
}

async function expectDrawn(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** "15 of 150", above a list. */
const shown = (page: Page) => page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+$/ });

async function expectShown(page: Page, count: number, all: number): Promise<void> {
  await expect(shown(page)).toHaveText(`${count} of ${all}`);
}

interface Window {
  opener: Locator;
  title: string | RegExp;
  /** What it is to say, or a choice in it. */
  act?(dialog: Locator): Promise<void>;
}

/** Opens a window by the keyboard, lets axe look at it, and closes it: the keyboard goes on where it was. */
async function expectWindow(page: Page, { opener, title, act }: Window): Promise<void> {
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('.skeleton')).toHaveCount(0);
  await act?.(dialog);
  await expectFaultless(page, String(title), '[role="dialog"]');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
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
  ['new object', '/objects/new?kind=applications', (page) => page.locator('.monaco-editor .view-line')],
  [
    'pages of a list',
    '/applications?page=2',
    (page) => page.getByRole('navigation', { name: 'Pages of the list' }),
  ],
  ['a list without rows', '/bindings?q=nobody', (page) => page.getByText('No binding matches')],
  ['not found', '/applications/nobody', (page) => page.getByText('There is no application nobody')],
];

for (const [name, address, content] of pages) {
  test(`${name}: what is in sight is drawn, and axe finds nothing in it`, async ({ page }) => {
    await open(page, address);
    await expect(content(page).first()).toBeVisible();
    await expectLight(page, name);
    await expectFaultless(page, name);
  });
}

test('each tile says as much as the list that it leads to', async ({ page }) => {
  await open(page, '/');
  for (const [noun, heading, all] of [
    ['Applications', 'Applications', landscapeSize.applications],
    ['Bindings', 'Bindings', landscapeSize.bindings],
  ] as const) {
    const tile = page.getByRole('link', { name: new RegExp(`attention of ${noun}$`) });
    const count = Number.parseInt((await tile.textContent()) ?? '', 10);
    await tile.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectShown(page, count, all);
    await page.getByRole('link', { name: 'Overview', exact: true }).press('Enter');
  }
  await page.getByRole('link', { name: /attention of Bindings$/ }).press('Enter');
  await expectShown(page, landscapeSize.broken, landscapeSize.bindings);
});

test('the overview tells six mistakes by their causes, with all that have them', async ({ page }) => {
  await open(page, '/');
  const causes = page.getByRole('region', { name: 'Needs attention' });
  for (const words of [
    'The workload does not exist: 3 workloads',
    'UsageKind function is unknown: 3 usages',
    'The service instance does not exist: 3 instances',
    'The binding does not exist: 2 bindings',
    /No class named finance-\S+-orders-v1 is in namespace/,
    /A variable of this usage has the name of another one .*: 2 usages/,
  ]) {
    await expect(causes.getByRole('listitem').filter({ hasText: words }).first()).toBeVisible();
  }
  await causes.getByRole('button', { name: /^Show 3 usages/ }).press('Enter');
  await expectLight(page, 'all causes');
  await expectFaultless(page, 'all causes, and one with its findings');
  await expectWindow(page, {
    opener: page.getByRole('button', { name: /broke since your last visit/ }),
    title: 'Since your last visit',
  });
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await expectFaultless(page, 'shortcuts', '[role="dialog"]');
});

test('filters of Applications go together, and the file has what they let through', async ({ page }) => {
  const ofTeam = landscapeApplications.filter(({ labels }) => labels.team === 'team-3');
  const [namespace = ''] = ofTeam.flatMap(({ namespaces }) => namespaces);
  const wanted = ofTeam.filter(({ namespaces }) => namespaces.includes(namespace));
  await open(page, '/applications?label=team%3Dteam-3');
  await page.getByLabel('Allowed in namespace').fill(namespace);
  await page.keyboard.press('Enter');
  await expectShown(page, wanted.length, landscapeSize.applications);
  await expectFaultless(page, 'all filters of Applications');
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'JSON' }).press('Enter'),
  ]);
  const rows = JSON.parse(await readFile(await download.path(), 'utf8')) as unknown[];
  expect(rows).toHaveLength(wanted.length);
});

test('whoever selects many Applications is told what a change does to them', async ({ page }) => {
  await open(page, '/applications?q=webshop');
  await page.getByRole('checkbox', { name: 'Select webshop-africa' }).press('Space');
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.getByRole('button', { name: 'Select all 10' }).press('Enter');
  await expect(selection).toContainText('10 applications selected');
  await expectFaultless(page, 'a selection');
  const button = (name: string) => selection.getByRole('button', { name, exact: true });
  await expectWindow(page, {
    opener: button('Label'),
    title: 'Label 10 applications',
    async act(dialog) {
      await dialog.getByLabel('Key').fill('region');
      await expect(dialog).toContainText(/It replaces .*region=africa \(1\)/);
    },
  });
  await expectWindow(page, { opener: button('Allow'), title: 'Allow 10 applications in a namespace' });
  await expectWindow(page, {
    opener: button('Delete'),
    title: 'Delete 10 applications?',
    act: (dialog) => expect(dialog).toContainText('20 services go with them'),
  });
});

test('whoever selects many bindings is told who loses access', async ({ page }) => {
  await open(page, '/bindings?q=warehouse');
  const boxes = page.getByRole('checkbox', { name: /^Select warehouse-/ });
  await boxes.first().press('Space');
  await boxes.last().press('Shift+Space');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('5 bindings selected');
  await expectWindow(page, {
    opener: selection.getByRole('button', { name: 'Unbind' }),
    title: 'Unbind 5 bindings?',
    act: (dialog) => expect(dialog).toContainText('5 workloads lose access'),
  });
});

test('a search finds by name, label, host and workload', async ({ page }) => {
  await open(page, '/settings');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Go to' });
  for (const [text, group, option] of [
    [longest, 'Applications', new RegExp(`^${longest}`)],
    ['region=baltics team=team-2', 'Applications', /^catalog-baltics/],
    ['payments-alps.example', 'Services', /^Orders of payments-alps/],
    [first.workload, 'Workloads', new RegExp(`^${first.workload}`)],
  ] as const) {
    await field.fill(text);
    const found = page.getByRole('group', { name: new RegExp(`^${group}`) });
    await expect(found.getByRole('option', { name: option }).first()).toBeVisible();
  }
  await expectFaultless(page, 'search', '[role="dialog"]');
});

test('the graph opens at what is broken, and a shared link shows one chain alone', async ({ page }) => {
  const graph = new GraphPage(page);
  await graph.open();
  await expect(page.getByRole('status').filter({ hasText: /broken/ })).toBeVisible();
  await expectLight(page, 'graph');
  await page.getByRole('button', { name: 'Legend' }).press('Enter');
  await expectFaultless(page, 'graph with its legend');
  await page.getByRole('searchbox', { name: 'Search the graph' }).fill(first.application);
  await graph.card('Application', first.application).press('Enter');
  const panel = graph.panel(first.application);
  await expect(panel).toBeVisible();
  await expectFaultless(page, 'a link of the graph');
  await panel.getByRole('button', { name: 'Show only its chain' }).press('Enter');
  await expect(graph.card('Workload', first.workload)).toBeVisible();
  await open(page, page.url());
  await expect(graph.card('Workload', first.workload)).toBeVisible();
  await expect(panel).toBeVisible();
});

test('the matrix goes from end to end by the keys, and its windows say who loses access', async ({
  page,
}) => {
  await open(page, '/namespaces');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(landscapeSize.applications + 1));
  await page.getByRole('checkbox', { name: 'Select all applications' }).focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator(':focus')).toHaveAccessibleName(/of webshop-nordics is allowed/);
  await expectLight(page, 'the end of the matrix');

  await open(page, `/namespaces?q=${first.application}&namespace=${first.namespace}`);
  const workload = `Deployment ${first.workload}`;
  await expectWindow(page, {
    opener: page.getByRole('button', { name: new RegExp(`of ${first.application} is allowed`) }),
    title: `Allow ${first.application} in ${first.namespace}`,
    async act(dialog) {
      await dialog.getByRole('radio', { name: /None/ }).press('Space');
      await expect(dialog).toContainText(workload);
    },
  });
  await page.getByRole('checkbox', { name: `Select application ${first.application}` }).press('Space');
  await page.getByRole('checkbox', { name: `Select namespace ${first.namespace}` }).press('Space');
  await expectWindow(page, {
    opener: page.getByRole('button', { name: 'Withdraw' }),
    title: 'Withdraw all services?',
    act: (dialog) => expect(dialog).toContainText(workload),
  });
});

test('the catalog leads into an order and a binding', async ({ page }) => {
  await open(page, `/catalog?q=${first.application}&state=unused`);
  await expectShown(page, 1, landscapeSize.allowed * 2);
  await page.getByRole('link', { name: /^Bind Prices of/ }).press('Enter');
  const bind = page.getByRole('dialog', { name: 'Bind a service' });
  await expect(bind.getByLabel('Namespace')).toHaveValue(first.namespace);
  await expect(bind.locator('.skeleton')).toHaveCount(0);
  await expectFaultless(page, 'binding', '[role="dialog"]');

  await open(page, `/catalog/${first.namespace}/${first.application}-prices`);
  await expectFaultless(page, 'catalog entry');
  await page.getByRole('button', { name: 'Create instance' }).press('Enter');
  const order = page.getByRole('dialog', { name: /^Create an instance/ });
  await expect(order.getByLabel('Name')).toBeVisible();
  await expectFaultless(page, 'an order', '[role="dialog"]');
});

test('what ends soonest stands first, with windows to renew and to revoke', async ({ page }) => {
  const table = page.getByRole('table', { name: 'What ends' });
  const row = table.getByRole('row').nth(1);
  await open(page, '/expiry?kind=client');
  await expect(shown(page)).toHaveText(new RegExp(`^${landscapeSize.connected} of`));
  await expect(row).toContainText('Expired');
  await page.getByLabel('When', { exact: true }).selectOption('Ends within 14 days');
  await expect(shown(page)).toHaveText(/^4 of/);
  await expectWindow(page, {
    opener: row.getByRole('button', { name: /^Renew/ }),
    title: /^Renew certificate/,
    act: (dialog) => expect(dialog.locator('pre')).toContainText('openssl req'),
  });
  await expectWindow(page, {
    opener: row.getByRole('button', { name: /^Revoke/ }),
    title: 'Revoke this certificate?',
  });
});

test('the doctor and a deletion of what is broken name what they are about', async ({ page }) => {
  await open(page, `/applications/${worst.application}`);
  await expectWindow(page, {
    opener: page.getByRole('button', { name: 'Examine', exact: true }),
    title: 'Doctor',
    act: (dialog) => expect(dialog).toContainText(worst.workload),
  });
  await expectWindow(page, {
    opener: page.getByRole('button', { name: 'Delete', exact: true }),
    title: `Delete application ${worst.application}?`,
    act: (dialog) => expect(dialog).toContainText('Its 2 services go with it'),
  });
});

/** Tabs until the control has the focus. */
async function tabTo(page: Page, control: Locator, most: number): Promise<void> {
  await expect(control).toBeVisible();
  for (let tabs = 0; !(await control.evaluate((element) => element === document.activeElement)); tabs += 1) {
    expect(tabs, `tabs to ${control}`).toBeLessThan(most);
    await page.keyboard.press('Tab');
  }
}

test('the keyboard alone leads from the overview to what is broken, and to what can be done', async ({
  page,
}) => {
  await open(page, '/');
  await tabTo(page, page.getByRole('link', { name: /attention of Bindings$/ }), 40);
  await page.keyboard.press('Enter');
  await expectShown(page, landscapeSize.broken, landscapeSize.bindings);
  await page.keyboard.press('/');
  await page.keyboard.type(worst.name);
  await expectShown(page, 1, landscapeSize.bindings);
  const actions = page.getByRole('button', { name: `Actions for ${worst.name}` });
  await tabTo(page, actions, 30);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Unbind' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();
});
