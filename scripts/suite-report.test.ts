import { expect, test } from 'vitest';
import { failureLine, fileBudgetMs, withinBudget } from './suite-report.ts';

test('a failed case is told by its place and the first line of its message', () => {
  const message = '\u001b[31mexpected 1 to be 2\u001b[39m\n\n  at somewhere';
  expect(failureLine(['a.test.ts', '', 'adds'], message)).toBe('a.test.ts › adds: expected 1 to be 2');
});

test('what was looked for and found is told too', () => {
  const message =
    'expect(locator).toHaveText(expected) failed\n\nLocator: a\nExpected: "b"\nReceived: "c"\n\nCall log:\n - d';
  expect(failureLine(['a.spec.ts'], message)).toBe(
    'a.spec.ts: expect(locator).toHaveText(expected) failed | Locator: a | Expected: "b" | Received: "c"',
  );
});

test('where nothing was expected, the steps tell what was waited for and where it stuck', () => {
  const message = [
    'TimeoutError: locator.click: Timeout 30000ms exceeded.',
    'Call log:',
    "  - waiting for getByRole('button')",
    '    - locator resolved to <button>Save</button>',
    '  - attempting click action',
    '    2 × waiting for element to be visible, enabled and stable',
    '      - element is not stable',
  ].join('\n');
  expect(failureLine(['a.spec.ts'], message)).toBe(
    "a.spec.ts: TimeoutError: locator.click: Timeout 30000ms exceeded. | - waiting for getByRole('button') | 2 × waiting for element to be visible, enabled and stable | - element is not stable",
  );
});

test('a file over its budget has failed', () => {
  const files = [
    { file: 'slow.test.ts', ms: fileBudgetMs + 1 },
    { file: 'fast.test.ts', ms: fileBudgetMs },
  ];
  expect(withinBudget({ passed: 3, failed: 0, failures: [], files, stages: [] })).toMatchObject({
    passed: 3,
    failed: 1,
    failures: ['slow.test.ts: took 600.0 s, and a file of tests has 600.0 s'],
  });
});
