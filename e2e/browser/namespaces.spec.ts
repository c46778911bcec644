import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';

test.describe('the matrix', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('allows and withdraws many cells at once, and says who loses access', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'matrix-one');
    await seeded.bind();
    await kubectl.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'matrix-two' } });
    await page.goto('/namespaces?q=matrix-');
    const select = (label: string) => page.getByRole('checkbox', { name: label, exact: true });
    await select('Select application matrix-one').check();
    const bar = page.getByRole('toolbar', { name: 'Change selected cells' });
    await expect(bar).toContainText('Select namespaces too');
    await expect(bar.getByRole('button', { name: 'Allow all services' })).toBeDisabled();
    await select('Select namespace matrix-one').check();
    await select('Select namespace matrix-two').check();
    await expect(bar).toContainText('2 cells selected');
    await expectAccessible(page, 'the matrix with a selection');

    await bar.getByRole('button', { name: 'Allow all services' }).click();
    const allow = page.getByRole('dialog', { name: 'Allow all services?' });
    await expect(allow.getByRole('listitem')).toHaveText([/matrix-one in matrix-two/]);
    await expect(allow).toContainText('1 selected cell');
    await allow.getByRole('button', { name: 'Allow in 1' }).click();
    await expect(allow).toHaveCount(0);
    expect(await kubectl.run('get', 'applicationmapping', '-n', 'matrix-two', '-o', 'name')).toContain(
      'matrix-one',
    );

    await select('Select all applications').check();
    await select('Select namespace matrix-one').check();
    await select('Select namespace matrix-two').check();
    await bar.getByRole('button', { name: 'Withdraw' }).click();
    const withdraw = page.getByRole('dialog', { name: 'Withdraw all services?' });
    await expect(withdraw.locator('[data-affects=nginx]')).toContainText('Deployment nginx in matrix-one');
    await expect(withdraw.locator('[data-affects=nginx]')).toContainText(/call/);
    await withdraw.getByRole('button', { name: 'Withdraw in 2' }).click();
    await expect(withdraw).toHaveCount(0);
    for (const namespace of ['matrix-one', 'matrix-two']) {
      expect(await kubectl.run('get', 'applicationmapping', '-n', namespace, '-o', 'name')).toBe('');
    }
  });
});
