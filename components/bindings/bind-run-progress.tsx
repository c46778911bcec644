'use client';

import { useEffect, useRef } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { BindRun, BindRunObjectState } from '#lib/domain/binding/bind-run.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';

export interface BindRunProgressProps {
  run: BindRun;
  /** Without it the place around has a button to cancel. */
  onCancel?(): void;
}

const words = {
  waiting: { health: 'todo', text: 'isToCome' },
  created: { health: 'busy', text: 'isCreated' },
  ready: { health: 'ok', text: 'isReady' },
  removed: { health: 'off', text: 'isRemovedAgain' },
  left: { health: 'warn', text: 'isNotRemovedYet' },
} as const satisfies Record<BindRunObjectState, { health: Health; text: KeyOf<'bindings'> }>;

/** How far the server is with a plan. It needs nobody to look on. */
export function BindRunProgress({ run, onCancel }: BindRunProgressProps) {
  const t = useTexts('bindings');
  const tell = useTell();
  const { workload, namespace } = run.request;
  const isCancelling = run.phase === 'cancelling';
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // the button that began it is gone, and the keyboard's focus with it
    if (document.activeElement === document.body) {
      region.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t('planIsApplied')}
      aria-live="polite"
      className="grid gap-3 outline-none"
    >
      <p className="max-w-prose">
        {isCancelling
          ? t('isTakenBack', { workload, namespace })
          : t('isBeingBound', { workload, namespace })}
      </p>
      {run.objects.length === 0 ? <SkeletonRows rows={3} label={t('makingPlan')} /> : null}
      <ul className="divide-y divide-line rounded-md border border-line empty:hidden">
        {run.objects.map(({ kind, name, state, warning }) => (
          <li key={`${kind}/${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <Badge>{kinds[kind].kind}</Badge>
            <span className="flex-1 font-mono text-sm break-all">{name}</span>
            <Status health={warning === undefined ? words[state].health : 'warn'}>
              {t(words[state].text)}
            </Status>
            {warning === undefined ? null : (
              <span className="w-full text-sm text-muted">{tell(warning)}</span>
            )}
          </li>
        ))}
      </ul>
      {onCancel === undefined ? null : (
        <div>
          <Button pending={isCancelling} onClick={onCancel}>
            {t('cancelAndTakeBack')}
          </Button>
        </div>
      )}
    </section>
  );
}
