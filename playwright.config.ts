import { defineConfig, type Project } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '#e2e/chromium.ts';

const browser: Project = {
  name: 'browser',
  testDir: 'e2e/browser',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // a trace of each test costs a third of the processor's time: `--trace on` makes one where it is wanted
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      args: chromiumArguments,
      ...(chromiumPath() === undefined ? {} : { executablePath: chromiumPath() as string }),
    },
  },
};

const wire: Project = { name: 'wire', testDir: 'e2e/wire' };

/** What only the platform in a cluster can show. */
const cluster: Project[] =
  process.env.MOORING_REAL_NODE === 'inside' ? [{ name: 'cluster', testDir: 'e2e/cluster' }] : [];

/** They take minutes. Playwright begins the projects in the order in which they stand, and the files of each by name. */
const longest = ['console.spec.ts', 'graph.spec.ts', 'landscape.spec.ts', 'live.spec.ts', 'restart.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // more than the cores of the machine: half of what they do is to wait
  workers: 4,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // ends for what hangs, far from what anything takes: a machine may be five times slower than another one
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  projects: [
    { ...wire, testMatch: longest },
    { ...browser, testMatch: longest },
    { ...wire, testIgnore: longest },
    { ...browser, testIgnore: longest },
    ...cluster,
  ],
});
