import { expect, it } from 'vitest';
import { ruleIds } from '#lib/domain/health/rules/rule-ids.ts';
import { readRulePage, ruleTitle } from './read-rule-page.ts';

it.each(ruleIds)('has a page for %s', async (id) => {
  expect(await readRulePage(id)).toContain(`Rule \`${id}\` of the doctor.`);
});

it.each(['', 'binding', 'binding/no-such-rule', '../adr/README', 'README'])(
  'has none for "%s"',
  async (id) => {
    expect(await readRulePage(id)).toBeUndefined();
  },
);

it.each(ruleIds)('has a title for %s that names the kind of node, not the id', async (id) => {
  expect(ruleTitle((await readRulePage(id)) ?? '')).toMatch(/^[A-Z][^`/]+: .+$/);
});
