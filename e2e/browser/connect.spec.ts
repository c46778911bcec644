import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { Agent, request } from 'undici';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { ConnectPage } from '#e2e/pages/connect-page.ts';
import { countEffort } from '#e2e/pages/effort.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';

const run = promisify(execFile);
const limits = { clicks: 12, typedFields: 3 };

test('from nothing to a proven call on one page, with few clicks', { tag: '@main-job' }, async ({ page }) => {
  const effort = await countEffort(page);
  const connect = new ConnectPage(page);
  await page.goto('/');
  await expectAccessible(page, 'overview');

  await page.getByRole('main').getByRole('link', { name: 'Connect an application' }).first().click();
  await expect(connect.field('Name')).toBeFocused();
  await expectAccessible(page, 'name');
  await page.keyboard.type('shop');
  await expect(page.getByText('shop is free.')).toBeVisible();
  await connect.button('Create Application').click();
  await expect(connect.step('Name the Application')).toContainText('shop, deployed');

  await expect(connect.button('Pair the sample shop')).toBeEnabled();
  await connect.button('Issue token').click();
  await expect(page.getByRole('timer')).toHaveText(/^[45]:\d\d$/);
  await expectAccessible(page, 'connect');
  await connect.button('Pair the sample shop').click();
  await expect(connect.step('Connect it')).toContainText('certificate until');

  await connect.button("Use the sample shop's Orders API").click();
  await expect(page.getByText('OpenAPI 3.0.3, valid')).toBeVisible();
  await expectAccessible(page, 'register');
  await connect.button('Register service').click();
  await expect(connect.step('Register a service')).toContainText('Orders API');

  await expectAccessible(page, 'allow');
  await connect.button('Allow in default').click();

  const objects = page.getByRole('region', { name: 'Objects of the plan' });
  await expect(objects.getByRole('listitem')).toHaveCount(4);
  for (const kind of ['Deployment', 'ServiceInstance', 'ServiceBinding', 'ServiceBindingUsage']) {
    await expect(objects.getByText(kind, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Variables of the plan' })).toContainText('GATEWAY_URL');
  await expectAccessible(page, 'bind');
  await connect.button('Apply the plan').click();
  await expect(connect.step('Bind it to a workload')).toContainText('default/shop-sample');

  await connect.button('Make the call').click();
  const result = page.getByRole('region', { name: 'Result of the call' });
  await expect(result).toContainText('HTTP 200');
  await expect(result).toContainText('rope-12');
  await expect(result).toContainText(/GATEWAY_URL=http:\/\/shop-/);
  await expect(page.getByText('shop is connected.')).toBeVisible();
  await expectAccessible(page, 'prove');

  test.info().annotations.push({ type: 'effort', description: JSON.stringify(effort) });
  expect(effort.clicks).toBeLessThanOrEqual(limits.clicks);
  expect(effort.typedFields).toBeLessThanOrEqual(limits.typedFields);
  expect(effort.clicks).toBeGreaterThan(0);
});

test('a reload, the back button and a colleague find the connection as far as it is', async ({
  page,
  context,
}) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('resumed');
  await connect.button('Pair the sample shop').click();
  await connect.button("Use the sample shop's Orders API").click();
  await connect.button('Register service').click();
  await connect.button('Allow in default').click();
  await expect(connect.button('Apply the plan')).toBeEnabled();

  await page.reload();
  await expect(connect.button('Apply the plan')).toBeEnabled();
  await expect(connect.step('Allow it in a namespace')).toContainText('in default');

  const colleague = new ConnectPage(await context.newPage());
  await colleague.page.goto('/connect?application=resumed');
  await expect(colleague.button('Apply the plan')).toBeEnabled();

  await page.goBack();
  await expect(connect.field('Name')).toBeVisible();
  await page.goForward();
  await connect.button('Apply the plan').click();
  await expect(page.getByRole('region', { name: 'The plan is being applied' })).toBeVisible();
  await page.reload();
  await expect(connect.step('Bind it to a workload')).toContainText('default/resumed-sample');
  await expect(connect.button('Make the call')).toBeEnabled();
  await expect(colleague.button('Make the call')).toBeEnabled();

  await page.goto('/connect?application=nobody');
  await expect(page.getByText('There is no Application named nobody.')).toBeVisible();
});

test('a form that is sent while the sample fills it in is sent once it is complete', async ({ page }) => {
  const connect = new ConnectPage(page);
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/sample-shop/registration', async (route) => {
    await released;
    await route.continue();
  });
  await connect.createApplication('early');
  await connect.button('Pair the sample shop').click();
  await connect.button("Use the sample shop's Orders API").click();
  await connect.button('Register service').click();
  await expect(connect.button('Register service')).toHaveAttribute('aria-busy', 'true');
  release();

  await expect(connect.step('Register a service')).toContainText('Orders API');
  await expect(connect.button('Allow in default')).toBeEnabled();
});

test('the keyboard alone goes all the way', async ({ page }) => {
  const connect = new ConnectPage(page);
  /** Tabs to a control; every step leads the focus on, so that few are needed. */
  async function tabTo(name: string, atMost: number): Promise<void> {
    const target = connect.button(name);
    await expect(target).toBeEnabled();
    for (let tabs = 0; !(await target.evaluate((element) => element === document.activeElement)); tabs += 1) {
      expect(tabs, `tabs to ${name}`).toBeLessThan(atMost);
      await page.keyboard.press('Tab');
    }
  }
  await page.goto('/connect');
  await expect(connect.field('Name')).toBeFocused();
  await page.keyboard.type('by-keyboard');
  await page.keyboard.press('Enter');
  await tabTo('Pair the sample shop', 3);
  await page.keyboard.press('Enter');
  await tabTo("Use the sample shop's Orders API", 1);
  await page.keyboard.press('Enter');
  await expect(connect.field('Name')).toHaveValue('Orders API');
  await expect(connect.button('Register service')).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo('Allow in default', 1);
  await page.keyboard.press('Enter');
  await tabTo('Apply the plan', 6);
  await page.keyboard.press('Enter');
  await tabTo('Make the call', 3);
  await page.keyboard.press('Enter');
  await expect(page.getByText('by-keyboard is connected.')).toBeVisible();
});

test('a certificate made in the browser opens the edge, and its key stays in the browser', async ({
  page,
  endpoints,
}) => {
  const sent: string[] = [];
  page.on('request', (outgoing) => sent.push(outgoing.postData() ?? ''));
  const connect = new ConnectPage(page);
  await connect.createApplication('browser-made');
  const downloading = page.waitForEvent('download');
  await connect.button('Make a certificate').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('browser-made-certificate.zip');
  const files = unzipSync(await readFile(await download.path()));
  const key = strFromU8(files['browser-made.key'] ?? new Uint8Array());
  const cert = strFromU8(files['browser-made.crt'] ?? new Uint8Array());
  expect(key).toContain('BEGIN PRIVATE KEY');

  const dispatcher = new Agent({ connect: { key, cert, ca: await readFile(endpoints.edgeCa, 'utf8') } });
  const answer = await request(`${endpoints.edge}/v1/applications/management/info`, { dispatcher });
  expect(await answer.body.json()).toMatchObject({ clientIdentity: { application: 'browser-made' } });
  await dispatcher.close();

  expect(sent.some((body) => body.includes('CERTIFICATE REQUEST'))).toBe(true);
  const secret = key.split('\n')[5] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  expect(sent.filter((body) => body.includes(secret) || body.includes('PRIVATE KEY'))).toEqual([]);

  // the download is what this step is about: it stays open until the person goes on
  await expect(connect.button(/^Download browser-made/)).toBeVisible();
  await connect.button('Continue').click();
  await expect(connect.button('Register service')).toBeVisible();
});

test('the commands work as they are copied, and the page notices', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const connect = new ConnectPage(page);
  await connect.createApplication('by-hand');
  await connect.button('Show the commands').click();
  await connect.button('Copy all commands').click();
  const commands = await page.evaluate(() => navigator.clipboard.readText());
  expect(commands).toContain('/OU=OrgUnit/O=Organization/L=Waldorf/ST=Waldorf/C=DE/CN=by-hand');

  const directory = await mkdtemp(join(tmpdir(), 'by-hand-'));
  try {
    const { stdout } = await run('sh', ['-euc', commands], { cwd: directory });
    expect(JSON.parse(stdout)).toMatchObject({ clientIdentity: { application: 'by-hand' } });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  await expect(page.getByText('by-hand has a client certificate.')).toBeVisible();
  await expect(page.getByText('The token was used: it has become certificate').first()).toBeVisible();

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Recent activity' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Outstanding tokens' }).getByText('by-hand')).toHaveCount(0);
});

test('the sample shop registers its services by itself, through the edge', async ({ page }) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('self-made');
  await connect.button('Pair the sample shop').click();
  await connect.button('Let the shop register by itself').click();
  await expect(connect.step('Register a service')).toContainText('2 services');
  await page.getByRole('radio', { name: 'Chosen services' }).check();
  await expect(page.getByRole('checkbox', { name: /^Orders API/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Order events/ })).not.toBeChecked();
  await connect.button('Allow in default').click();
  await expect(connect.button('Apply the plan')).toBeEnabled();
});

test('a name that cannot be used is refused while it is typed, and kept', async ({ page }) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('taken');
  await page.goto('/connect');
  const name = connect.field('Name');
  await name.fill('taken');
  await expect(page.getByText('There is an Application named taken already.')).toBeVisible();
  await connect.button('Create Application').click();
  await expect(name).toHaveValue('taken');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill('Not.Good');
  await expect(page.getByText('The name must be in lower case')).toBeVisible();
  await name.fill('a'.repeat(41));
  await expect(page.getByText('at most 40 characters')).toBeVisible();
});

test('a wrong specification is refused with its line, nothing is sent, nothing is lost', async ({ page }) => {
  const registrations: string[] = [];
  page.on('request', (outgoing) => {
    if (outgoing.method() === 'POST' && /\/services$/.test(outgoing.url())) {
      registrations.push(outgoing.url());
    }
  });
  const connect = new ConnectPage(page);
  await connect.createApplication('careful');
  await connect.button('Register services without pairing').click();
  await connect.button('Register service').click();
  await expect(page.getByText('Give the service a name.')).toBeVisible();
  await expect(connect.field('Name')).toBeFocused();

  await connect.field('Name').fill('Orders');
  await connect.field('Provider').fill('ACME');
  await connect.field('Description').fill('Orders of ACME');
  await connect.field('Target URL').fill('https://orders.example.com');
  await page.getByRole('radio', { name: 'Basic' }).check();
  await connect.field('User name').fill('me');
  await connect.field('Password').fill('secret');
  const upload = page.getByLabel('Upload a specification');
  const good = 'openapi: 3.0.3\ninfo:\n  title: Orders\n  version: 1.0.0\npaths: {}\n';
  await upload.setInputFiles({
    name: 'spec.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(`${good}wrong: 1\n`),
  });
  await connect.button('Register service').click();
  await expect(page.getByText('Line 6', { exact: true })).toBeInViewport();
  await expect(page.locator('[data-problem]').first()).toBeFocused();
  await expect(page.getByText('"wrong" is not allowed at the top of the document.').first()).toBeVisible();
  expect(registrations).toEqual([]);

  await page.getByRole('radio', { name: /^OAuth2 ?Client/ }).check();
  await page.getByRole('radio', { name: 'Basic' }).check();
  await expect(connect.field('Password')).toHaveValue('secret');
  await connect.button(/2\. Connect it/).click();
  await connect.button(/3\. Register a service/).click();
  await expect(connect.field('Provider')).toHaveValue('ACME');

  await upload.setInputFiles({ name: 'spec.yaml', mimeType: 'text/yaml', buffer: Buffer.from(good) });
  await expect(page.getByText('OpenAPI 3.0.3, valid')).toBeVisible();
  await connect.button('Register service').dblclick();
  await expect(connect.step('Register a service')).toContainText('Orders');
  expect(registrations).toHaveLength(1);
});

test('a specification is fetched by its URL', async ({ page, endpoints }) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('fetching');
  await connect.button('Register services without pairing').click();
  const url = page.getByLabel('URL of the specification');
  await url.fill('http://169.254.169.254/latest/meta-data');
  await connect.button('Fetch').click();
  await expect(page.getByText('is an address that nothing is downloaded from (Link Local).')).toBeVisible();
  await url.fill(`${endpoints.sampleShop}/asyncapi.yaml`);
  await connect.button('Fetch').click();
  await expect(page.getByText('AsyncAPI 2.6.0, valid')).toBeVisible();
  await expect(page.getByText('SEND order.created.v1')).toBeVisible();
  await expect(connect.field('Name')).toHaveValue('Sample Shop order events');

  // the next one replaces what was only proposed
  await url.fill(`${endpoints.sampleShop}/openapi.yaml`);
  await connect.button('Fetch').click();
  await expect(connect.field('Name')).toHaveValue('Sample Shop Orders API');
  await expect(connect.field('Target URL')).toHaveValue(`${endpoints.sampleShop}/`);
  await expect(page.getByRole('radio', { name: 'Basic' })).toBeChecked();
  await connect.field('User name').fill('a-user');
  await connect.field('Description').fill('Mine');

  await page.reload();
  await expect(connect.field('Description')).toHaveValue('Mine');
  await expect(connect.field('Target URL')).toHaveValue(`${endpoints.sampleShop}/`);
  await expect(connect.field('User name')).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('a-user');
  await page.getByRole('radio', { name: 'None' }).check();
  await connect.button('Register service').click();
  await expect(connect.step('Register a service')).toContainText('Sample Shop Orders API');
});

test('a token that was used by somebody else costs nothing but another one', async ({ page }) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('leaked');
  await connect.button('Issue token').click();
  const url = (await page.getByText(/signingRequests\/info\?token=/).textContent()) ?? '';
  expect((await fetch(url)).status).toBe(200);
  await expect(page.getByText('The token was opened.')).toBeVisible();
  await connect.button('Pair the sample shop').click();
  await expect(connect.step('Connect it')).toContainText('certificate until');
});
