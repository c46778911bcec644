'use client';

import { Notice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { Told } from '#lib/domain/texts/message.ts';
import type { BoundWorkload } from '#lib/domain/view/bound-workload.ts';
import type { BreakingChange } from '#lib/specifications/changes/breaking-change.ts';

export interface BreakingChangeListProps {
  /** The first ones of `count`. */
  changes: readonly Told<BreakingChange>[];
  count: number;
  users: readonly BoundWorkload[];
}

const mostShown = 50;

/** The changes that may break users, by what they are about, with the workloads that are bound now. */
export function BreakingChangeList({ changes, count, users }: BreakingChangeListProps) {
  const t = useTexts('specifications');
  const places = [...Map.groupBy(changes.slice(0, mostShown), ({ place }) => place)];
  const more = count - mostShown;
  return (
    <Notice look="warn" title={t('mayBreak', { count })}>
      <section aria-label={t('breakingChanges')} className="mt-1 grid gap-2">
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(6rem,max-content)_1fr]">
          {places.map(([place, ofPlace]) => (
            <div key={place} className="contents">
              <dt className="font-mono break-all">{place}</dt>
              <dd className="min-w-0">
                <ul>
                  {ofPlace.map(({ message }) => (
                    <li key={message} className="break-words">
                      {message}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
        {more > 0 ? <p>{t('andMore', { count: more })}</p> : null}
        <p>
          {users.length === 0
            ? t('noneBound')
            : t('boundNow', {
                workloads: users
                  .map(({ name, namespace }) => t('nameInNamespace', { name, namespace }))
                  .join(', '),
              })}
        </p>
      </section>
    </Notice>
  );
}
