'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useDeletions } from '#lib/client/deletions.ts';
import { type DeletionJob, progressOfDeletion } from '#lib/domain/binding/deletion-job.ts';

/** So many are told one by one. */
const apartUpTo = 3;
const mostButtons = 10;

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
  return jobs.length > apartUpTo ? (
    <ManyDeletions jobs={jobs} onOpen={onOpen} />
  ) : (
    jobs.map((job) => (
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
    ))
  );
}

/** Many at once, told together; those that failed are named. */
function ManyDeletions({
  jobs,
  onOpen,
}: {
  jobs: readonly DeletionJob[];
  onOpen(application: string): void;
}) {
  const failed = jobs.filter(({ state }) => state === 'failed');
  const running = jobs.length - failed.length;
  return (
    <>
      {running === 0 ? null : (
        <Notice className="mb-4" title={`${running} applications are being deleted`}>
          The console goes on with it, also when this page is closed.
        </Notice>
      )}
      {failed.length === 0 ? null : (
        <Notice
          className="mb-4"
          look="bad"
          title={`${failed.length} applications could not be deleted entirely`}
          actions={failed.slice(0, mostButtons).map(({ application }) => (
            <Button key={application} size="sm" onClick={() => onOpen(application)}>
              Delete the rest of {application}
            </Button>
          ))}
        >
          {failed.length > mostButtons ? `And ${failed.length - mostButtons} more, after these.` : null}
        </Notice>
      )}
    </>
  );
}
