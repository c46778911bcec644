import type { Browser } from '@playwright/test';
import type { Endpoints } from '#bin/start/home.ts';
import { consoleSession, consoleUrl } from '#e2e/fixtures/console-session.ts';
import { watchPageCost } from '#e2e/fixtures/watch-page-cost.ts';

/** What a page costs a browser that has nothing of it. */
export interface PageLoad {
  /** From the start of the navigation until its content is there, in ms. */
  usableMs: number;
  /** Bytes on the wire. */
  bytes: number;
  /** Bytes of script on the wire. */
  scriptBytes: number;
  /** Time in tasks beyond 50 ms each, in ms. */
  longTasksMs: number;
  heapMb: number;
  elements: number;
  requests: number;
}

export interface BenchPage {
  name: string;
  path: string;
  /** What is there once the page is of use. */
  content: string;
}

const settleMs = 1_500;

/** Opens a page in a browser context of its own. */
export async function loadPage(browser: Browser, endpoints: Endpoints, page: BenchPage): Promise<PageLoad> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    storageState: await consoleSession(endpoints),
  });
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  const cost = await watchPageCost(tab);
  await tab.addInitScript(() => {
    const measured = window as unknown as { longTasksMs: number };
    measured.longTasksMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        measured.longTasksMs += duration - 50;
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  const startedAtMs = performance.now();
  await tab.goto(consoleUrl(endpoints, page.path), { waitUntil: 'commit' });
  await tab.locator(page.content).first().waitFor({ timeout: 120_000 });
  const usableMs = performance.now() - startedAtMs;
  await tab.waitForTimeout(settleMs);
  await client.send('HeapProfiler.collectGarbage');
  const inPage = await tab.evaluate(() => ({
    longTasksMs: (window as unknown as { longTasksMs: number }).longTasksMs,
    heapMb: (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
    elements: document.querySelectorAll('*').length,
  }));
  const { bytes, scriptBytes, requests } = cost();
  await context.close();
  return { usableMs, bytes, scriptBytes, requests, ...inPage };
}
