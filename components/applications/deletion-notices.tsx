'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useDeletions } from '#lib/client/deletions.ts';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('applications');
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
            ? t('notEntirely', { name: job.application, ...progressOfDeletion(job) })
            : t('isBeingDeleted', { name: job.application, ...progressOfDeletion(job) })
        }
        actions={
          <Button size="sm" onClick={() => onOpen(job.application)}>
            {job.state === 'failed' ? t('deleteRest') : t('showProgress')}
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
  const t = useTexts('applications');
  const failed = jobs.filter(({ state }) => state === 'failed');
  const running = jobs.length - failed.length;
  return (
    <>
      {running === 0 ? null : (
        <Notice className="mb-4" title={t('areBeingDeleted', { count: running })}>
          {t('goesOn')}
        </Notice>
      )}
      {failed.length === 0 ? null : (
        <Notice
          className="mb-4"
          look="bad"
          title={t('areNotEntirely', { count: failed.length })}
          actions={failed.slice(0, mostButtons).map(({ application }) => (
            <Button key={application} size="sm" onClick={() => onOpen(application)}>
              {t('deleteRestOf', { name: application })}
            </Button>
          ))}
        >
          {failed.length > mostButtons ? t('moreAfterThese', { count: failed.length - mostButtons }) : null}
        </Notice>
      )}
    </>
  );
}
