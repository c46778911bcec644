import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '#e2e/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // more than the cores of the machine: half of what they do is to wait, and half of the specs never open a page
  workers: 3,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
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
});
