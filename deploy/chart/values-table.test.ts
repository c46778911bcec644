import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chartDir } from '#testing/render-chart.ts';
import { chartReadme } from './chart-readme.ts';
import { valuesTable } from './values-table.ts';

const values = readFileSync(join(chartDir, 'values.yaml'), 'utf8');

it('tells of each value its default and what stands before it', () => {
  const rows = valuesTable('a:\n  # First.\n  b: 1\n  # A pair | of\n  # both.\n  c: { d: x }\n').split('\n');
  expect(rows.slice(2)).toEqual([
    '| `a.b` | `1` | First. |',
    '| `a.c` | `{"d":"x"}` | A pair \\| of both. |',
  ]);
});

it('tells of a map with a comment of its own in one row', () => {
  const rows = valuesTable('# What it may use.\na:\n  b: { c: 1 }\n').split('\n');
  expect(rows.slice(2)).toEqual(['| `a` | `{"b":{"c":1}}` | What it may use. |']);
});

it('finds words for each value of the chart', () => {
  expect(valuesTable(values)).not.toMatch(/\|\s*\|$/m);
});

it('has written README.md of the chart, as `npm run docs:chart` does', () => {
  expect(readFileSync(join(chartDir, 'README.md'), 'utf8')).toBe(chartReadme(values));
});
