import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  forcedColors: 'active' | 'none';
  /** Others than all. */
  rules?: string[];
}

const light: Look = { name: 'light', colorScheme: 'light', forcedColors: 'none' };
/** The other looks differ in their colours alone. */
const rules = ['color-contrast'];
const dark: Look = { name: 'dark', colorScheme: 'dark', forcedColors: 'none', rules };
const forced: Look = { name: 'forced colours', colorScheme: 'light', forcedColors: 'active', rules };

/** Fails on every serious or critical finding of axe, in light and in dark; no baseline, no exceptions. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNothingFound(page, what, [light, dark], ['serious', 'critical']);
}

/** Fails on every finding of axe, also a minor one, in light, in dark and in the colours that a system forces. */
export async function expectFaultless(page: Page, what: string): Promise<void> {
  await expectNothingFound(page, what, [light, dark, forced], ['minor', 'moderate', 'serious', 'critical']);
}

async function expectNothingFound(
  page: Page,
  what: string,
  looks: readonly Look[],
  impacts: readonly string[],
): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, forcedColors: look.forcedColors });
    await page.evaluate(settleColours);
    // the other mode opens a second page for frames of other origins, of which there are none
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (look.rules === undefined ? axe : axe.withRules(look.rules)).analyze();
    const findings = violations
      .filter(({ impact }) => impacts.includes(impact ?? ''))
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
      );
    expect(findings, `${what}, ${look.name}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** A colour on its way from one scheme to the other has the contrast of neither. */
async function settleColours(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(moving.map((transition) => transition.finished));
}
