import { defineConfig, type Project } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '#e2e/chromium.ts';

const browser: Project = {
  name: 'browser',
  testDir: 'e2e/browser',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // a film of every test would cost more of the machine than the tests themselves
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      args: chromiumArguments,
      ...(chromiumPath() === undefined ? {} : { executablePath: chromiumPath() as string }),
    },
  },
};

/** They take minutes. Playwright begins the projects in the order in which they stand, and the files of each by name. */
const longest = ['console.spec.ts', 'graph.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // more than the cores of the machine: half of what they do is to wait
  workers: 3,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  projects: [
    // these never open a page: one worker runs them from the start, and joins the others when they are done
    { name: 'wire', testDir: 'e2e/wire', workers: 1 },
    { ...browser, testMatch: longest },
    { ...browser, testIgnore: longest },
  ],
});
