import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{app,bin,components,deploy,lib,packages,sandbox,scripts,services,testing}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // files share their worker's modules: loading them anew for each file took a third of the time
    isolate: false,
    // more than the cores of the machine: the contract suites wait for servers most of the time
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
