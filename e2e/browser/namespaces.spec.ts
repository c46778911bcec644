import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';

/** As long as a name may be. */
const two = 'matrix-two-whose-name-is-as-long-as-kubernetes-lets-a-name-bexx';

test.describe('the matrix', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('allows and withdraws many cells at once, and says who loses access', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'matrix-one');
    await seeded.bind();
    await kubectl.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: two } });
    // other namespaces come and go beside these
    await page.goto('/namespaces?q=matrix-&namespace=matrix-');
    const select = (label: string) => page.getByRole('checkbox', { name: label, exact: true });
    await select('Select application matrix-one').check();
    const bar = page.getByRole('toolbar', { name: 'Change selected cells' });
    await expect(bar).toContainText('Select namespaces too');
    await expect(bar.getByRole('button', { name: 'Allow all services' })).toBeDisabled();
    await select('Select namespace matrix-one').check();
    await select(`Select namespace ${two}`).check();
    await expect(bar).toContainText('2 cells selected');
    const isWhole = ({ clientHeight, clientWidth, scrollHeight, scrollWidth }: Element) =>
      scrollHeight <= clientHeight && scrollWidth <= clientWidth;
    expect(await page.getByTitle(two).evaluate(isWhole)).toBe(true);
    await expectAccessible(page, 'the matrix with a selection');

    await bar.getByRole('button', { name: 'Allow all services' }).click();
    const allow = page.getByRole('dialog', { name: 'Allow all services?' });
    await expect(allow.getByRole('listitem')).toHaveText([new RegExp(`matrix-one in ${two}`)]);
    await expect(allow).toContainText('1 selected cell');
    await allow.getByRole('button', { name: 'Allow in 1' }).click();
    await expect(allow).toHaveCount(0);
    expect(await kubectl.run('get', 'applicationmapping', '-n', two, '-o', 'name')).toContain('matrix-one');

    await select('Select all applications').check();
    await select('Select namespace matrix-one').check();
    await select(`Select namespace ${two}`).check();
    await bar.getByRole('button', { name: 'Withdraw' }).click();
    const withdraw = page.getByRole('dialog', { name: 'Withdraw all services?' });
    await expect(withdraw.locator('[data-affects=nginx]')).toContainText('Deployment nginx in matrix-one');
    await expect(withdraw.locator('[data-affects=nginx]')).toContainText(/call/);
    await withdraw.getByRole('button', { name: 'Withdraw in 2' }).click();
    await expect(withdraw).toHaveCount(0);
    for (const namespace of ['matrix-one', two]) {
      expect(await kubectl.run('get', 'applicationmapping', '-n', namespace, '-o', 'name')).toBe('');
    }
  });
});

test.describe('a large matrix', () => {
  let kubectl: KubectlClient;

  test.beforeEach(async ({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
    const names = Array.from({ length: 60 }, (_, index) => `crowd-${String(index).padStart(2, '0')}`);
    const namespaces = names.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    const applications = names.map((name) => ({
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name },
      spec: { services: [] },
    }));
    await kubectl.apply({ apiVersion: 'v1', kind: 'List', items: [...namespaces, ...applications] });
  });

  test.afterEach(() => kubectl.remove());

  test('draws what is in sight, keeps its heads, and goes by the arrow keys', async ({ page }) => {
    await page.goto('/namespaces?q=crowd-&namespace=crowd-');
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '61');
    await expect(grid).toHaveAttribute('aria-colcount', '61');
    expect(await page.locator('*').count()).toBeLessThanOrEqual(1_500);

    const cell = (application: string, namespace: string) =>
      page.getByRole('button', { name: `None: change what of ${application} is allowed in ${namespace}` });
    await cell('crowd-00', 'crowd-00').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(cell('crowd-01', 'crowd-01')).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(cell('crowd-59', 'crowd-59')).toBeFocused();
    await expect(cell('crowd-59', 'crowd-59')).toBeInViewport();
    await expect(page.getByRole('columnheader', { name: /crowd-59/ })).toBeInViewport();
    await expect(page.getByRole('rowheader', { name: /crowd-59/ })).toBeInViewport();
    expect(await page.locator('*').count()).toBeLessThanOrEqual(1_500);
    await expectAccessible(page, 'the end of a large matrix');

    await page.keyboard.press('Home');
    await expect(page.getByRole('checkbox', { name: 'Select application crowd-59' })).toBeFocused();
    await page.keyboard.press('Control+Home');
    await expect(page.getByRole('checkbox', { name: 'Select all applications' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(grid.locator(':focus')).toHaveCount(0);
  });

  test('plans a change of all applications that the filter shows, also out of sight', async ({ page }) => {
    await page.goto('/namespaces?q=crowd-&namespace=crowd-');
    await page.getByRole('checkbox', { name: 'Select all applications' }).check();
    await page.getByRole('checkbox', { name: 'Select application crowd-00', exact: true }).uncheck();
    await page.getByRole('checkbox', { name: 'Select namespace crowd-01', exact: true }).check();
    const bar = page.getByRole('toolbar', { name: 'Change selected cells' });
    await expect(bar).toContainText('59 cells selected');
    await bar.getByRole('button', { name: 'Allow all services' }).click();
    const dialog = page.getByRole('dialog', { name: 'Allow all services?' });
    await expect(dialog.getByRole('button', { name: 'Allow in 59' })).toBeVisible();
    await expect(dialog.getByRole('listitem').last()).toContainText('crowd-59 in crowd-01');
  });
});
