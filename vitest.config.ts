import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{app,bin,components,deploy,lib,packages,sandbox,scripts,services,testing}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // files share their worker's modules: loading them anew for each file took a third of the time
    isolate: false,
    // as many as cores: with four, the floods of hostile bodies starve the servers that they share a machine with
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
