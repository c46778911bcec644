import type { Page } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';

const unknownKind = 'UsageKind torpedo is unknown';

function usage(namespace: string, index: number) {
  return {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: { name: `torpedo-${index}`, namespace },
    spec: { serviceBindingRef: { name: 'nginx-orders' }, usedBy: { kind: 'torpedo', name: 'nginx' } },
  };
}

/** How far what is in sight was moved without anybody having asked for it. */
async function followShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
        seen.shift += hadRecentInput ? 0 : value;
      }
    }).observe({ type: 'layout-shift', buffered: false });
  });
  return () => page.evaluate(() => (window as unknown as { shift: number }).shift);
}

test.describe('the overview', () => {
  let kubectl: KubectlClient;

  test.beforeEach(async ({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
    const seeded = await seedBinding(endpoints, kubectl, 'overview-one');
    await seeded.bind();
    for (const index of [1, 2, 3]) {
      await kubectl.apply(usage('overview-one', index));
    }
  });

  test.afterEach(() => kubectl.remove());

  test('tells equal findings once, in plain words, and arrives with them', async ({ page }) => {
    await page.goto('/');
    const cause = page.getByRole('listitem').filter({ hasText: `${unknownKind}: ` });
    await expect(cause).toContainText(`${unknownKind}: 3 usages`);
    await expect(cause).not.toContainText('EnsureLabelsAppliedError');
    const html = await page.request.get('/', { headers: { accept: 'text/html' } });
    expect(await html.text()).toContain(unknownKind);

    await cause.getByRole('button', { name: /^Show 3 usages/ }).click();
    await expect(cause.getByRole('listitem')).toHaveCount(3);
    await expect(cause.getByRole('listitem').first()).toContainText('EnsureLabelsAppliedError');
    // any of them may stand above the others as the example
    const finding = cause.getByRole('listitem').getByRole('link', { name: 'Usage torpedo-1' });
    await expect(finding).toHaveAttribute('href', '/applications/overview-one');
    await expectAccessible(page, 'the overview with a cause open');
  });

  test('leads from each tile to as many rows as it says', async ({ page }) => {
    for (const [name, heading] of [
      ['Applications', 'Applications'],
      ['Bindings', 'Bindings'],
    ] as const) {
      await page.goto('/');
      await expect(page.getByText(`${unknownKind}: 3 usages`)).toBeVisible();
      const tile = page.getByRole('link', { name: new RegExp(`attention of ${name}$`) });
      const count = Number.parseInt((await tile.textContent()) ?? '', 10);
      expect(count).toBeGreaterThan(0);
      await tile.click();
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: / of / })).toHaveText(
        new RegExp(`^${count} of `),
      );
    }
  });

  test('leaves a cause out for a while, says so, and takes it back', async ({ page }) => {
    await page.goto('/');
    const cause = page.getByRole('listitem').filter({ hasText: `${unknownKind}: 3 usages` });
    await cause.getByRole('button', { name: /^Silence/ }).click();
    await page.getByRole('menuitem', { name: 'for a day' }).click();
    await expect(cause).toHaveCount(0);
    await page.reload();
    const silenced = page.getByRole('group').filter({ hasText: 'silenced in this browser' });
    await expect(silenced).toBeVisible();
    await expect(cause).toHaveCount(0);

    await silenced.getByText('silenced in this browser').click();
    await expect(silenced).toContainText(/UsageKind torpedo is unknown\. 3 usages, until/);
    await expectAccessible(page, 'the overview with a silenced cause');
    await silenced.getByRole('button', { name: /^Show again UsageKind torpedo/ }).click();
    await expect(cause).toBeVisible();
  });

  test('moves nothing while findings come and go', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const cause = page.getByRole('listitem').filter({ hasText: unknownKind });
    await expect(cause).toContainText('3 usages');
    const shift = await followShifts(page);
    await kubectl.apply({
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'ApplicationMapping',
      metadata: { name: 'overview-nobody', namespace: 'overview-one' },
      spec: {},
    });
    for (const index of [1, 2, 3]) {
      await kubectl.run('delete', 'servicebindingusage', `torpedo-${index}`, '-n', 'overview-one');
    }
    await expect(cause).toContainText('solved');
    expect(await shift()).toBeLessThan(0.01);

    await page.getByRole('button', { name: /^(Show \d+ new|Remove \d+ solved)$/ }).click();
    await expect(cause).toHaveCount(0);
  });

  test('repairs all of a cause at once', async ({ page, endpoints }) => {
    const slips = new KubectlClient(endpoints.kubeconfig);
    for (const index of [4, 5]) {
      const slip = usage('overview-one', index);
      slip.spec.usedBy.kind = 'Deployment';
      await slips.apply(slip);
    }
    await page.goto('/');
    const cause = page.getByRole('listitem').filter({ hasText: /^The variables are not in the workload: / });
    await cause.getByRole('button', { name: /^Repair \d/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Repair what the console can?' });
    for (const index of [4, 5]) {
      await expect(
        dialog.getByRole('listitem').filter({ hasText: `Usage torpedo-${index} in overview-one` }),
      ).toContainText('Use the kind deployment');
    }
    await expectAccessible(page, 'the repair of several findings');
    await dialog.getByRole('button', { name: /^Repair \d+$/ }).click();
    await expect(dialog).toHaveCount(0);
    const kinds = await slips.run(
      'get',
      'servicebindingusages',
      'torpedo-4',
      'torpedo-5',
      '-n',
      'overview-one',
      '-o',
      'jsonpath={.items[*].spec.usedBy.kind}',
    );
    expect(kinds).toBe('deployment deployment');
    await slips.remove();
  });
});
