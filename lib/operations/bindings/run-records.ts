import { z } from 'zod';
import { bindRequest } from '#lib/domain/binding/bind-request.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { createJobRecords, type JobRecords } from '../jobs/job-records.ts';

const runRecord = z.object({ id: z.uuid(), input: bindRequest, startedAt: z.iso.datetime() });

/** What it takes to go on with a run in another process. */
export type RunRecord = z.infer<typeof runRecord>;

/** The runs that have not ended. */
export function createRunRecords(kube: KubeClient, log: Logger): JobRecords<RunRecord> {
  return createJobRecords({
    kube,
    log,
    label: ['bindings.mooring.dev/run', 'applying'],
    namePrefix: 'mooring-bind-run-',
    dataKey: 'run',
    schema: runRecord,
    idOf: ({ id }) => id,
    words: {
      unwritten: 'a plan is applied without a record: a restart of the console ends it',
      unremoved: 'the record of a plan that was applied was not removed',
    },
  });
}
