'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Button } from '#components/ui/button.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { findingHref } from './finding-href.ts';

const shownAtFirst = 10;
const shownAtMost = 200;

export interface AttentionFindingsProps {
  /** Id of the cause. */
  cause: string;
  /** There is one only, which the list has named already. */
  isOne: boolean;
}

/** What has a cause: where it is, what the cluster says, and what mends it. */
export function AttentionFindings({ cause, isOne }: AttentionFindingsProps) {
  const t = useTexts('overview');
  const [size, setSize] = useState(shownAtFirst);
  const { answer, isPending, error, retry } = useView('attention-findings', { cause, size });
  const { total = 0, findings = [] } = answer ?? {};
  return (
    <LoadState noun={t('findings')} isPending={isPending} error={error} onRetry={retry} skeletonRows={2}>
      <ul className="divide-y divide-line border-t border-line">
        {findings.map((finding) => (
          <li key={finding.id} className="grid gap-x-4 gap-y-1 py-2 text-sm sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              {isOne ? null : (
                <p>
                  <Link
                    href={findingHref(finding)}
                    prefetch={false}
                    className="wrap-anywhere text-accent hover:underline"
                  >
                    {finding.subject}
                  </Link>
                  {finding.namespace === undefined ? null : (
                    <span className="text-muted"> {t('inNamespace', { namespace: finding.namespace })}</span>
                  )}
                </p>
              )}
              <p className="break-words text-muted">{finding.problem.evidence}</p>
            </div>
            {isOne ? null : <Remedies problem={finding.problem} />}
          </li>
        ))}
      </ul>
      {total <= findings.length ? null : (
        <p className="flex flex-wrap items-center gap-x-3 py-2 text-sm text-muted">
          {t('shownOf', { shown: findings.length, total })}
          {size === shownAtMost ? null : (
            <Button size="sm" onClick={() => setSize(shownAtMost)}>
              {t('showMore')}
            </Button>
          )}
        </p>
      )}
    </LoadState>
  );
}
