import { expect, it } from 'vitest';
import type { AttentionRow } from '#lib/domain/view/attention-causes.ts';
import { createBreakages } from './breakages.ts';
import { createRowTable } from './row-table.ts';

const row = (id: string, health: 'bad' | 'warn' = 'bad') => ({ id, health }) as AttentionRow;

it('knows what broke since a time, the latest first, and forgets what was repaired', () => {
  const table = createRowTable<AttentionRow>();
  table.replace([], [row('before')]);
  let nowMs = 1_000;
  const breakages = createBreakages(table, () => nowMs);
  const since = (ms: number) => breakages.since(ms).map(({ row: { id }, sinceMs }) => `${id} ${sinceMs}`);

  nowMs = 2_000;
  table.replace([], [row('first'), row('warned', 'warn')]);
  nowMs = 3_000;
  table.replace([], [row('second')]);
  expect(since(1_500)).toEqual(['second 3000', 'first 2000']);
  expect(since(2_500)).toEqual(['second 3000']);
  expect(since(500)).toEqual(['second 3000', 'first 2000', 'before undefined']);

  table.replace(['second'], [row('first', 'warn')]);
  expect(since(1_500)).toEqual([]);
});

it('keeps the time where something that is broken changes', () => {
  const table = createRowTable<AttentionRow>();
  let nowMs = 1_000;
  const breakages = createBreakages(table, () => nowMs);
  table.replace([], [row('one')]);
  nowMs = 5_000;
  table.replace([], [{ ...row('one'), word: 'Missing' }]);
  expect(breakages.since(0)).toMatchObject([{ sinceMs: 1_000, row: { word: 'Missing' } }]);
});
