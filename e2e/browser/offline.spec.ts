import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole, seededPages } from '#e2e/fixtures/seed-console.ts';

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
  const rebound = await request.get('/api/objects/secrets', { headers: { host: 'evil.example' } });
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
  const { items } = (await (await request.get('/api/objects/secrets')).json()) as {
    items: { data?: unknown; keys?: string[] }[];
  };
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ data }) => data !== undefined)).toEqual([]);
  expect(items.every(({ keys }) => Array.isArray(keys))).toBe(true);
  const issued = await request.post('/api/applications/warehouse/token', { data: {} });
  const { url } = (await issued.json()) as { url: string };
  expect(url).toMatch(/token=[\w-]{80,}/);
  await expect(async () => {
    const tokens = await (await request.get('/api/objects/tokenrequests')).text();
    expect(tokens).toContain('"expireAfter"');
    expect(tokens).not.toMatch(/token=[\w-]/);
  }).toPass();
});
