import { expect, type Locator, type Page } from '@playwright/test';

/** The page of an Application: its tokens and certificates. */
export class ApplicationPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(application: string): Promise<void> {
    await this.page.goto(`/applications/${application}`);
    await this.page.getByRole('heading', { name: 'Client certificates' }).waitFor({ timeout: 30_000 });
  }

  get tokens(): Locator {
    return this.page.getByRole('region', { name: 'One-time tokens' });
  }

  get certificates(): Locator {
    return this.page.getByRole('table', { name: /^Client certificates of / });
  }

  /** The row of a certificate, by the SHA-256 fingerprint in hex. */
  certificate(fingerprint: string): Locator {
    return this.certificates.getByRole('row').filter({ has: this.page.locator(`[title="${fingerprint}"]`) });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Issues a token and reads its URL. */
  async issueToken(): Promise<string> {
    const before = await this.tokens.getByText('?token=').allTextContents();
    const url = this.tokens.getByText('?token=').filter({ hasNotText: before[0] ?? 'none yet' });
    await expect(async () => {
      // a click that follows another as fast as in a double click is none of its own
      await this.tokens.getByRole('button', { name: /^Issue (another )?token$/ }).click();
      await expect(url).toBeVisible({ timeout: 5_000 });
    }).toPass();
    return (await url.textContent()) ?? '';
  }
}
