import { z } from 'zod';
import { deleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { createJobRecords, type JobRecords } from '../jobs/job-records.ts';

const deletionRecord = z.object({ input: deleteApplicationRequest, startedAt: z.iso.datetime() });

/** What was agreed to, for a process that goes on with it. */
export type DeletionRecord = z.infer<typeof deletionRecord>;

/** The deletions that have not ended. */
export function createDeletionRecords(kube: KubeClient, log: Logger): JobRecords<DeletionRecord> {
  return createJobRecords({
    kube,
    log,
    label: ['applications.mooring.dev/deletion', 'running'],
    namePrefix: 'mooring-deletion-',
    dataKey: 'deletion',
    schema: deletionRecord,
    idOf: ({ input }) => input.application,
    words: {
      unwritten: 'a deletion has no record: a restart of the console ends it',
      unremoved: 'the record of a deletion that has ended was not removed',
    },
  });
}
