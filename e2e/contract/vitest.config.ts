import { defineConfig } from 'vitest/config';

// Cases inside a file run side by side, files one after another: the file about compaction would pull the
// rug from under the one about paging.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.contract.ts'],
    fileParallelism: false,
    isolate: false,
    sequence: { concurrent: true },
    maxConcurrency: 8,
    testTimeout: 40_000,
    hookTimeout: 40_000,
  },
});
