import type { Locator, Page } from '@playwright/test';

/** The guided flow as a person sees it: steps by their titles, controls by their names. */
export class ConnectPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The step with this title, such as "Connect it". */
  step(title: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: new RegExp(`^\\d\\. ${title}`) });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** Creates an Application by the first step. */
  async createApplication(name: string): Promise<void> {
    await this.page.goto('/connect');
    await this.field('Name').fill(name);
    await this.button('Create Application').click();
    await this.step('Name the Application').getByText(`${name}, deployed`).waitFor();
  }
}
