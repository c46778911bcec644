import { expect, it } from 'vitest';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { prepareModel } from './prepare-model.ts';

it('reads what the first pages show, whatever of it cannot be read', async () => {
  const asked = new Set<LiveName>();
  await prepareModel({
    async ready(kinds) {
      for (const kind of kinds) {
        asked.add(kind);
      }
      throw new Error('forbidden');
    },
  });
  expect([...asked]).toEqual(expect.arrayContaining(['applications', 'servicebindings', 'authorities']));
});
