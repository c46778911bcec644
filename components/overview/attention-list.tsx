'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ProblemText } from '#components/ui/problem-text.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Attention } from '#lib/domain/view/attention.ts';

/** So many a person reads; one cause may break hundreds. */
const shownAtFirst = 20;

/** Broken links with cause, evidence and the way to where they are mended. */
export function AttentionList({ attention }: { attention: readonly Attention[] }) {
  const [isWhole, setIsWhole] = useState(false);
  if (attention.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="Everything works" className="py-8">
        Broken links, certificates that end and tokens about to lapse appear here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {(isWhole ? attention : attention.slice(0, shownAtFirst)).map((item) => (
          <li
            key={item.id}
            className="grid gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 sm:grid-cols-[1fr_auto]"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium wrap-anywhere">{item.subject}</span>
                {item.namespace === undefined ? null : (
                  <span className="text-sm text-muted">in {item.namespace}</span>
                )}
                <Status health={item.health} className="text-sm">
                  {item.word}
                </Status>
              </p>
              <ProblemText problem={item.problem} className="mt-1" />
            </div>
            <div className="mt-1 flex flex-wrap items-start gap-2 sm:mt-0 sm:max-w-80 sm:justify-end">
              <Remedies problem={item.problem} />
              <Link href={hrefOf(item)} prefetch={false} className={buttonClass('secondary', 'sm')}>
                Open
                <span className="sr-only"> {item.subject}</span>
              </Link>
            </div>
          </li>
        ))}
      </ul>
      {attention.length > shownAtFirst ? (
        <div className="border-t border-line px-4 py-3">
          <Button size="sm" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? `Show the first ${shownAtFirst}` : `Show all ${attention.length}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function hrefOf({ applications, id }: Attention): string {
  const [application] = applications;
  return application === undefined
    ? `/graph?node=${encodeURIComponent(id)}`
    : `/applications/${encodeURIComponent(application)}`;
}
