#!/usr/bin/env node
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartReadme } from '#deploy/chart/chart-readme.ts';
import { goldenManifests } from '#deploy/chart/golden-manifests.ts';
import { chartSets, goldenDir } from '#testing/chart-sets.ts';
import { chartDir, renderChart } from '#testing/render-chart.ts';

/** Writes what is made of the chart: its README, and what it renders for each set of values. */
writeFileSync(join(chartDir, 'README.md'), chartReadme(readFileSync(join(chartDir, 'values.yaml'), 'utf8')));
mkdirSync(goldenDir, { recursive: true });
const standard = renderChart({ values: chartSets.default });
for (const [name, values] of Object.entries(chartSets)) {
  const golden =
    name === 'default' ? goldenManifests(standard) : goldenManifests(renderChart({ values }), standard);
  writeFileSync(join(goldenDir, `${name}.yaml`), golden);
  console.log(`${name}: ${golden.split('\n').length} lines`);
}
