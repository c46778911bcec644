import { consoleSession, consoleUrl } from '#e2e/fixtures/console-session.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { pageBudgets } from '#e2e/fixtures/page-budgets.ts';
import { seedConsole } from '#e2e/fixtures/seed-console.ts';
import { watchPageCost } from '#e2e/fixtures/watch-page-cost.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { eventually } from '#testing/eventually.ts';
import { inParallel } from '#testing/in-parallel.ts';
import { type RunningMooring, startMooring } from '#testing/start-mooring.ts';

const applications = 150;
const namespaces = 30;
const writers = 8;

// what a page costs depends on what is there: always the same, and nobody else's
let mooring: RunningMooring;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  mooring = await startMooring();
  await seedConsole(mooring.endpoints);
  await seedMany();
});

test.afterAll(() => mooring?.stop());

for (const [path, budget] of Object.entries(pageBudgets)) {
  test(`${path} keeps to its budget on a first visit`, async ({ browser }) => {
    const context = await browser.newContext({ storageState: await consoleSession(mooring.endpoints) });
    const page = await context.newPage();
    const cost = await watchPageCost(page);
    await page.goto(consoleUrl(mooring.endpoints, path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expect.poll(() => cost().pending, 'scripts on their way').toBe(0);
    const { pending: _, ...spent } = {
      ...cost(),
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
    };
    test.info().annotations.push({ type: 'cost', description: JSON.stringify(spent) });
    for (const [what, most] of Object.entries(budget)) {
      expect.soft(spent[what as keyof typeof spent], `${what} of ${path}`).toBeLessThanOrEqual(most);
    }
    await context.close();
  });
}

/** Applications of two services, and namespaces of which each allows some of them. */
async function seedMany(): Promise<void> {
  const kube = createKubeClient(loadKubeConfig({ path: mooring.endpoints.kubeconfig }));
  await inParallel(numbersTo(namespaces), writers, (number) =>
    kube.create(kinds.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `budget-${number}` },
    }),
  );
  await inParallel(numbersTo(applications), writers, async (number) => {
    const name = `budget-${number}`;
    await kube.create(kinds.applications, applicationOf(name, number));
    await kube.create(kinds.applicationmappings, {
      apiVersion: apiVersionOf(kinds.applicationmappings),
      kind: kinds.applicationmappings.kind,
      metadata: { name, namespace: `budget-${number % namespaces}` },
    });
  });
  // its page shows a service that the catalog lists
  await eventually(() => kube.find(kinds.serviceclasses, 'budget-0-orders', 'budget-0'), 60_000);
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function applicationOf(name: string, number: number) {
  return {
    apiVersion: apiVersionOf(kinds.applications),
    kind: kinds.applications.kind,
    metadata: { name, labels: { team: `team-${number % 7}` } },
    spec: {
      description: `System number ${number}`,
      services: ['orders', 'prices'].map((service) => ({
        id: `${name}-${service}`,
        name: `${name}-${service}`,
        displayName: `The ${service} of ${number}`,
        description: 'What it offers',
        providerDisplayName: 'ACME',
        labels: { 'connected-app': name },
        entries: [
          {
            type: 'API',
            targetUrl: 'http://127.0.0.1:9',
            gatewayUrl: 'http://gateway.example',
            accessLabel: `${name}-${service}`,
          },
        ],
      })),
    },
  };
}
