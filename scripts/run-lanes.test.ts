import { afterEach, expect, test, vi } from 'vitest';
import { runLanes } from './run-lanes.ts';
import { runSuites } from './run-suites.ts';
import { emptyReport } from './suite-report.ts';

afterEach(() => vi.restoreAllMocks());

test('lanes run at once, and what the others say comes in a piece after the first', async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    written.push(String(piece));
    return true;
  });
  const second = Promise.withResolvers<void>();
  const report = await runLanes(
    async () => {
      process.stdout.write('live\n');
      await second.promise;
      process.stdout.write('still live\n');
      return { ...emptyReport(), passed: 1 };
    },
    async (output) => {
      const args = ['-e', 'console.log("one"); console.error("two")'];
      const held = await runSuites([{ name: 'second', command: process.execPath, args }], { output });
      second.resolve();
      return held;
    },
  );
  expect(report).toMatchObject({ passed: 2, failed: 0, stages: [{ stage: 'second' }] });
  const text = written.join('');
  expect(text).toMatch(/^live\nstill live\n\n── second\n/);
  expect(text).toContain('one\n');
  expect(text).toContain('two\n');
});
