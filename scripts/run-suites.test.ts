import { expect, test } from 'vitest';
import { runSuites } from './run-suites.ts';
import { closingLines } from './suite-report.ts';

function suite(name: string, script: string) {
  return { name, command: process.execPath, args: ['-e', script] };
}

function handingOn(report: object): string {
  return `require('fs').writeFileSync(process.env.MOORING_SUITE_REPORT, ${JSON.stringify(JSON.stringify(report))})`;
}

function quietly(...suites: ReturnType<typeof suite>[]) {
  return runSuites(suites, { output: { held: true, write: () => undefined } });
}

test('the names of what failed stand right above the closing line, of every suite', async () => {
  const report = await quietly(
    suite(
      'first',
      handingOn({ passed: 2, failed: 1, failures: ['a.test.ts › adds: 1 is not 2'], files: [], stages: [] }),
    ),
    suite('second', 'process.exit(3)'),
    suite('third', ''),
  );
  expect(closingLines(report)).toBe(
    [
      '',
      'Failed:',
      '  a.test.ts › adds: 1 is not 2',
      '  second: ended with 3',
      '',
      '3 passed, 2 failed',
    ].join('\n'),
  );
});

test('a suite that says all passed and still fails has failed by its name', async () => {
  const report = await quietly(
    suite(
      'liar',
      `${handingOn({ passed: 2, failed: 0, failures: [], files: [], stages: [] })}; process.exit(1)`,
    ),
  );
  expect(report).toMatchObject({ passed: 2, failed: 1, failures: ['liar: ended with 1'] });
});

test('a command that cannot be started has failed by its name', async () => {
  const report = await quietly({ name: 'absent', command: '/no/such/command', args: [] });
  expect(report.failures).toEqual([expect.stringMatching(/^absent: \/no\/such\/command cannot be started/)]);
});

test('what is stopped, and what would have followed, has failed by its name', async () => {
  const stop = AbortSignal.timeout(200);
  const report = await runSuites([suite('endless', 'setInterval(() => {}, 1000)'), suite('next', '')], {
    stop,
  });
  expect(report.failures).toEqual(['endless: was ended before it was done', 'next: was not begun any more']);
});

test('a suite begins when what it waits for has ended, even if that went wrong', async () => {
  const seen: string[] = [];
  const output = { held: true, write: (piece: string | Buffer) => seen.push(String(piece)) };
  const after = quietly(suite('one', ''), suite('two', ''), suite('three', '')).then(() => {
    seen.push('ended\n');
    throw new Error('no network');
  });
  const report = await runSuites([{ ...suite('waiting', "console.log('begun')"), after }], { output });
  expect(report).toMatchObject({ passed: 1, failed: 0 });
  expect(seen.join('')).toMatch(/ended\nbegun\n/);
});

test('a suite that still waits when all is stopped is not begun any more', async () => {
  const stop = AbortSignal.timeout(100);
  const never = new Promise(() => {});
  const report = await runSuites([{ ...suite('waiting', ''), after: never }], { stop });
  expect(report.failures).toEqual(['waiting: was not begun any more']);
});
