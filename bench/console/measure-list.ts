import type { Page } from '@playwright/test';
import { measureChanges } from '#bench/measure-changes.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { application, applicationName } from './create-applications.ts';

/** Milliseconds from a change in the cluster to its row, and to a plain watch. */
export async function measureRows(page: Page, kube: KubeClient, rounds: number) {
  // names that stand first in the list
  const times = await measureChanges({
    page,
    kube,
    rounds,
    prefix: 'a-change',
    change: (name) => kube.create(kinds.applications, { ...application(0), metadata: { name } }),
  });
  for (let round = 0; round < rounds; round += 1) {
    await kube.delete(kinds.applications, `a-change-${round}`);
  }
  return times;
}

/** Milliseconds from the last key in the filter to the rows that it leaves, as the page itself sees both. */
export async function measureFilter(page: Page, applications: number, rounds: number): Promise<number[]> {
  const field = page.getByRole('searchbox', { name: 'Filter applications' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const name = applicationName((round * 7_919 + 13) % applications);
    await field.fill('');
    await page.getByRole('row').nth(5).waitFor();
    await field.pressSequentially(name.slice(0, -1), { delay: 40 });
    times.push(await lastKey(page, name));
  }
  await field.fill('');
  return times;
}

/** Presses the last key of a name and waits until its row stands alone. */
function lastKey(page: Page, name: string): Promise<number> {
  const seen = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let keyAtMs = 0;
        document.addEventListener(
          'keydown',
          () => {
            keyAtMs = performance.now();
          },
          { once: true, capture: true },
        );
        const look = () => {
          const rows = document.querySelectorAll('tbody tr[aria-rowindex]');
          if (keyAtMs > 0 && rows.length === 1 && rows[0]?.textContent?.includes(wanted)) {
            resolve(performance.now() - keyAtMs);
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    name,
  );
  return page.keyboard.press(name.at(-1) ?? '').then(() => seen);
}

/** Seconds that the page's main thread works in a minute, from a stretch of so many seconds. */
export async function measureMainThread(page: Page, seconds: number): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const before = await taskSeconds(client);
  await page.waitForTimeout(seconds * 1_000);
  return (((await taskSeconds(client)) - before) / seconds) * 60;
}

async function taskSeconds(client: {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>;
}): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
