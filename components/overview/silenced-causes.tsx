'use client';

import { BellOff } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { rememberSilences } from '#lib/client/silences.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useFormat } from '#lib/client/use-format.ts';
import type { Silence } from '#lib/domain/view/attention-silence.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface SilencedCausesProps {
  causes: ViewAnswer<'attention-causes'>['silenced'];
  silences: readonly Silence[];
}

/** What this browser leaves out and is still wrong, until when, and the way back. */
export function SilencedCauses({ causes, silences }: SilencedCausesProps) {
  const t = useTexts('overview');
  if (causes.length === 0) {
    return null;
  }
  const untilOf = new Map(silences.map(({ cause, untilSeconds }) => [cause, untilSeconds]));
  return (
    <details className="border-t border-line px-4 py-2 text-sm">
      <summary className="cursor-pointer py-1 text-muted">
        {t('silencedCauses', { count: causes.length })}
      </summary>
      <ul className="divide-y divide-line">
        {causes.map(({ id, cause, amount }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <BellOff aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 flex-1 wrap-anywhere">
              {cause} <span className="text-muted">{amount}, </span>
              <Until seconds={untilOf.get(id)} />
            </span>
            <Button size="sm" onClick={() => rememberSilences(silences.filter((one) => one.cause !== id))}>
              {t('showAgain')}
              <span className="sr-only"> {cause}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Until({ seconds }: { seconds: number | undefined }) {
  const t = useTexts('overview');
  const format = useFormat();
  if (seconds === undefined) {
    return null;
  }
  const iso = new Date(seconds * 1000).toISOString();
  return (
    <time dateTime={iso} suppressHydrationWarning className="text-muted">
      {t('until', { time: format.moment(iso) })}
    </time>
  );
}
