import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chartDir } from './render-chart.ts';

const setsDir = join(chartDir, '..', 'sets');

/** Where stands what the chart is to render for each set. */
export const goldenDir = join(chartDir, '..', 'golden');

const others = readdirSync(setsDir).filter((file) => file !== 'default.yaml');

/** Files of the values that the chart is tried with, by their names; `default` is the one that the others are held against. */
export const chartSets: Readonly<Record<string, string>> & { default: string } = {
  default: join(setsDir, 'default.yaml'),
  ...Object.fromEntries(others.map((file) => [basename(file, '.yaml'), join(setsDir, file)])),
};
