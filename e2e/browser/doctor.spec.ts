import { request } from 'undici';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedBinding } from '#e2e/fixtures/seed-binding.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { GraphPage } from '#e2e/pages/graph-page.ts';

const connector = 'applicationconnector.kyma-project.io/v1alpha1';

test.describe('the doctor', () => {
  let kubectl: KubectlClient;

  test.beforeEach(({ endpoints }) => {
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterEach(() => kubectl.remove());

  test('finds nothing where everything works, and calls through the binding', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-well');
    await seeded.bind();
    await page.goto(`/applications/${seeded.application}`);
    await page.getByRole('button', { name: 'Examine' }).click();
    const doctor = page.getByRole('dialog', { name: 'Doctor' });
    await expect(doctor).toContainText('Every link works.');
    for (const component of ['Connector', 'Registry', 'Gateway']) {
      await expect(doctor.getByRole('listitem').filter({ hasText: component })).toContainText('Runs');
    }
    await expect(doctor).toContainText(`Call through binding ${seeded.binding} in ${seeded.namespace}`);
    await expect(doctor).toContainText(/Answered \d+ after/);
    await expectAccessible(page, 'the doctor');
  });

  test('allows a service that was withdrawn under an instance', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-withdrawn');
    await seeded.bind();
    await kubectl.run('delete', 'applicationmapping', seeded.application, '-n', seeded.namespace);
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Catalog entry', 'Orders API')).toContainText(/Withdraw/);
    await graph.card('Catalog entry', 'Orders API').click();
    await graph
      .panel('Orders API')
      .getByRole('button', { name: `Allow in ${seeded.namespace}` })
      .click();
    await expect(graph.card('Catalog entry', 'Orders API')).toContainText('Available');
    const mapping = await kubectl.run(
      'get',
      'applicationmapping',
      seeded.application,
      '-n',
      seeded.namespace,
    );
    expect(mapping).toContain(seeded.application);
  });

  test('lets a misspelled mapping name the Application that is meant', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-name');
    const wrong = 'doctor-nam';
    await kubectl.run('delete', 'applicationmapping', seeded.application, '-n', seeded.namespace);
    await kubectl.apply({
      apiVersion: connector,
      kind: 'ApplicationMapping',
      metadata: { name: wrong, namespace: seeded.namespace },
    });
    const graph = new GraphPage(page);
    await graph.open('?show=problems');
    await graph.card('Application', wrong).click();
    await expect(graph.panel(wrong).getByRole('button', { name: 'Delete the mapping' })).toBeVisible();
    await graph
      .panel(wrong)
      .getByRole('button', { name: `Allow ${seeded.application} instead` })
      .click();
    await page
      .getByRole('dialog', { name: `Allow ${seeded.application} instead?` })
      .getByRole('button', { name: `Allow ${seeded.application} instead` })
      .click();
    await expect(graph.card('Application', wrong)).toHaveCount(0);
    const mappings = await kubectl.run('get', 'applicationmapping', '-n', seeded.namespace, '-o', 'name');
    expect(mappings.trim()).toMatch(new RegExp(`/${seeded.application}$`));
    expect(mappings).not.toContain(`/${wrong}\n`);
  });

  test('corrects the kind of a usage', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-kind');
    await seeded.bind();
    await kubectl.apply({
      apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
      kind: 'ServiceBindingUsage',
      metadata: { name: 'shouted', namespace: seeded.namespace },
      spec: {
        serviceBindingRef: { name: seeded.binding },
        usedBy: { kind: 'Deployment', name: seeded.workload },
        parameters: { envPrefix: { name: 'LOUD_' } },
      },
    });
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    await expect(graph.card('Usage', 'shouted')).toContainText('Failed');
    await graph.card('Usage', 'shouted').click();
    await graph.panel('shouted').getByRole('button', { name: 'Use the kind deployment' }).click();
    await expect(graph.card('Usage', 'shouted')).toContainText('Injected');
  });

  test('leads from a cause to the page of its rule, with the keyboard alone', async ({ page }) => {
    const name = 'doctor-nobody';
    await kubectl.apply({
      apiVersion: connector,
      kind: 'ApplicationMapping',
      metadata: { name, namespace: 'default' },
    });
    const graph = new GraphPage(page);
    await graph.open('?show=problems');
    await graph.card('Application', name).click();
    await graph
      .panel(name)
      .getByRole('link', { name: /^Why this/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Application: Missing' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('application/missing');
    await expectAccessible(page, 'the page of a rule');
    await kubectl.run('delete', 'applicationmapping', name, '-n', 'default');
  });

  test('restarts pods that are older than their values', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-stale');
    await seeded.bind();
    const graph = new GraphPage(page);
    await graph.open(`?application=${seeded.application}`);
    const stale = page.getByRole('button', { name: /^Pod nginx-.*: Old variables/ });
    let change = 0;
    // the API server counts in seconds: a change in the second in which a pod was made is not known to be later
    await expect(async () => {
      change++;
      const patch = JSON.stringify({ stringData: { GATEWAY_URL: `http://elsewhere-${change}.example` } });
      await kubectl.run('patch', 'secret', seeded.binding, '-n', seeded.namespace, '-p', patch);
      await expect(stale).toHaveCount(2, { timeout: 2_000 });
    }).toPass();
    await stale.first().click();
    const restart = `Restart ${seeded.workload}`;
    await page.getByRole('dialog').getByRole('button', { name: restart }).click();
    await page
      .getByRole('dialog', { name: `${restart}?` })
      .getByRole('button', { name: restart })
      .click();
    await expect(stale).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Pod nginx-.*: Running/ })).toHaveCount(2);
  });

  test('tells a target that cannot be reached, from a real call', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-target');
    await seeded.bind();
    const services = `${endpoints.registry}/${seeded.application}/v1/metadata/services`;
    const listed = (await (await request(services)).body.json()) as { id: string }[];
    const gone = {
      provider: 'ACME',
      name: 'Orders API',
      description: 'Orders',
      api: { targetUrl: 'http://127.0.0.1:9' },
    };
    const { statusCode } = await request(`${services}/${listed[0]?.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(gone),
    });
    expect(statusCode).toBeLessThan(300);
    await page.goto(`/applications/${seeded.application}?doctor=open`);
    const doctor = page.getByRole('dialog', { name: 'Doctor' });
    await expect(doctor).toContainText('Target unreachable');
    await expect(doctor).toContainText(
      'The gateway does not reach the outside application: the connection was refused',
    );
    await doctor.getByRole('link', { name: 'Change the target' }).first().click();
    await expect(page).toHaveURL(/\/services\/[^/]+\?tab=settings/);
  });

  test('moves a binding to the service that took the place of its own', async ({ page, endpoints }) => {
    const seeded = await seedBinding(endpoints, kubectl, 'doctor-again');
    await seeded.bind();
    const services = `${endpoints.registry}/${seeded.application}/v1/metadata/services`;
    const [old] = (await (await request(services)).body.json()) as { id: string }[];
    await (await request(`${services}/${old?.id}`, { method: 'DELETE' })).body.dump();
    const { body } = await request(services, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        provider: 'ACME',
        name: 'Orders API',
        description: 'Orders of ACME',
        api: { targetUrl: endpoints.sampleShop },
      }),
    });
    const fresh = (await body.json()) as { id: string };

    await page.goto(`/applications/${seeded.application}?doctor=open`);
    const doctor = page.getByRole('dialog', { name: 'Doctor' });
    await expect(doctor).toContainText('registered again under a new id');
    await expect(doctor).toContainText(`${old?.id} any more; of its name there is ${fresh.id} now`);
    await doctor.getByRole('button', { name: 'Move to the new service' }).click();
    const asks = page.getByRole('dialog', { name: 'Move to the new service?' });
    await expect(asks.getByRole('list', { name: 'What changes' })).toContainText(
      `Replace ServiceBindingUsage ${seeded.binding}`,
    );
    await expectAccessible(page, 'the question before a move');
    await asks.getByRole('button', { name: 'Move to the new service' }).click();
    await expect(asks).toHaveCount(0, { timeout: 60_000 });
    await expect(doctor).toContainText('Every link works.', { timeout: 30_000 });
    await doctor.getByRole('button', { name: 'Examine again' }).click();
    await expect(doctor).toContainText(/Call through binding nginx-\S+ in doctor-again\s*Answered \d+ after/);
    const names = ['-n', seeded.namespace, '-o', 'name'];
    expect(await kubectl.run('get', 'serviceinstances', ...names)).not.toContain(`/${seeded.instance}\n`);
    expect(await kubectl.run('get', 'servicebindings', ...names)).not.toContain(`/${seeded.binding}\n`);
    expect(await kubectl.run('get', 'servicebindingusages', ...names)).toContain(`/${seeded.binding}\n`);
  });
});
