import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Namespaces first: each case of the other files leaves one behind, and a real cluster works them off in turn. */
class NamespacesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (moduleId.includes('namespaces') ? 0 : 1);
    return files.toSorted(
      (one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId),
    );
  }
}

// Cases inside a file run side by side, files one after another: the file about compaction would pull the
// rug from under the one about paging.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.contract.ts'],
    fileParallelism: false,
    isolate: false,
    sequence: { concurrent: true, sequencer: NamespacesFirst },
    maxConcurrency: 8,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
