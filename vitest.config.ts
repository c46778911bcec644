import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

function testing(file: string): string {
  return fileURLToPath(new URL(`testing/${file}`, import.meta.url));
}

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      // what a page is given by app/text-boundary.tsx, a component's test has without it
      { find: './texts-context.ts', replacement: testing('english-texts-context.ts') },
      // routes are called without a server around them
      { find: 'next/headers', replacement: testing('request-headers.ts') },
    ],
  },
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
