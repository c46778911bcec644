'use client';

import { Bell as BellIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { useLastVisit } from '#lib/client/last-visit.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';

const BellDialog = dynamic(
  () => loadPart(() => import('./bell-dialog.tsx')).then((module) => module.BellDialog),
  { ssr: false },
);

const longAgo = '2000-01-01T00:00:00.000Z';

/** What broke since this browser was last here, and is broken still. */
export function Bell() {
  const t = useTexts('shell');
  const [since, markSeen] = useLastVisit();
  const [isOpen, setOpen] = useState(false);
  const { answer } = useView(
    'bell',
    { since: since ?? longAgo },
    { enabled: since !== undefined, keepPrevious: false },
  );
  const total = answer?.total ?? 0;
  return (
    <>
      <span className="relative">
        <IconButton
          label={total === 0 ? t('bellNothing') : t('bellCount', { count: total })}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <BellIcon />
        </IconButton>
        {total === 0 ? null : (
          <span
            aria-hidden
            className="pointer-events-none absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-bad px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-bad"
          >
            {total > 99 ? '99+' : total}
          </span>
        )}
      </span>
      {isOpen ? (
        <BellDialog
          total={total}
          items={answer?.items ?? []}
          onClose={() => setOpen(false)}
          onSeen={() => {
            markSeen();
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
