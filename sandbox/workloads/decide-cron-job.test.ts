import { expect, test } from 'vitest';
import { decideCronJob } from './decide-cron-job.ts';
import type { CronJob, Job } from './workload-types.ts';

const now = new Date('2026-01-01T10:00:20Z');

function cronJob(spec: Partial<CronJob['spec']> = {}, lastScheduleTime = '2026-01-01T09:50:00Z'): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { schedule: '*/5 * * * *', jobTemplate: { spec: { template: { spec: {} } } }, ...spec },
    status: { lastScheduleTime },
  };
}

function job(name: string, ended?: 'Complete' | 'Failed'): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { spec: {} } },
    status: {
      startTime: `2026-01-01T09:0${name}:00Z`,
      ...(ended === undefined ? {} : { conditions: [{ type: ended, status: 'True' }] }),
    },
  };
}

function removedNames(wanted: CronJob, jobs: Job[]): string[] {
  return decideCronJob(wanted, jobs, now).remove.map(({ metadata }) => metadata.name);
}

test('starts one job for the latest of the times it missed', () => {
  const plan = decideCronJob(cronJob(), [], now);
  expect(plan.start?.toISOString()).toBe('2026-01-01T10:00:00.000Z');
  expect(plan.nextInMs).toBe(280_000);
});

test('counts a time between runs from the last one, however long ago that was', () => {
  const weekly = decideCronJob(cronJob({ schedule: '@every 48h' }, '2025-12-30T10:00:10Z'), [], now);
  expect(weekly.start?.toISOString()).toBe('2026-01-01T10:00:10.000Z');
  expect(weekly.nextInMs).toBe(48 * 3_600_000 - 10_000);
  const early = decideCronJob(cronJob({ schedule: '@every 30m' }, '2026-01-01T09:50:00Z'), [], now);
  expect([early.start, early.nextInMs]).toEqual([undefined, 19 * 60_000 + 40_000]);
});

test('makes up for no time that passed a day ago', () => {
  const old = cronJob({ schedule: '0 10 * * *' }, '2025-12-30T10:00:00Z');
  expect(decideCronJob(old, [], new Date('2026-01-01T09:59:59Z')).start).toBeDefined();
  expect(decideCronJob(old, [], new Date('2026-01-01T10:00:00Z')).start).toBeDefined();
  const leap = cronJob({ schedule: '0 0 29 2 *' }, '2023-01-01T00:00:00Z');
  expect(decideCronJob(leap, [], new Date('2024-02-29T23:59:59Z')).start).toBeDefined();
  expect(decideCronJob(leap, [], new Date('2024-03-01T00:00:00Z')).start).toBeUndefined();
});

test('starts nothing twice for the same time', () => {
  expect(decideCronJob(cronJob({}, '2026-01-01T10:00:00Z'), [], now).start).toBeUndefined();
});

test('counts from its creation before it has run', () => {
  const fresh = { ...cronJob(), status: {} };
  fresh.metadata = { ...fresh.metadata, creationTimestamp: '2026-01-01T10:00:10Z' };
  expect(decideCronJob(fresh, [], now).start).toBeUndefined();
});

test('lets a time pass that it is too late for', () => {
  expect(decideCronJob(cronJob({ startingDeadlineSeconds: 10 }), [], now).start).toBeUndefined();
  expect(decideCronJob(cronJob({ startingDeadlineSeconds: 30 }), [], now).start).toBeDefined();
});

test('waits for nothing and starts nothing while suspended', () => {
  expect(decideCronJob(cronJob({ suspend: true }), [], now)).toMatchObject({
    start: undefined,
    nextInMs: undefined,
  });
});

test.each([
  ['Allow', true, []],
  ['Forbid', false, []],
  ['Replace', true, ['1']],
])('with %s beside a job that still runs: starts %s, removes %j', (concurrencyPolicy, starts, removes) => {
  const plan = decideCronJob(cronJob({ concurrencyPolicy }), [job('1')], now);
  expect(plan.start !== undefined).toBe(starts);
  expect(plan.remove.map(({ metadata }) => metadata.name)).toEqual(removes);
  expect(plan.active).toHaveLength(1 - removes.length);
});

test('keeps the newest finished jobs, by how they ended', () => {
  const jobs = [
    job('3', 'Complete'),
    job('1', 'Complete'),
    job('2', 'Complete'),
    job('4', 'Failed'),
    job('5'),
  ];
  expect(removedNames(cronJob(), jobs)).toEqual([]);
  expect(removedNames(cronJob({ successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 0 }), jobs)).toEqual([
    '1',
    '2',
    '4',
  ]);
});
