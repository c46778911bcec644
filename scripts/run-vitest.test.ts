import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder: string;

// below the project, where the tests of the folder find vitest
beforeEach(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'run-vitest-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lastLines(source: string, count: number): string[] {
  writeFileSync(join(folder, 'sample.test.ts'), `import { test } from 'vitest';\n${source}`);
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {};\n');
  const args = [join(import.meta.dirname, 'run-vitest.ts'), '--root', folder];
  const { MOORING_SUITE_REPORT: _ours, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  return stdout.trimEnd().split('\n').slice(-count);
}

test('a failed case is named at the very end', () => {
  const source = `
    test('holds', () => {});
    test('breaks', () => { throw new Error('this is why\\nand more'); });
    test.skip('is left out', () => {});`;
  expect(lastLines(source, 5)).toEqual([
    'Failed:',
    '  sample.test.ts › breaks: this is why',
    '  sample.test.ts › is left out: it was not run to its end (skipped)',
    '',
    '1 passed, 2 failed',
  ]);
});

test('a file that does not load is named at the very end', () => {
  expect(lastLines(`throw new Error('no way');`, 4)).toEqual([
    'Failed:',
    '  sample.test.ts: no way',
    '',
    '0 passed, 1 failed',
  ]);
});

test('an error that no case waits for is a failure', () => {
  const source = `test('holds', () => { Promise.reject(new Error('nobody looked')); });`;
  expect(lastLines(source, 4)).toEqual([
    'Failed:',
    '  outside of any case: nobody looked',
    '',
    '1 passed, 1 failed',
  ]);
});
