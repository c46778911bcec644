import type { Page } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { type SeededBinding, seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { GraphPage } from '#e2e/pages/graph-page.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { eventually } from '#testing/eventually.ts';

/** A Deployment without what Kubernetes counts by itself. */
function decided(deployment: Deployment): unknown {
  const { status: _report, metadata, ...rest } = deployment as Deployment & { status?: unknown };
  const counted = new Set(['resourceVersion', 'generation', 'managedFields', 'selfLink']);
  const kept = Object.entries(metadata).filter(([key]) => !counted.has(key));
  const annotations = Object.entries(metadata.annotations ?? {}).filter(
    ([key]) => key !== 'deployment.kubernetes.io/revision',
  );
  return { ...rest, metadata: { ...Object.fromEntries(kept), annotations: Object.fromEntries(annotations) } };
}

async function confirmUnbind(page: Page, { workload }: SeededBinding): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Unbind/ });
  const warning = dialog.getByRole('status').filter({ hasText: 'Loses access' });
  await expect(warning).toContainText(`Deployment ${workload}`);
  await expect(warning).toContainText('GATEWAY_URL');
  await expect(warning).toContainText('2 pods are replaced');
  await dialog.getByRole('button', { name: 'Unbind' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

async function expectUnbound(
  kubectl: KubectlClient,
  { namespace, workload, before }: SeededBinding,
): Promise<void> {
  const after = await kubectl.json<Deployment>('get', 'deployment', workload, '-n', namespace);
  expect(decided(after)).toEqual(decided(before));
  const kinds = 'serviceinstances,servicebindings,servicebindingusages';
  expect(await kubectl.run('get', kinds, '-n', namespace, '-o', 'name')).toBe('');
  expect(await kubectl.run('get', 'secrets', '-n', namespace, '-o', 'name')).not.toContain('nginx-orders');
}

test.describe('the binding graph', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('shows the chain as kubectl makes it, and unbinds from the picture', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-picture');
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Application', seeded.application)).toBeVisible();
    await expect(graph.card('Catalog entry', 'Orders API')).toContainText('Available');
    await expect(graph.card('Instance', seeded.instance)).toHaveCount(0);

    await seeded.bind();
    for (const [kind, name, word] of [
      ['Service', 'Orders API', 'API'],
      ['Instance', seeded.instance, 'Ready'],
      ['Binding', seeded.binding, 'Ready'],
      ['Usage', seeded.binding, 'Injected'],
      ['Workload', seeded.workload, '2 of 2 up'],
    ] as const) {
      await expect(graph.card(kind, name), `${kind} ${name}`).toContainText(word);
    }
    await expect(page.getByRole('button', { name: /^Pod nginx-.*: Running/ })).toHaveCount(2);

    await kubectl.run('scale', 'deployment', seeded.workload, '-n', seeded.namespace, '--replicas=3');
    await expect(graph.card('Workload', seeded.workload)).toContainText('3 of 3 up');
    await kubectl.run('scale', 'deployment', seeded.workload, '-n', seeded.namespace, '--replicas=2');
    await expect(graph.card('Workload', seeded.workload)).toContainText('2 of 2 up');
    await expect(page.getByRole('button', { name: /^Pod nginx-/ })).toHaveCount(2);

    await graph.card('Usage', seeded.binding).click();
    await graph.panel(seeded.binding).getByRole('button', { name: 'Unbind' }).click();
    await confirmUnbind(page, seeded);
    await expectUnbound(kubectl, seeded);
    await expect(graph.card('Instance', seeded.instance)).toHaveCount(0);
    await expect(graph.card('Catalog entry', 'Orders API')).toBeVisible();
  });

  test('binds by dragging a catalog entry onto a workload', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-drag');
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}&workloads=all`);
    await expect(graph.card('Workload', seeded.workload)).toBeVisible();
    await graph
      .card('Catalog entry', 'Orders API')
      .locator('.react-flow__handle.source')
      .dragTo(graph.card('Workload', seeded.workload).locator('.react-flow__handle.target'));
    const dialog = page.getByRole('dialog', { name: 'Bind a service' });
    await expect(dialog.getByLabel('Workload')).toHaveValue(`deployment/${seeded.workload}`);
    await expect(dialog).toContainText('GATEWAY_URL');
    await dialog.getByRole('button', { name: 'Bind', exact: true }).click();
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });
    await expect(page.getByRole('button', { name: /^Usage .*: Injected/ })).toHaveCount(1);
  });

  test('says what is broken, why, and what to do', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-broken');
    await seeded.bind();
    await kubectl.run('delete', 'deployment', seeded.workload, '-n', seeded.namespace);
    const graph = new GraphPage(page);
    await graph.open(`?namespace=${seeded.namespace}&show=problems`);
    await expect(graph.card('Workload', seeded.workload)).toContainText('Missing');
    await graph.card('Workload', seeded.workload).click();
    const panel = graph.panel(seeded.workload);
    await expect(panel).toContainText('The workload does not exist.');
    await expect(panel).toContainText('ServiceBindingUsage nginx-orders names Deployment nginx.');
    await expect(panel).toContainText('Create the Deployment, or unbind.');
  });

  test('finds a link by its name, shows its chain alone, and a shared link shows the same', async ({
    page,
    endpoints,
  }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-folds');
    await seeded.bind();
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Usage', seeded.binding)).toContainText('Injected');
    await graph.open();
    await page.getByRole('searchbox', { name: 'Search the graph' }).fill(seeded.application);
    await expect(graph.card('Application', seeded.application)).toBeVisible();
    await graph.card('Application', seeded.application).click();
    await graph.panel(seeded.application).getByRole('button', { name: 'Show only its chain' }).click();
    await expect(page.getByText(`Only the chain of Application ${seeded.application}`)).toBeVisible();
    const shared = page.url();
    await page.goto('/');
    await page.goto(shared);
    await expect(page.getByText(`Only the chain of Application ${seeded.application}`)).toBeVisible();
    await expect(graph.panel(seeded.application)).toBeVisible();
    await expect(graph.card('Usage', seeded.binding)).toBeVisible();
    await page.getByLabel('How far').selectOption('1');
    await expect(graph.card('Usage', seeded.binding)).toHaveCount(0);
    await page.getByRole('button', { name: 'Show the whole graph' }).click();
    await expect(page.getByRole('searchbox', { name: 'Search the graph' })).toHaveValue(seeded.application);
  });

  test('saves the picture, and explains it', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-saved');
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Application', seeded.application)).toBeVisible();
    for (const format of ['SVG', 'PNG']) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the picture' }).click();
      await page.getByRole('menuitem', { name: `As ${format}` }).click();
      expect((await download).suggestedFilename()).toBe(`binding-graph.${format.toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'Legend' }).click();
    await expect(page.getByRole('list', { name: 'Legend' })).toContainText('calls through the gateway');
    await expectAccessible(page, 'the legend of the graph');
  });

  test('does the same in the table, by keyboard alone', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-keys');
    await seeded.bind();
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Usage', seeded.binding)).toContainText('Injected');

    await page.getByRole('tab', { name: 'Graph' }).focus();
    await page.keyboard.press('ArrowRight');
    const usage = graph.row(seeded.binding).filter({ hasText: 'Usage' });
    await expect(usage).toContainText('Injected');
    await usage.getByRole('button', { name: `Actions for ${seeded.binding}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Unbind' })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByRole('menuitem', { name: 'Unbind' })).toBeFocused();
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog', { name: /^Unbind/ });
    await expect(dialog).toContainText('GATEWAY_URL');
    await expect(dialog.getByRole('button', { name: 'Unbind' })).toBeEnabled();
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: 'Unbind' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expectUnbound(kubectl, seeded);
    await expect(usage).toHaveCount(0);
  });

  test('a card can be reached and opened by keyboard', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-focus');
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    const card = graph.card('Application', seeded.application);
    await expect(card).toBeVisible();
    await page.getByRole('tabpanel', { name: 'Graph' }).focus();
    await page.keyboard.press('Tab');
    await expect(card).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(graph.panel(seeded.application)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(graph.panel(seeded.application)).toBeHidden();
  });

  test('edits an object: dry run, diff, save; what the server refuses stays in the editor', async ({
    page,
    endpoints,
  }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-yaml');
    await seeded.bind();
    const graph = new GraphPage(page);
    await graph.open(
      `?node=${encodeURIComponent(`workload:${seeded.namespace}/deployment/${seeded.workload}`)}`,
    );
    const panel = graph.panel(seeded.workload);
    await graph.openYaml(panel);
    await expectAccessible(page, 'the YAML editor');
    await graph.editLine('replicas: 2', 1, 'many');
    await panel.getByRole('button', { name: 'Review changes' }).click();
    const refusal = panel.getByRole('alert');
    await expect(refusal).toContainText('The server would not take this');
    await expect(refusal).toContainText('spec.replicas');
    await expect(panel.locator('.view-line').filter({ hasText: 'replicas: many' })).toBeVisible();

    await graph.editLine('replicas: many', 4, '1');
    await panel.getByRole('button', { name: 'Review changes' }).click();
    await expect(panel.locator('.monaco-diff-editor .line-insert').first()).toBeVisible();
    const object = ['get', 'deployment', seeded.workload, '-n', seeded.namespace];
    const stored = () => kubectl.run(...object, '-o', 'jsonpath={.spec.replicas}');
    expect(await stored()).toBe('2');
    await panel.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => ((await stored()) === '1' ? true : undefined));

    await expect(panel.locator('.view-line').filter({ hasText: 'replicas: 1' })).toBeVisible();
    await graph.editLine('replicas: 1', 1, '4');
    await kubectl.run('annotate', 'deployment', seeded.workload, '-n', seeded.namespace, 'by=kubectl');
    await panel.getByRole('button', { name: 'Review changes' }).click();
    // somebody else's label is no reason to ask: only what was edited is sent
    await expect(panel.locator('.monaco-diff-editor .line-insert').first()).toBeVisible();
    await panel.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => ((await stored()) === '4' ? true : undefined));
    expect(await kubectl.run(...object, '-o', 'jsonpath={.metadata.annotations.by}')).toBe('kubectl');

    await expect(panel.locator('.view-line').filter({ hasText: 'replicas: 4' })).toBeVisible();
    await graph.editLine('replicas: 4', 1, '5');
    await kubectl.run('scale', 'deployment', seeded.workload, '-n', seeded.namespace, '--replicas=6');
    await panel.getByRole('button', { name: 'Review changes' }).click();
    await expect(panel.getByRole('alert')).toContainText('was changed by someone else in the same place');
    const choice = panel.getByRole('group', { name: 'spec › replicas' });
    await expect(choice.getByRole('radio', { name: 'What you entered 5' })).toBeVisible();
    await expect(choice.getByRole('radio', { name: 'What is stored now 6' })).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Review changes' })).toBeDisabled();
    await expectAccessible(page, 'a conflict in the YAML editor');
    // the keyboard alone, and nothing typed is lost
    await panel.getByRole('button', { name: 'Back to the text' }).press('Enter');
    await expect(panel.locator('.view-line').filter({ hasText: 'replicas: 5' })).toBeVisible();
    await panel.getByRole('button', { name: 'Review changes' }).press('Enter');
    await choice.getByRole('radio', { name: 'What you entered' }).press('Space');
    await panel.getByRole('button', { name: 'Review changes' }).press('Enter');
    await expect(panel.locator('.monaco-diff-editor .line-insert').first()).toBeVisible();
    await panel.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => ((await stored()) === '5' ? true : undefined));
  });

  test('asks on every way out of unsaved YAML, and gives it back after a reload', async ({
    page,
    endpoints,
  }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-unsaved');
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await graph.card('Application', seeded.application).click();
    const panel = graph.panel(seeded.application);
    await graph.openYaml(panel);
    await expect(page).toHaveURL(/[?&]tab=yaml/);
    await graph.editLine('description:', 0, ' and more');
    await page.keyboard.press('Control+f');
    await expect(panel.locator('.find-widget.visible')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel.locator('.find-widget.visible')).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(panel.getByRole('button', { name: 'Revert' })).toBeFocused();
    const edited = panel.locator('.view-line').filter({ hasText: 'and more' });
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    for (const [way, leave] of [
      ['a link', () => page.getByRole('link', { name: 'Applications', exact: true }).click()],
      ['Back', () => page.evaluate(() => window.history.back())],
      ['another node', () => graph.card('Service', 'Orders API').first().press('Enter')],
      ['closing', () => panel.getByRole('button', { name: 'Close' }).click()],
    ] as const) {
      await leave();
      await expect(question, way).toContainText(`The YAML of ${seeded.application} has changes`);
      await question.getByRole('button', { name: 'Stay' }).click();
      await expect(question, way).toBeHidden();
      await expect(edited, way).toBeVisible();
      await expect(page, way).toHaveURL(/[?&]node=/);
    }

    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(edited).toBeVisible();
    await expect(panel.getByText('Not saved: your changes from before')).toBeVisible();
    await expectAccessible(page, 'a draft from before');

    await page.evaluate(() => window.history.back());
    await question.getByRole('button', { name: 'Leave, keep changes' }).click();
    await expect(panel).toBeHidden();
    await page.evaluate(() => window.history.forward());
    await expect(edited).toBeVisible();
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
    await question.getByRole('button', { name: 'Drop changes' }).click();
    await expect(page).toHaveURL(/\/applications$/);
    await page.goBack();
    await expect(panel.locator('.view-line').first()).toBeVisible();
    await expect(edited).toHaveCount(0);
  });

  test('proposes fields, marks what is wrong while it is typed, and refuses what the server would drop', async ({
    page,
    endpoints,
  }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-line');
    const graph = new GraphPage(page);
    const node = `workload:${seeded.namespace}/deployment/${seeded.workload}`;
    await graph.open(`?workloads=all&tab=yaml&node=${encodeURIComponent(node)}`);
    const panel = graph.panel(seeded.workload);
    await panel.locator('.monaco-editor .view-line').first().waitFor();
    await graph.editLine('replicas: 2', 0, '');
    await page.keyboard.press('Enter');
    await page.keyboard.type('minReadyS');
    await expect(panel.locator('.suggest-widget.visible')).toContainText('minReadySeconds');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5');
    await expect(panel.locator('.view-line').filter({ hasText: 'minReadySeconds: 5' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('pausd: true');
    await expect(panel.getByText(/spec has no field pausd: .* Did you mean paused\?/)).toBeVisible();
    await expect(panel.locator('.squiggly-warning').first()).toBeVisible();
    await expectAccessible(page, 'a warning in the YAML editor');
    await panel.getByRole('button', { name: 'Review changes' }).click();
    await expect(panel.getByRole('alert')).toContainText('spec has no field pausd: the server would drop it');
    await expect(panel.locator('.squiggly-error').first()).toBeVisible();

    await graph.editLine('metadata:', 1, '');
    await expect(panel.getByText(/^Line 3:/)).toBeVisible();
    await panel.getByRole('button', { name: 'Review changes' }).click();
    await expect(panel.getByRole('alert')).toContainText('line 3');
    await expect(panel.getByText('Not saved', { exact: true })).toBeVisible();
  });

  test('binds from the list of bindings, warns of a collision, proves the call', async ({
    page,
    endpoints,
  }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-bind');
    const env = ['set', 'env', `deployment/${seeded.workload}`, '-n', seeded.namespace, 'GATEWAY_URL=mine'];
    await kubectl.run(...env);
    await page.goto('/bindings');
    await page.getByRole('button', { name: 'Bind a service' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Bind a service' });
    await dialog.getByLabel('Namespace').selectOption(seeded.namespace);
    await dialog.getByLabel('Service').selectOption({ label: `Orders API (${seeded.application})` });
    await dialog.getByLabel('Workload').selectOption(`deployment/${seeded.workload}`);
    const choice = dialog.getByRole('group', { name: 'GATEWAY_URL is set already' });
    await expect(choice).toContainText('the env list of the container');
    await expect(choice.getByRole('radio', { name: /^Keep both apart/ })).toBeChecked();
    await expect(dialog.getByRole('textbox', { name: /^Prefix/ })).toHaveValue('ORDERS_API_');
    await expect(dialog.getByText('ORDERS_API_GATEWAY_URL')).toBeVisible();
    await dialog.getByRole('button', { name: 'Bind', exact: true }).click();
    await expect(dialog).toBeHidden({ timeout: 60_000 });

    const row = page
      .getByRole('table', { name: 'Bindings' })
      .getByRole('row')
      .filter({ hasText: seeded.namespace });
    await expect(row).toContainText('ORDERS_API_GATEWAY_URL');
    await expect(row).toContainText('Injected');
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Prove it' }).click();
    const proof = page.getByRole('dialog', { name: /^Prove/ });
    await proof.getByLabel('Path').fill('/products');
    await proof.getByRole('button', { name: 'Call' }).click();
    await expect(proof.getByText(/^HTTP \d{3} by the outside application$/)).toBeVisible();
    await expect(proof.getByText(/^ORDERS_API_GATEWAY_URL=http:/)).toBeVisible();
  });

  test('binds a StatefulSet, says what it would lose, and unbinds it', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'graph-set');
    const labels = { app: 'db' };
    await kubectl.apply({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: seeded.namespace },
      spec: {
        serviceName: 'db',
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'db', image: 'nginx' }] } },
      },
    });
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}&workloads=all`);
    await graph.card('Workload', 'db').click();
    await graph.panel('db').getByRole('button', { name: 'Bind' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bind a service' });
    await expect(dialog.getByLabel('Workload')).toHaveValue('statefulset/db');
    await dialog.getByLabel('Service').selectOption({ label: `Orders API (${seeded.application})` });
    await dialog.getByRole('button', { name: 'Bind', exact: true }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: /^Pod db-0 in .*: Running/ })).toBeVisible();

    await page.getByRole('button', { name: /^Usage .*: Injected/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unbind' }).click();
    const unbind = page.getByRole('dialog', { name: /^Unbind/ });
    await expect(unbind).toContainText('StatefulSet db');
    await expect(unbind).toContainText('loses GATEWAY_URL');
    await expect(unbind).toContainText('1 pod is replaced: db-0');
    await unbind.getByRole('button', { name: 'Unbind' }).click();
    await expect(unbind).toBeHidden({ timeout: 30_000 });
    expect(await kubectl.run('get', 'statefulset', 'db', '-n', seeded.namespace, '-o', 'json')).not.toContain(
      'secretRef',
    );
  });
});
