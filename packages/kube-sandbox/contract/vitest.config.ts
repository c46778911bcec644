import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Namespaces first: each case of the other files leaves one behind, and a real cluster works them off in turn. Owners next,
 * and files that define kinds last: a real garbage collector looks every 30 s at the kinds there are, and when one of them
 * goes while it looks, it waits another 30 s for it and collects nothing meanwhile.
 */
class DisturbersLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ['namespaces', 'deletion', undefined, 'compaction', 'definitions'];
    const rank = ({ moduleId }: TestSpecification) => {
      const place = order.findIndex(
        (name) => name !== undefined && moduleId.endsWith(`/${name}.contract.ts`),
      );
      return place < 0 ? order.indexOf(undefined) : place;
    };
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
    sequence: { concurrent: true, sequencer: DisturbersLast },
    maxConcurrency: 8,
    // a busy machine's real cluster takes its time; what fails on the sandbox fails at once
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
