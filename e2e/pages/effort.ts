import type { Page } from '@playwright/test';

export interface Effort {
  clicks: number;
  /** Fields in which something was typed. */
  typedFields: number;
}

/** Counts what a person does on `page` from now on, over all its documents: presses of a pointer, fields typed into. */
export async function countEffort(page: Page): Promise<Effort> {
  const effort: Effort = { clicks: 0, typedFields: 0 };
  const fields = new Set<string>();
  await page.exposeFunction('countClick', () => {
    effort.clicks += 1;
  });
  await page.exposeFunction('countTyping', (field: string) => {
    effort.typedFields = fields.add(field).size;
  });
  await page.addInitScript(() => {
    const report = globalThis as unknown as { countClick(): void; countTyping(field: string): void };
    addEventListener('pointerdown', () => report.countClick(), true);
    addEventListener(
      'keydown',
      ({ key, target }) => {
        if (key.length === 1 && target instanceof HTMLElement && target.matches('input, textarea')) {
          report.countTyping(`${location.pathname} ${target.id} ${target.getAttribute('name')}`);
        }
      },
      true,
    );
  });
  return effort;
}
