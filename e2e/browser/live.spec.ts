import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Endpoints } from '#bin/start/home.ts';
import { consoleUrl } from '#e2e/fixtures/console-session.ts';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { createLogger } from '#lib/log.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { startMooring } from '#testing/start-mooring.ts';

function application(name: string) {
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name },
    spec: { description: `made by kubectl as ${name}` },
  };
}

function row(page: Page, name: string) {
  return page.getByRole('table', { name: 'Applications' }).getByRole('row').filter({ hasText: name });
}

async function openLiveList(page: Page, endpoints?: Endpoints): Promise<void> {
  await page.goto(endpoints === undefined ? '/applications' : consoleUrl(endpoints, '/applications'));
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

test('what kubectl does appears on the page without a reload', async ({ page, endpoints }) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await kubectl.run('apply', '-f', kubectl.file('first.json', application('live-first')));
  await openLiveList(page);
  await page.evaluate(() => {
    document.body.dataset.same = 'page';
  });

  await kubectl.run('apply', '-f', kubectl.file('second.json', application('live-second')));
  await expect(row(page, 'live-second')).toBeVisible({ timeout: 1_000 });
  await expect(row(page, 'live-second')).toContainText('made by kubectl as live-second');

  const patch = JSON.stringify({ spec: { description: 'changed by kubectl' } });
  await kubectl.run('patch', 'application', 'live-second', '--type=merge', '-p', patch);
  await expect(row(page, 'live-second')).toContainText('changed by kubectl');

  await kubectl.run('delete', 'application', 'live-first', 'live-second');
  await expect(row(page, 'live-second')).toHaveCount(0);
  await expect(row(page, 'live-first')).toHaveCount(0);
  expect(await page.evaluate(() => document.body.dataset.same)).toBe('page');
});

test('an open list costs one stream and no polling', async ({ page, endpoints }) => {
  const kubectl = new KubectlClient(endpoints.kubeconfig);
  await openLiveList(page);
  // parts of the page that load late ask for their views by the time that a change was seen
  await kubectl.run('apply', '-f', kubectl.file('settled.json', application('live-settled')));
  await expect(row(page, 'live-settled')).toBeVisible();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await kubectl.run('apply', '-f', kubectl.file('quiet.json', application('live-quiet')));
  await expect(row(page, 'live-quiet')).toBeVisible();
  await kubectl.run('delete', 'application', 'live-quiet', 'live-settled');
  await expect(row(page, 'live-quiet')).toHaveCount(0);
  expect(requests).toEqual([]);
});

test('a list stays while the API is away, says that it is stale, and catches up', async ({ page }) => {
  const home = mkdtempSync(join(tmpdir(), 'mooring-e2e-'));
  const log = createLogger('sandbox', 'silent');
  let sandbox = await startSandbox({ home, log });
  const mooring = await startMooring({ kubeconfig: sandbox.kubeconfigPath });
  try {
    const kubectl = new KubectlClient(sandbox.kubeconfigPath);
    await kubectl.run('apply', '-f', kubectl.file('before.json', application('before')));
    await openLiveList(page, mooring.endpoints);
    await expect(row(page, 'before')).toBeVisible();

    await sandbox.stop();
    await expect(page.getByText('Stale', { exact: true })).toBeVisible();
    await expect(row(page, 'before')).toBeVisible();

    sandbox = await startSandbox({ home, log });
    await kubectl.run('apply', '-f', kubectl.file('after.json', application('after')));
    await expect(row(page, 'after')).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  } finally {
    await mooring.stop();
    await sandbox.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

test('what is clicked is done at once though the browser says that it is offline', async ({ page }) => {
  await openLiveList(page);
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await page.goto('/connect');
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('live-offline');
  await page.getByRole('button', { name: 'Create Application' }).click();
  await expect(page.getByText('live-offline, deployed')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
});

test('a page outlives its console: it says so, keeps what was typed, and goes on after the restart', async ({
  page,
}) => {
  const home = mkdtempSync(join(tmpdir(), 'mooring-e2e-'));
  const first = await startMooring({ home });
  const port = Number(new URL(first.endpoints.console ?? '').port);
  const kubectl = new KubectlClient(first.endpoints.kubeconfig);
  await kubectl.run('apply', '-f', kubectl.file('kept.json', application('kept')));
  await page.goto(consoleUrl(first.endpoints, '/connect'));
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('typed');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await first.stop();
  const banner = page.getByRole('alert').filter({ hasText: 'The console does not answer' });
  await expect(banner).toContainText(/What you see is of \d+ \w+ \d{4}, \d\d:\d\d:\d\d/);
  await expect(page.getByText('No answer', { exact: true })).toBeVisible();
  const create = page.getByRole('button', { name: 'Create Application' });
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Catalog' }).click();
  await expect(banner).toContainText('/catalog was not opened.');
  await page.keyboard.press('Control+k');
  await expect(page).toHaveURL(/\/connect/);
  await expect(name).toHaveValue('typed');

  const second = await startMooring({ home, port });
  try {
    await kubectl.run('apply', '-f', kubectl.file('new.json', application('new-one')));
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 40_000 });
    await expect(banner).toHaveCount(0);
    // asked for while the console was gone
    await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(name).toHaveValue('typed');
    await expect(create).not.toHaveAttribute('aria-disabled');
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
    await expect(row(page, 'new-one')).toBeVisible();
    await expect(row(page, 'kept')).toBeVisible();
  } finally {
    await second.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

test('a page that gets no stream says why, and is live once another one is closed', async ({
  page,
  context,
}) => {
  const mooring = await startMooring({ env: { MOORING_CONSOLE_STREAMS: '1' } });
  try {
    const path = consoleUrl(mooring.endpoints, '/applications');
    await page.goto(path);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const second = await context.newPage();
    await second.goto(path);
    await expect(second.getByText('Not live', { exact: true })).toBeVisible();
    await expect(
      second.getByTitle('All live pages that the console serves at once (1) are taken.'),
    ).toBeVisible();
    await page.close();
    await expect(second.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  } finally {
    await mooring.stop();
  }
});
