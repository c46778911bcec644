import { expect, type Page } from '@playwright/test';

/** Narrows the window to a phone's, and fails when the page has to be scrolled sideways. */
export async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const overflowPx = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflowPx).toBeLessThanOrEqual(0);
}
