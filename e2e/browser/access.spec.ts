import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { consoleClient } from '#e2e/fixtures/console-client.ts';
import { consoleUrl } from '#e2e/fixtures/console-session.ts';
import { guidedFlow } from '#e2e/fixtures/guided-flow.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startMooring } from '#testing/start-mooring.ts';

/** A page that somebody else serves on this machine; its links lead where `href` says. */
async function startForeignSite(href: string) {
  const server = createServer((_request, answer) =>
    answer
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Foreign</title><a href="${href}">open</a>`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** As another port of this machine, and as another site. */
    urls: [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`],
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page in a browser that has never been to the console. */
async function strangerPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
}

interface Attempt {
  url: string;
  method: string;
  body?: string;
}

/** What a page may do without asking: a request whose answer it does not see, a form, an image. */
async function attempt(page: Page, { url, method, body }: Attempt): Promise<void> {
  await page.evaluate(
    async (sent) => {
      const given = sent.body === undefined ? {} : { body: sent.body };
      await fetch(sent.url, { method: sent.method, mode: 'no-cors', ...given }).catch(() => undefined);
      await fetch(sent.url, { method: sent.method, mode: 'no-cors', credentials: 'include', ...given }).catch(
        () => undefined,
      );
      if (sent.method === 'GET') {
        await new Promise((resolve) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = resolve;
          image.src = sent.url;
        });
      } else {
        const frame = document.createElement('iframe');
        frame.name = 'hidden';
        document.body.append(frame);
        const form = document.createElement('form');
        Object.assign(form, { action: sent.url, method: 'POST', target: 'hidden', enctype: 'text/plain' });
        const field = document.createElement('input');
        Object.assign(field, { name: sent.body ?? '', value: '' });
        form.append(field);
        document.body.append(form);
        const sentOff = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        form.submit();
        await sentOff;
        frame.remove();
      }
    },
    { url, method, body },
  );
}

test('a page of another port registers nothing, calls nothing and reads nothing', async ({
  page,
  endpoints,
}) => {
  const console_ = consoleClient(endpoints);
  const state = {};
  // a Deployment in `default` would be offered to the specs that come after
  await createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig })).create(kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'guarded' },
  });
  for (const step of guidedFlow('guarded', 'guarded')) {
    await step.run(console_, state);
  }
  const services = () => console_.get<{ id: string }[]>('/api/applications/guarded/services');
  const orders = async () => (await fetch(`${endpoints.sampleShop}/products`)).text();
  const calls = async () => (await fetch(`${endpoints.gatewayStatus}/v1/calls`)).text();
  const [servicesBefore, ordersBefore, callsBefore] = [await services(), await orders(), await calls()];
  const registration = JSON.stringify({
    provider: 'x',
    name: 'forged',
    description: 'x',
    api: { targetUrl: 'http://x' },
  });

  const foreign = await startForeignSite('');
  const answers: string[] = [];
  page.on('response', (answer) => {
    if (!foreign.urls.includes(answer.url())) {
      answers.push(`${answer.status()} ${new URL(answer.url()).port}`);
    }
  });
  try {
    for (const url of foreign.urls) {
      await page.goto(url);
      await attempt(page, {
        url: `${endpoints.registry}/guarded/v1/metadata/services`,
        method: 'POST',
        body: registration,
      });
      await attempt(page, { url: `${endpoints.gateway}/guarded/sample-shop/orders`, method: 'GET' });
      await attempt(page, {
        url: `${endpoints.gateway}/guarded/sample-shop/orders`,
        method: 'POST',
        body: '{}',
      });
      await attempt(page, {
        url: `${endpoints.console}/api/applications`,
        method: 'POST',
        body: '{"name":"forged"}',
      });
      const opened = await page.evaluate(
        (address) =>
          new Promise((resolve) => {
            const socket = new WebSocket(address);
            socket.onopen = () => resolve(true);
            socket.onerror = () => resolve(false);
          }),
        `${endpoints.gateway.replace('http', 'ws')}/guarded/sample-shop/orders`,
      );
      expect(opened).toBe(false);
    }
  } finally {
    foreign.stop();
  }

  const [registry, gateway, own] = [endpoints.registry, endpoints.gateway, endpoints.console ?? ''].map(
    (url) => new URL(url).port,
  );
  // as another port of this machine the page has even the console's cookie sent
  const refusals = [`403 ${registry}`, `403 ${gateway}`, `401 ${own}`, `403 ${own}`];
  expect(new Set(answers)).toEqual(new Set(refusals));
  expect(await services()).toEqual(servicesBefore);
  expect(await orders()).toBe(ordersBefore);
  expect(await calls()).toBe(callsBefore);
});

test('who comes without the link reads how to get in, and nothing else', async ({ browser, endpoints }) => {
  const page = await strangerPage(browser);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  for (const path of ['/', '/connect', '/applications', '/nowhere']) {
    const answer = await page.goto(`${endpoints.console}${path}`);
    expect(answer?.status()).toBe(401);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the console by its link');
    await expect(page.getByText('npx mooring status')).toBeVisible();
  }
  await expectAccessible(page, 'locked page');
  await expectFitsPhone(page);
  expect(loaded.filter((url) => /\/(api|_next)\//.test(url))).toEqual([]);

  for (const path of ['/api/views', '/api/views/stream', '/api/health']) {
    const answer = await page.request.get(`${endpoints.console}${path}`);
    expect(answer.status()).toBe(401);
    expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('UNAUTHENTICATED');
  }
  await page.goto(`${endpoints.console}/?token=wrong`);
  await expect(page.getByText('not the one of this console')).toBeVisible();
  await page.context().close();
});

test('the link lets a browser in, and leaves no token behind', async ({ browser, endpoints }) => {
  const page = await strangerPage(browser);
  await page.goto(consoleUrl(endpoints, '/connect?application=guarded'));
  await expect(page).toHaveURL(`${endpoints.console}/connect?application=guarded`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  const token = new URL(endpoints.consoleLink ?? '').searchParams.get('token') ?? '';
  expect(token.length).toBeGreaterThan(40);
  expect(cookie?.value).not.toContain(token);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  expect(await page.content()).not.toContain(token);
  await page.context().close();
});

test('a link on another site leads in', async ({ browser, endpoints }) => {
  const foreign = await startForeignSite(consoleUrl(endpoints, '/applications'));
  try {
    for (const url of foreign.urls) {
      const page = await strangerPage(browser);
      await page.goto(url);
      await page.getByRole('link').click();
      await expect(page).toHaveURL(`${endpoints.console}/applications`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Applications');
      await page.context().close();
    }
  } finally {
    foreign.stop();
  }
});

test('two consoles on one machine keep their browsers, and each its own across a restart', async ({
  browser,
  endpoints,
}) => {
  const home = mkdtempSync(join(tmpdir(), 'mooring-e2e-'));
  const page = await strangerPage(browser);
  const isIn = async (base: string | null) => {
    await page.goto(`${base}/applications`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  };
  try {
    await page.goto(endpoints.consoleLink ?? '');
    const first = await startMooring({ home });
    await page.goto(first.endpoints.consoleLink ?? '');
    await isIn(first.endpoints.console);
    await isIn(endpoints.console);
    expect(statSync(join(home, 'endpoints.json')).mode & 0o777).toBe(0o600);
    await first.stop();

    const second = await startMooring({ home });
    await isIn(second.endpoints.console);
    expect(new URL(second.endpoints.consoleLink ?? '').search).toBe(
      new URL(first.endpoints.consoleLink ?? '').search,
    );
    await second.stop();
  } finally {
    await page.context().close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a machine of one’s own can do without the link', async ({ browser }) => {
  const mooring = await startMooring({ openConsole: true });
  try {
    const page = await strangerPage(browser);
    await page.goto(`${mooring.endpoints.console}/applications`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    expect(mooring.endpoints.consoleLink).toBe(`${mooring.endpoints.console}/`);
    await page.context().close();
  } finally {
    await mooring.stop();
  }
});
