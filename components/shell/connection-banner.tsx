'use client';

import { type ReactNode, useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { checkConnection } from '#lib/client/connection-check.ts';
import { useFreshness } from '#lib/client/freshness.ts';
import { retryParts, usePartsMissing } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useFormat } from '#lib/client/use-format.ts';
import { useHeldLink } from './use-held-link.ts';
import { useInterruptedAction } from './use-interrupted-action.ts';

/** Across the page while something is wrong between it and the console: what it is, of when the data is, and what to do. */
export function ConnectionBanner() {
  const t = useTexts('shell');
  const { state, heardMs, sinceMs } = useFreshness();
  const held = useHeldLink();
  const partsMissing = usePartsMissing();
  const [interrupted, forget] = useInterruptedAction();
  useEffect(() => {
    if (state === 'live') {
      retryParts();
    }
  }, [state]);

  if (state === 'gone') {
    return (
      <Banner look="bad" title={t('consoleGone')} onRetry={checkConnection}>
        {t.rich('consoleGoneAbout', { time: () => <Time ms={heardMs} /> })}
        {held === undefined ? null : ` ${t('linkHeld', { path: held })}`}
      </Banner>
    );
  }
  if (partsMissing) {
    return (
      <Banner look="warn" title={t('partMissing')} onRetry={retryParts}>
        {t('partMissingAbout')}
      </Banner>
    );
  }
  if (interrupted) {
    return (
      <Banner look="warn" title={t('notDone')} onRetry={forget} retry={t('close')}>
        {t('notDoneAbout')}
      </Banner>
    );
  }
  return state === 'stale' ? (
    <Banner look="warn" title={t('apiGone')} onRetry={checkConnection}>
      {t.rich('apiGoneAbout', { time: () => <Time ms={sinceMs} /> })}
    </Banner>
  ) : null;
}

interface BannerProps {
  look: 'bad' | 'warn';
  title: string;
  children: ReactNode;
  retry?: string;
  onRetry(): void;
}

function Banner({ look, title, children, retry, onRetry }: BannerProps) {
  const t = useTexts('shell');
  return (
    <Notice
      look={look}
      title={title}
      className="sticky top-12 z-20 rounded-none border-x-0 border-t-0 px-4 md:px-6"
      actions={
        <Button size="sm" onClick={onRetry}>
          {retry ?? t('tryAgain')}
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

function Time({ ms }: { ms: number }) {
  const format = useFormat();
  const iso = new Date(ms).toISOString();
  return <time dateTime={iso}>{format.moment(iso)}</time>;
}
