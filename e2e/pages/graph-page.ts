import type { Locator, Page } from '@playwright/test';

/** The binding graph, its table twin and the panel, as a person sees them. */
export class GraphPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until the chains are drawn or listed. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`/graph${query}`);
    await this.page.locator('.react-flow__node, table').first().waitFor({ timeout: 30_000 });
  }

  /** A card in the picture, by its kind and name, such as "Binding nginx-orders". */
  card(kind: string, name: string): Locator {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.page.getByRole('button', { name: new RegExp(`^${kind} ${escaped}( in |:)`) });
  }

  row(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Links of the chains' })
      .getByRole('row')
      .filter({ hasText: name });
  }

  panel(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** The YAML of the open panel. */
  async openYaml(panel: Locator): Promise<void> {
    await panel.getByRole('tab', { name: 'YAML' }).click();
    await panel.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Types at the end of the line that holds `text`, after taking `erase` characters away. */
  async editLine(text: string, erase: number, typed: string): Promise<void> {
    await this.page.locator('.monaco-editor .view-line').filter({ hasText: text }).first().click();
    await this.page.keyboard.press('End');
    for (let count = 0; count < erase; count++) {
      await this.page.keyboard.press('Backspace');
    }
    await this.page.keyboard.type(typed);
  }
}
