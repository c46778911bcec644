'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useDeletions } from '#lib/client/deletions.ts';
import { progressOfDeletion } from '#lib/domain/binding/deletion-job.ts';

/** Says of Applications that they are being deleted, or that it could not be finished; of all where none is named. */
export function DeletionNotices({
  application,
  onOpen,
}: {
  application?: string;
  onOpen(application: string): void;
}) {
  const jobs = useDeletions().filter(
    (job) => job.state !== 'done' && (application === undefined || job.application === application),
  );
  return jobs.map((job) => (
    <Notice
      key={job.application}
      className="mb-4"
      look={job.state === 'failed' ? 'bad' : 'info'}
      title={
        job.state === 'failed'
          ? `Application ${job.application} could not be deleted entirely: ${progressOfDeletion(job)}`
          : `Application ${job.application} is being deleted: ${progressOfDeletion(job)}`
      }
      actions={
        <Button size="sm" onClick={() => onOpen(job.application)}>
          {job.state === 'failed' ? 'Delete the rest' : 'Show progress'}
        </Button>
      }
    />
  ));
}
