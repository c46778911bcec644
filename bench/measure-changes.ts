import type { Page } from '@playwright/test';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { watchEvents } from '#lib/k8s/watch.ts';

export interface ChangeOptions {
  /** A page that lists Applications. */
  page: Page;
  kube: KubeClient;
  rounds: number;
  /** Names start with it. */
  prefix: string;
  /** Creates an Application of that name; resolves when the change is acknowledged to whoever made it. */
  change(name: string): Promise<unknown>;
}

export interface ChangeTimes {
  /** Until the name was in the page's text. */
  page: number[];
  /** Until a plain watch had it. */
  watch: number[];
  /** Until whoever made the change knew that it was made. */
  acknowledged: number[];
}

/** Milliseconds from the start of a change to the page, to a plain watch, and to its acknowledgement. */
export async function measureChanges(options: ChangeOptions): Promise<ChangeTimes> {
  const { page, kube, rounds, prefix, change } = options;
  const seenOnPage = new Map<string, number>();
  const seenByWatch = new Map<string, number>();
  await page.exposeFunction(
    `report_${prefix}`,
    (name: string, atMs: number) => void seenOnPage.set(name, atMs),
  );
  await page.evaluate((wanted) => {
    const seen = new Set<string>();
    const report = (window as unknown as Record<string, (name: string, atMs: number) => void>)[
      `report_${wanted}`
    ];
    const pattern = new RegExp(`${wanted}-\\d+`, 'g');
    new MutationObserver(() => {
      for (const [name] of (document.body.textContent ?? '').matchAll(pattern)) {
        if (!seen.has(name)) {
          seen.add(name);
          report?.(name, Date.now());
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, prefix);
  const abort = new AbortController();
  const { metadata } = await kube.list(kinds.applications);
  const watching = (async () => {
    const events = watchEvents<KubeObject>(kube.connection, kinds.applications, {
      resourceVersion: metadata.resourceVersion,
      signal: abort.signal,
    });
    for await (const { object } of events) {
      if (!seenByWatch.has(object.metadata.name)) {
        seenByWatch.set(object.metadata.name, Date.now());
      }
    }
  })().catch(() => undefined);

  const times: ChangeTimes = { page: [], watch: [], acknowledged: [] };
  for (let round = 0; round < rounds; round++) {
    const name = `${prefix}-${round}`;
    const startedAtMs = Date.now();
    await change(name);
    times.acknowledged.push(Date.now() - startedAtMs);
    await page.waitForFunction((text) => (document.body.textContent ?? '').includes(text), name);
    times.page.push((seenOnPage.get(name) ?? Number.NaN) - startedAtMs);
    times.watch.push((seenByWatch.get(name) ?? Number.NaN) - startedAtMs);
  }
  abort.abort();
  await watching;
  return times;
}
