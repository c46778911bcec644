'use client';

import { Cable } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useSilences } from '#lib/client/silences.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import { silencesAt } from '#lib/domain/view/attention-silence.ts';
import { AttentionCard } from './attention-card.tsx';
import { attentionQuery } from './attention-query.ts';
import { Counts } from './counts.tsx';
import { FirstRun } from './first-run.tsx';
import { OpenTokens } from './open-tokens.tsx';
import { RecentActivity } from './recent-activity.tsx';

/** What needs attention, how much there is, what happened lately. @param silencesAtFirst the cookie that came with the page. */
export function Overview({ silencesAtFirst }: { silencesAtFirst: string }) {
  const t = useTexts('overview');
  const nowMs = useNow(15_000);
  const silences = silencesAt(useSilences(silencesAtFirst), nowMs);
  const [isWhole, setIsWhole] = useState(false);
  const counts = useView('overview-counts', {});
  const attention = useView('attention-causes', attentionQuery(silences, nowMs, isWhole));
  const applications = counts.answer?.counts.find(({ id }) => id === 'application');
  const isCalm = attention.answer?.total === 0 && attention.answer.silenced.length === 0;

  if (applications?.count === 0 && isCalm) {
    return (
      <>
        <FirstRun />
        <OpenTokens />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
            <Cable aria-hidden />
            {t('connectApplication')}
          </Link>
        }
      />
      <Counts counts={counts.answer?.counts} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <AttentionCard view={attention} silences={silences} isWhole={isWhole} onWhole={setIsWhole} />
          <OpenTokens />
        </div>
        <RecentActivity />
      </div>
    </>
  );
}
