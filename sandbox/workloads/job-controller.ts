import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import type { Controller } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { claimBySelector } from './claim-by-selector.ts';
import { decideJob } from './decide-job.ts';
import { podOfTemplate } from './pod-of-template.ts';
import type { RecordEvent } from './record-event.ts';
import { createWorkloadController } from './workload-controller.ts';
import type { Job, Pod } from './workload-types.ts';

export interface JobControllerOptions {
  kube: KubeClient;
  log: Logger;
  jobs: Informer<Job>;
  pods: Informer<Pod>;
  record: RecordEvent;
}

const component = 'job-controller';

/** Runs each Job's pods until as many as wanted have succeeded. */
export function createJobController(options: JobControllerOptions): Controller {
  const { kube, log, jobs, pods, record } = options;

  async function reconcile(job: Job): Promise<{ requeueAfterMs?: number } | undefined> {
    const { selector = {}, template } = job.spec;
    const owned = await claimBySelector<Pod>({ kube, kind: kinds.pods, owner: job, selector });
    const plan = decideJob(job, owned, new Date());
    for (const { metadata } of plan.remove) {
      await kube.delete(kinds.pods, metadata.name, metadata.namespace);
    }
    for (let made = 0; made < plan.create; made++) {
      const pod = podOfTemplate(job, template, { name: `${job.metadata.name}-` });
      const created = await kube.create<KubeObject>(kinds.pods, pod);
      const message = `Created pod: ${created.metadata.name}`;
      record({ about: job, reason: 'SuccessfulCreate', message, component });
    }
    if (!isDeepStrictEqual(plan.status, job.status)) {
      await kube.replaceStatus(kinds.jobs, { ...job, status: plan.status });
      if (plan.status.completionTime !== undefined) {
        record({ about: job, reason: 'Completed', message: 'Job completed', component });
      }
    }
    return plan.deadlineInMs === undefined ? undefined : { requeueAfterMs: plan.deadlineInMs };
  }

  return createWorkloadController({ name: component, kube, log, workloads: jobs, pods, reconcile });
}
