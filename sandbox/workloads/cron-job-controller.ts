import { isDeepStrictEqual } from 'node:util';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { controllerOf, isControlledBy } from './controller-reference.ts';
import { type CronJobPlan, decideCronJob } from './decide-cron-job.ts';
import type { RecordEvent } from './record-event.ts';
import { unlessGone } from './unless-gone.ts';
import type { CronJob, Job, ObjectReference } from './workload-types.ts';

export interface CronJobControllerOptions {
  kube: KubeClient;
  log: Logger;
  cronJobs: Informer<CronJob>;
  jobs: Informer<Job>;
  record: RecordEvent;
}

const component = 'cronjob-controller';
/** Node keeps no longer timers. */
const longestWaitMs = 24 * 3600 * 1000;

/** Starts a Job of each CronJob when its schedule says so, and clears up finished ones. */
export function createCronJobController(options: CronJobControllerOptions): Controller {
  const { kube, log, cronJobs, jobs, record } = options;

  async function reconcile(key: string): Promise<{ requeueAfterMs?: number } | undefined> {
    const known = cronJobs.get(key);
    const cronJob =
      known && (await kube.find<CronJob>(kinds.cronjobs, known.metadata.name, known.metadata.namespace));
    if (cronJob === undefined) {
      return undefined;
    }
    const { namespace } = cronJob.metadata;
    const { items } = await kube.list<Job>(kinds.jobs, { namespace });
    const owned = items.filter((job) => isControlledBy(job, cronJob));
    const plan = decideCronJob(cronJob, owned, new Date());
    for (const { metadata } of plan.remove) {
      await kube.delete(kinds.jobs, metadata.name, namespace, { propagationPolicy: 'Background' });
    }
    const started = plan.start === undefined ? undefined : await start(cronJob, plan.start);
    const status = statusOf(cronJob, plan, started);
    if (!isDeepStrictEqual(status, cronJob.status ?? {})) {
      await kube.replaceStatus(kinds.cronjobs, { ...cronJob, status });
    }
    return plan.nextInMs === undefined
      ? undefined
      : { requeueAfterMs: Math.min(plan.nextInMs, longestWaitMs) };
  }

  async function start(cronJob: CronJob, time: Date): Promise<Job | undefined> {
    const { name, namespace } = cronJob.metadata;
    const { metadata, spec } = cronJob.spec.jobTemplate;
    const job: Job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: `${name}-${time.getTime() / 1000}`,
        ...(namespace === undefined ? {} : { namespace }),
        ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
        ...(metadata?.annotations === undefined ? {} : { annotations: metadata.annotations }),
        ownerReferences: [ownerReference(cronJob, true)],
      },
      spec,
    };
    const created = await createUnlessThere(kube, kinds.jobs, job);
    if (created !== undefined) {
      const message = `Created job ${job.metadata.name}`;
      record({ about: cronJob, reason: 'SuccessfulCreate', message, component });
    }
    return created;
  }

  function ownerOf(job: KubeObject): string[] {
    const owner = controllerOf(job);
    return owner?.kind === 'CronJob' ? [`${job.metadata.namespace ?? ''}/${owner.name}`] : [];
  }

  return createController({
    name: component,
    log,
    sources: [{ informer: cronJobs }, { informer: jobs, keysOf: ownerOf }],
    reconcile: (key) => unlessGone(() => reconcile(key)),
  });
}

function statusOf(
  { status }: CronJob,
  plan: CronJobPlan,
  started: Job | undefined,
): NonNullable<CronJob['status']> {
  const active = [...plan.active, ...(started === undefined ? [] : [started])].map(referenceTo);
  const lastScheduleTime = plan.start === undefined ? status?.lastScheduleTime : formatTime(plan.start);
  return {
    ...(active.length === 0 ? {} : { active }),
    ...(lastScheduleTime === undefined ? {} : { lastScheduleTime }),
  };
}

function referenceTo({ apiVersion, kind, metadata }: Job): ObjectReference {
  const { name, namespace, uid = '', resourceVersion } = metadata;
  return {
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    uid,
    apiVersion,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
}
