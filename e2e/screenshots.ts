#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { seedConsole } from '#e2e/fixtures/seed-console.ts';
import { seedLandscape } from '#e2e/fixtures/seed-landscape.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { chromiumArguments, chromiumPath, ensureChromium } from './chromium.ts';

/**
 * Takes every page at three widths, light and dark, into docs/screenshots. Without --url it starts a Mooring of its own and
 * fills it; with --url, the link of a running console, it takes that as it is. --only names one page. With --landscape the Mooring
 * has 300 Applications and 150 bindings, or is one that has them, and what is taken goes to test-results/landscape, to be looked at.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    only: { type: 'string' },
    landscape: { type: 'boolean', default: false },
  },
});

/** Nobody looks at ten thousand pixels of a long list. */
const mostPx = 2_400;
const widths = [1440, 1024, 390] as const;
const schemes = ['light', 'dark'] as const;
const root = join(import.meta.dirname, '..');
const folder = join(root, ...(values.landscape ? ['test-results', 'landscape'] : ['docs', 'screenshots']));

const pages: Record<string, string> = {
  overview: '/',
  connect: '/connect',
  'connect-resumed': '/connect?application=webshop',
  applications: '/applications',
  application: '/applications/webshop',
  'application-broken': '/applications/crm',
  'application-new': '/applications/warehouse',
  namespaces: '/namespaces',
  catalog: '/catalog',
  bindings: '/bindings',
  graph: '/graph',
  'graph-table': '/graph?view=table',
  expiry: '/expiry',
  settings: '/settings',
  object: '/objects/namespaces/marketing',
  'object-new': '/objects/new',
  'not-found': '/nowhere',
};

const landscapePages: Record<string, string> = {
  overview: '/',
  connect: '/connect',
  applications: '/applications',
  'applications-broken': '/applications?show=broken',
  application: '/applications/fleet-alps',
  'application-broken': '/applications/billing-africa',
  doctor: '/applications/billing-africa?doctor=open',
  service: '/applications/fleet-alps/services/fleet-alps-orders',
  namespaces: '/namespaces',
  catalog: '/catalog',
  'catalog-table': '/catalog?view=table',
  'catalog-entry': '/catalog/billing-quality/fleet-alps-orders',
  bindings: '/bindings',
  'bindings-broken': '/bindings?show=problems',
  graph: '/graph',
  'graph-table': '/graph?view=table',
  expiry: '/expiry',
  settings: '/settings',
  object: '/objects/applications/billing-africa',
  namespace: '/objects/namespaces/billing-development',
};

ensureChromium();
mkdirSync(folder, { recursive: true });
const executablePath = chromiumPath();
const browser = await chromium.launch({
  args: chromiumArguments,
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  if (values.url !== undefined) {
    await takePages(browser, values.url, values.landscape ? landscapePages : pages);
  } else {
    await takeOwn(browser);
  }
} finally {
  await browser.close();
}

async function takeOwn(launched: Browser): Promise<void> {
  const mooring = await startMooring();
  const url = mooring.endpoints.consoleLink ?? '';
  try {
    if (values.landscape) {
      await seedLandscape(mooring.endpoints);
      await takePages(launched, url, landscapePages);
    } else {
      await takePages(launched, url, { 'first-run': '/' });
      await seedConsole(mooring.endpoints);
      await takePages(launched, url, pages);
    }
  } finally {
    await mooring.stop();
  }
}

async function takePages(launched: Browser, url: string, wanted: Record<string, string>): Promise<void> {
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const viewport = { width, height: width < 500 ? 844 : 900 };
      const context = await launched.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(url);
      for (const [name, path] of Object.entries(wanted)) {
        if (values.only === undefined || values.only === name) {
          await page.goto(new URL(path, url).href);
          await untilDrawn(page, name);
          const file = `${name}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true, clip: await topOf(page) });
          console.log(file);
        }
      }
      await context.close();
    }
  }
}

async function topOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const { scrollWidth: width, scrollHeight } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    scrollHeight: document.documentElement.scrollHeight,
  }));
  return { x: 0, y: 0, width, height: Math.min(scrollHeight, mostPx) };
}

async function untilDrawn(page: Page, name: string): Promise<void> {
  await page.getByText('Live', { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
  await page.evaluate(() => document.fonts.ready);
  if (name === 'graph') {
    // its layout comes from a worker
    await page.locator('.react-flow__node').first().waitFor();
  }
  if (name === 'object-new') {
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
}
