import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole } from '#e2e/fixtures/seed-console.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';

test.beforeEach(async ({ endpoints }) => seedConsole(endpoints));

test('by keyboard alone: a search leads to what is broken, and from there along the chain', async ({
  page,
}) => {
  await page.goto('/catalog');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('campaigns marketing');
  const usage = page.getByRole('group', { name: 'Usages' }).getByRole('option', { name: /campaigns/ });
  await expect(usage).toBeVisible();
  await expectAccessible(page, 'search');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/objects\/servicebindingusages\/marketing\/campaigns$/);
  await expect(page.getByRole('heading', { level: 1, name: 'campaigns' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('campaigns-web');
  await expectAccessible(page, 'object');
  const before = page.getByRole('region', { name: 'Comes from' }).getByRole('link');
  await before.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/objects\/servicebindings\/marketing\//);
  await expect(page.getByRole('region', { name: 'Leads to' })).toContainText('campaigns');
});

test('a search finds services by the host of their target, and workloads and namespaces by name', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('api.webshop.example');
  await page
    .getByRole('option', { name: /Orders API/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/applications\/webshop\/services\//);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('newsletter');
  // until the answer is there, the list is that of what was typed before
  await page
    .getByRole('group', { name: 'Workloads' })
    .getByRole('option', { name: /newsletter/ })
    .click();
  await expect(page).toHaveURL(/\/objects\/deployments\/marketing\/newsletter$/);
  await page.getByRole('link', { name: 'marketing', exact: true }).click();
  await expect(page).toHaveURL(/\/objects\/namespaces\/marketing$/);
});

test('labels are changed in their place, and only what was changed is stored', async ({
  page,
  endpoints,
}) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await kubectl.run('create', 'namespace', 'labelled');
  await page.goto('/objects/namespaces/labelled');
  await page.getByRole('button', { name: 'Edit labels' }).click();
  await kubectl.run('label', 'namespace', 'labelled', 'theirs=kept');
  await page.getByRole('button', { name: 'Add a label' }).click();
  await page.keyboard.type('team');
  await page.getByRole('textbox', { name: 'Value of team' }).fill('blue');
  await expectAccessible(page, 'labels');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'blue' })).toBeVisible();
  const labels = await kubectl.run('get', 'namespace', 'labelled', '-o', 'jsonpath={.metadata.labels}');
  expect(labels).toContain('"team":"blue"');
  expect(labels).toContain('"theirs":"kept"');
});

test('a Secret has a page without its values, and no text', async ({ page, endpoints }) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await kubectl.run(
    'create',
    'secret',
    'generic',
    'concealed',
    '-n',
    'marketing',
    '--from-literal=word=hidden',
  );
  await page.goto('/objects/secrets/marketing/concealed');
  await expect(page.getByText('The text of a Secret is not shown')).toBeVisible();
  await expect(page.getByText('word', { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain('aGlkZGVu');
  await expectFitsPhone(page);
});

test('an object is created from its text, after what the server says of it', async ({ page, endpoints }) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await page.goto('/objects/new');
  // at once: what is chosen before the page is live counts, too
  await page.getByLabel('Kind').selectOption('Namespace, core');
  await expect(page).toHaveURL(/kind=namespaces$/);
  await expect(page.locator('[data-editor="ready"]')).toBeVisible();
  await expectAccessible(page, 'new object');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('The server would store it like this')).toBeVisible();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/objects\/namespaces\/new-name$/);
  await kubectl.run('get', 'namespace', 'new-name');
});

test('a bell tells what broke since the last visit', async ({ page, endpoints }) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await page.goto('/settings');
  await expect(page.getByRole('button', { name: 'Nothing broke since your last visit' })).toBeVisible();
  await kubectl.apply({
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: { name: 'breaks-now', namespace: 'marketing' },
    spec: {
      serviceBindingRef: { name: 'no-such-binding' },
      usedBy: { kind: 'deployment', name: 'newsletter' },
    },
  });
  await page.getByRole('button', { name: /^\d+ broke since your last visit/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Since your last visit' });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await expectAccessible(page, 'bell');
  await dialog.getByRole('button', { name: 'Mark as seen' }).click();
  await expect(page.getByRole('button', { name: 'Nothing broke since your last visit' })).toBeVisible();
});

test('choices of a browser stay, and a namespace is kept by the lists', async ({ page }) => {
  await page.goto('/settings');
  await page.getByLabel('Density').selectOption('Compact');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect(page.getByLabel('Density')).toHaveValue('compact');
  const scope = page.getByLabel('Namespace of all lists');
  await scope.focus();
  await expect(scope.getByRole('option', { name: 'marketing' })).toBeAttached();
  await scope.selectOption('marketing');
  await page.getByRole('link', { name: 'Bindings', exact: true }).click();
  await expect(page).toHaveURL(/\/bindings\?namespace=marketing$/);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await expectAccessible(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox').first()).toBeFocused();
});
