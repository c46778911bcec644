import { describe, expect, test } from 'vitest';
import { decideJob, isFinished } from './decide-job.ts';
import type { Job, JobSpec, Pod } from './workload-types.ts';

const now = new Date('2026-01-01T00:01:00Z');
const nowIso = '2026-01-01T00:01:00Z';

function jobOf(spec: Partial<JobSpec>, status?: Job['status']): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'sync' },
    spec: { template: { spec: {} }, ...spec },
    ...(status === undefined ? {} : { status }),
  };
}

function pods(...phases: string[]): Pod[] {
  return phases.map((phase, at) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `sync-${at}` },
    spec: { containers: [] },
    status: { phase },
  }));
}

test.each([
  ['starts as many as may run side by side', { completions: 3, parallelism: 2 }, [], 2, 0],
  [
    'starts no more than are left to succeed',
    { completions: 3, parallelism: 2 },
    ['Succeeded', 'Succeeded'],
    1,
    0,
  ],
  ['replaces one that failed', { completions: 1, parallelism: 1 }, ['Failed'], 1, 0],
  ['does nothing while enough run', { completions: 2, parallelism: 2 }, ['Running', 'Pending'], 0, 0],
  ['removes those that are too many', { completions: 3, parallelism: 1 }, ['Running', 'Running'], 0, 1],
  [
    'starts nothing more of a work queue that had a success',
    { parallelism: 3 },
    ['Succeeded', 'Running'],
    0,
    0,
  ],
] as const)('%s', (_what, spec, phases, create, remove) => {
  const plan = decideJob(jobOf(spec), pods(...phases), now);
  expect([plan.create, plan.remove.length]).toEqual([create, remove]);
  expect(plan.status.startTime).toBe(nowIso);
});

describe('ends', () => {
  test('well, when as many have succeeded as were wanted', () => {
    const job = jobOf({ completions: 2 }, { startTime: '2026-01-01T00:00:30Z' });
    const { status } = decideJob(job, pods('Succeeded', 'Succeeded', 'Failed'), now);
    expect(status).toEqual({
      conditions: [{ type: 'Complete', status: 'True', lastProbeTime: nowIso, lastTransitionTime: nowIso }],
      startTime: '2026-01-01T00:00:30Z',
      completionTime: nowIso,
      succeeded: 2,
      failed: 1,
    });
    expect(isFinished({ ...job, status })).toBe(true);
  });

  test('as a work queue, with one success once the others have ended', () => {
    expect(decideJob(jobOf({ parallelism: 2 }), pods('Succeeded', 'Running'), now).status).toMatchObject({
      active: 1,
    });
    expect(decideJob(jobOf({ parallelism: 2 }), pods('Succeeded', 'Failed'), now).status.completionTime).toBe(
      nowIso,
    );
  });

  test('in failure after its deadline, and takes its pods away', () => {
    const job = jobOf({ completions: 1, activeDeadlineSeconds: 30 }, { startTime: '2026-01-01T00:00:30Z' });
    const plan = decideJob(job, pods('Running'), now);
    expect(plan.remove).toHaveLength(1);
    expect(plan.status.conditions).toMatchObject([{ type: 'Failed', reason: 'DeadlineExceeded' }]);
  });
});

test('says how long its deadline is away', () => {
  const job = jobOf({ completions: 1, activeDeadlineSeconds: 45 }, { startTime: '2026-01-01T00:00:30Z' });
  expect(decideJob(job, pods('Running'), now).deadlineInMs).toBe(15_000);
});

test('leaves a finished job alone', () => {
  const status = { conditions: [{ type: 'Complete', status: 'True' as const }], succeeded: 1 };
  expect(decideJob(jobOf({ completions: 1 }, status), [], now)).toMatchObject({
    create: 0,
    remove: [],
    status,
  });
});
