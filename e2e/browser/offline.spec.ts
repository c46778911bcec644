import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole, seededPages } from '#e2e/fixtures/seed-console.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';

test('no page asks another host for anything, and none breaks its own policy', async ({
  page,
  context,
  endpoints,
}) => {
  const origin = endpoints.console ?? '';
  await seedConsole(endpoints);
  const asked = new Set<string>();
  const broken: string[] = [];
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('console', (message) => {
    if (/Content Security Policy|ERR_|Refused/.test(message.text())) {
      broken.push(`${page.url()}: ${message.text()}`);
    }
  });
  await page.exposeFunction('noteViolation', (directive: string) =>
    broken.push(`${page.url()}: ${directive}`),
  );
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { noteViolation(text: string): void }).noteViolation(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));

  for (const path of seededPages) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
  }

  // blob: and data: are made in the page itself, and have no host
  expect([...asked].filter((host) => host !== 'null')).toEqual([origin]);
  expect(broken).toEqual([]);
});

test('pages run scripts by nonce only, and may not be framed', async ({ request }) => {
  const policies = new Set<string>();
  for (let visit = 0; visit < 2; visit++) {
    const answer = await request.get('/applications');
    const policy = answer.headers()['content-security-policy'] ?? '';
    const [, nonce = ''] = policy.match(/script-src [^;]*'nonce-([^']+)'/) ?? [];
    expect(nonce).not.toBe('');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policy).not.toContain('http');
    const scripts = (await answer.text()).match(/<script(?![^>]*type="application\/json")[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      expect(script).toContain(`nonce="${nonce}"`);
    }
    policies.add(policy);
  }
  expect(policies.size).toBe(2);
});

test('other hosts, other sites and forms are refused', async ({ request, endpoints }) => {
  const rebound = await request.get('/api/health', { headers: { host: 'evil.example' } });
  expect(rebound.status()).toBe(403);
  const foreign = await request.put('/api/mappings', {
    headers: { origin: 'https://evil.example' },
    data: { application: 'shop', namespace: 'default', services: null },
  });
  expect(foreign.status()).toBe(403);
  const form = await request.post('/api/applications', { form: { name: 'forged' } });
  expect(form.status()).toBe(400);
  const own = await request.get('/api/health', { headers: { origin: endpoints.console ?? '' } });
  expect(own.status()).toBe(200);
});

test('Secrets and tokens reach the browser without their values', async ({ request, endpoints }) => {
  await seedConsole(endpoints);
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
  const { items } = await kube.list<KubeObject & { data?: Record<string, string> }>(kinds.secrets);
  const secrets = items.filter(({ data }) => Object.keys(data ?? {}).length > 0);
  expect(secrets.length).toBeGreaterThan(0);
  for (const { metadata, data = {} } of secrets) {
    const shown = await askView(request, 'object', {
      kind: 'secrets',
      key: `${metadata.namespace}/${metadata.name}`,
    });
    expect(shown).toContain(Object.keys(data).sort().join(', '));
    for (const value of Object.values(data).filter(({ length }) => length > 8)) {
      expect(shown).not.toContain(value);
      expect(shown).not.toContain(Buffer.from(value, 'base64').toString('utf8'));
    }
  }
  const issued = await request.post('/api/applications/warehouse/token', { data: {} });
  const { url } = (await issued.json()) as { url: string };
  expect(url).toMatch(/token=[\w-]{80,}/);
  await expect(async () => {
    const tokens = await askView(request, 'object', {
      kind: 'tokenrequests',
      key: `${integrationNamespace}/warehouse`,
    });
    expect(tokens).toContain('"object":{');
    expect(tokens).not.toMatch(/token=[\w-]/);
  }).toPass();
});

/** What a page is told of one view, as text. */
async function askView(request: APIRequestContext, view: string, query: object): Promise<string> {
  const answer = await request.post('/api/views', { data: { views: [{ view, query }] } });
  return answer.text();
}
