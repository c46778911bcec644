import { expect, type Page } from '@playwright/test';

/** More a browser of an old machine draws slowly. */
const mostElements = 1_500;

/** Fails when the page has come to draw what is out of sight. */
export async function expectLight(page: Page, what: string): Promise<void> {
  expect(await page.locator('*').count(), `elements of ${what}`).toBeLessThanOrEqual(mostElements);
}
