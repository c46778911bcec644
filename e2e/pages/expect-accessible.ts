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
  await expectNothingFound(page, { what, looks: [light, dark], impacts: ['serious', 'critical'] });
}

/**
 * Fails on every finding of axe, also a minor one, in light, in dark and in the colours that a system forces.
 * @param within selector of the only part that is looked at, where the rest of the page was looked at without it.
 */
export async function expectFaultless(page: Page, what: string, within?: string): Promise<void> {
  const impacts = ['minor', 'moderate', 'serious', 'critical'];
  await expectNothingFound(page, { what, looks: [light, dark, forced], impacts, within });
}

interface Examination {
  what: string;
  looks: readonly Look[];
  impacts: readonly string[];
  within?: string | undefined;
}

async function expectNothingFound(page: Page, { what, looks, impacts, within }: Examination): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, forcedColors: look.forcedColors });
    await page.evaluate(settleColours);
    const axe = await axeOn(page, look.rules);
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
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

/** Axe in the page, where it stays: half a megabyte of script, which the builder would send and run twice for each look. */
async function axeOn(page: Page, only: string[] | undefined): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // the other mode opens a second page for frames of other origins, of which there are none
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page }).setLegacyMode();
  // of what is as it should be nobody asks where it stands: that costs as much as the rules
  return axe.options({
    resultTypes: ['violations'],
    ...(only === undefined ? {} : { runOnly: { type: 'rule', values: only } }),
  });
}

/** A colour on its way from one scheme to the other has the contrast of neither. */
async function settleColours(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(moving.map((transition) => transition.finished));
}
