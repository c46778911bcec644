import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The other scheme differs in its colours alone. */
const schemes = { light: undefined, dark: ['color-contrast'] } as const;

/** Fails on every serious or critical finding of axe, in light and in dark; no baseline, no exceptions. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const [colorScheme, rules] of Object.entries(schemes) as [
    keyof typeof schemes,
    string[] | undefined,
  ][]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(settleColours);
    // the other mode opens a second page for frames of other origins, of which there are none
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
    const findings = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
      );
    expect(findings, `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** A colour on its way from one scheme to the other has the contrast of neither. */
async function settleColours(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(moving.map((transition) => transition.finished));
}
