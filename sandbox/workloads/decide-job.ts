import type { Job, JobStatus, Pod } from './workload-types.ts';

export interface JobPlan {
  /** How many pods to create. */
  create: number;
  remove: Pod[];
  status: JobStatus;
  /** When the job will have taken too long. */
  deadlineInMs: number | undefined;
}

/** What a Job's pods and its status should be. `pods` are those it manages, finished ones included. */
export function decideJob(job: Job, pods: readonly Pod[], now: Date): JobPlan {
  const { parallelism = 1, completions, activeDeadlineSeconds } = job.spec;
  const nowIso = `${now.toISOString().slice(0, 19)}Z`;
  const active = pods.filter(
    ({ status, metadata }) =>
      status?.phase !== 'Succeeded' && status?.phase !== 'Failed' && metadata.deletionTimestamp === undefined,
  );
  const succeeded = pods.filter(({ status }) => status?.phase === 'Succeeded').length;
  const failed = pods.filter(({ status }) => status?.phase === 'Failed').length;
  const startTime = job.status?.startTime ?? nowIso;
  const counts = {
    ...(succeeded === 0 ? {} : { succeeded }),
    ...(failed === 0 ? {} : { failed }),
  };
  if (isFinished(job) || job.metadata.deletionTimestamp !== undefined) {
    return { create: 0, remove: [], status: job.status ?? {}, deadlineInMs: undefined };
  }
  const leftMs = msToDeadline(startTime, activeDeadlineSeconds, now);
  if (leftMs !== undefined && leftMs <= 0) {
    const said = {
      reason: 'DeadlineExceeded',
      message: 'Job was active longer than specified deadline',
    };
    const conditions = [ended('Failed', nowIso, said)];
    return {
      create: 0,
      remove: active,
      status: { conditions, startTime, ...counts },
      deadlineInMs: undefined,
    };
  }
  // without a number of completions one success is enough, once the others have ended
  const isComplete =
    completions === undefined ? succeeded > 0 && active.length === 0 : succeeded >= completions;
  if (isComplete) {
    const status = { conditions: [ended('Complete', nowIso)], startTime, completionTime: nowIso, ...counts };
    return { create: 0, remove: active, status, deadlineInMs: undefined };
  }
  const leftWithoutNumber = succeeded > 0 ? active.length : parallelism;
  const left = completions === undefined ? leftWithoutNumber : completions - succeeded;
  const wanted = Math.min(parallelism, left);
  return {
    create: Math.max(0, wanted - active.length),
    remove: active.slice(wanted),
    status: { startTime, ...(wanted === 0 ? {} : { active: wanted }), ...counts },
    deadlineInMs: leftMs,
  };
}

function msToDeadline(
  startTime: string,
  seconds: number | bigint | undefined,
  now: Date,
): number | undefined {
  return seconds === undefined ? undefined : Date.parse(startTime) + Number(seconds) * 1000 - now.getTime();
}

export function isFinished(job: Job): boolean {
  return (
    job.status?.conditions?.some(
      ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
    ) ?? false
  );
}

function ended(
  type: string,
  nowIso: string,
  said: { reason?: string; message?: string } = {},
): NonNullable<JobStatus['conditions']>[number] {
  return { type, status: 'True', lastProbeTime: nowIso, lastTransitionTime: nowIso, ...said };
}
