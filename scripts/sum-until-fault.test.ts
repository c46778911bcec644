import { expect, test, vi } from 'vitest';
import { emptyReport } from './suite-report.ts';
import { sumUntilFault } from './sum-until-fault.ts';

test('what was finished before a fault still counts, and the fault is a failure by the name of the whole', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  async function* reports() {
    yield { ...emptyReport(), passed: 2, files: [{ file: 'a.test.ts', ms: 5 }] };
    yield { ...emptyReport(), passed: 1, failed: 1, failures: ['b.test.ts › adds'] };
    throw new Error('no room is left\nat the inn');
  }
  try {
    expect(await sumUntilFault('the node', reports())).toEqual({
      passed: 3,
      failed: 2,
      failures: ['b.test.ts › adds', 'the node: no room is left'],
      files: [{ file: 'a.test.ts', ms: 5 }],
      stages: [],
    });
    expect(said).toHaveBeenCalledWith('no room is left\nat the inn');
  } finally {
    said.mockRestore();
  }
});

test('what cannot be taken down after the last report keeps that report', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  async function* reports() {
    try {
      yield { ...emptyReport(), passed: 4 };
    } finally {
      await Promise.reject(new Error('it stays'));
    }
  }
  try {
    expect(await sumUntilFault('the node', reports())).toMatchObject({
      passed: 4,
      failures: ['the node: it stays'],
    });
  } finally {
    said.mockRestore();
  }
});

test('without a fault it is the sum', async () => {
  async function* reports() {
    yield { ...emptyReport(), passed: 1 };
    yield { ...emptyReport(), passed: 2 };
  }
  expect(await sumUntilFault('the node', reports())).toEqual({ ...emptyReport(), passed: 3 });
});
