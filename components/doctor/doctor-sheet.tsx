'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { examine } from '#lib/client/doctor.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { reportText } from '#lib/domain/health/examination.ts';
import { CheckList } from './check-list.tsx';

/** What is wrong along the chain of one Application, each with its cure, and what a real try shows. */
export function DoctorSheet({ application, onClose }: { application: string; onClose(): void }) {
  const t = useTexts('doctor');
  const tell = useTell();
  const chain = useView('examination', { application });
  const findings = chain.answer?.findings ?? [];
  const tried = useQuery({
    queryKey: ['doctor', application],
    queryFn: ({ signal }) => examine(application, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const checks = tried.data?.checks ?? [];
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('title')}
      description={t('description', { application })}
      footer={
        <>
          <CopyButton
            text={reportText(t('reportTitle', { application }), [...findings, ...checks], tell)}
            label={t('copyReport')}
          />
          <Button pending={tried.isFetching} onClick={() => void tried.refetch()}>
            {tried.isFetching ? null : <RefreshCw aria-hidden />}
            {t('examineAgain')}
          </Button>
        </>
      }
    >
      <div className="grid gap-6 p-4">
        <section aria-labelledby="findings">
          <h3 id="findings" className="mb-2 font-medium">
            {t('links')}
          </h3>
          <LoadState
            noun={t('linksNoun')}
            isPending={chain.isPending}
            error={chain.error}
            onRetry={chain.retry}
            skeletonRows={2}
          >
            {findings.length === 0 ? (
              <p className="text-muted">{t('everyLinkWorks')}</p>
            ) : (
              <CheckList checks={findings} />
            )}
          </LoadState>
        </section>
        <section aria-labelledby="tries" aria-busy={tried.isFetching}>
          <h3 id="tries" className="mb-2 font-medium">
            {t('triedOut')}
          </h3>
          {tried.error === null ? null : <ErrorNotice title={t('notExamined')} error={tried.error} />}
          {tried.isPending ? <SkeletonRows label={t('examining')} rows={4} /> : null}
          {tried.data === undefined ? null : <CheckList checks={checks} />}
          {tried.data === undefined || tried.data.leftOut === 0 ? null : (
            <p className="mt-2 text-sm text-muted">{t('leftOut', { count: tried.data.leftOut })}</p>
          )}
        </section>
      </div>
    </Sheet>
  );
}
