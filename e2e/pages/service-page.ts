import type { Locator, Page } from '@playwright/test';

/** The page of a registered service, and its editor. */
export class ServicePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(application: string, serviceId: string): Promise<void> {
    await this.page.goto(`/applications/${application}/services/${serviceId}`);
    await this.page.getByRole('tab', { name: 'Specification' }).waitFor({ timeout: 30_000 });
  }

  async show(tab: RegExp | string): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  get breakingChanges(): Locator {
    return this.page.getByRole('region', { name: 'Breaking changes' });
  }

  line(text: string): Locator {
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: text }).first();
  }

  /** Replaces `old` in `text`, which ends a line, by `next`; brackets are left alone: the editor closes those it is given. */
  async editLine(text: string, old: string, next: string): Promise<void> {
    // the editor's code is large and comes when it is first shown
    await this.line(text).waitFor({ timeout: 30_000 });
    await this.line(text).click();
    await this.page.keyboard.press('End');
    const after = text.length - text.indexOf(old) - old.length;
    for (let count = 0; count < after; count++) {
      await this.page.keyboard.press('ArrowLeft');
    }
    for (let count = 0; count < old.length; count++) {
      await this.page.keyboard.press('Backspace');
    }
    await this.page.keyboard.insertText(next);
  }
}
