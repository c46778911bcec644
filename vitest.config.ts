import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{app,bin,components,deploy,lib,packages,sandbox,scripts,services,testing}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // files share their worker's modules: loading them anew for each file took a third of the time
    isolate: false,
    // more than cores: files wait for servers and timers half of their time
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
