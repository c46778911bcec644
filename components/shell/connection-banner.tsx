'use client';

import { type ReactNode, useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { checkConnection } from '#lib/client/connection-check.ts';
import { useFreshness } from '#lib/client/freshness.ts';
import { retryParts, usePartsMissing } from '#lib/client/load-part.ts';
import { formatAbsolute } from '#lib/domain/kubernetes/format-time.ts';
import { useHeldLink } from './use-held-link.ts';
import { useInterruptedAction } from './use-interrupted-action.ts';

/** Across the page while something is wrong between it and the console: what it is, of when the data is, and what to do. */
export function ConnectionBanner() {
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
      <Banner look="bad" title="The console does not answer" onRetry={checkConnection}>
        What you see is of <Time ms={heardMs} />, and nothing can be changed now. This page keeps what you
        have typed and goes on by itself once the console is back.
        {held === undefined ? null : ` ${held} was not opened.`}
      </Banner>
    );
  }
  if (partsMissing) {
    return (
      <Banner look="warn" title="A part of this page could not be loaded" onRetry={retryParts}>
        The console did not send it. If that stays so, keep what you have typed and reload the page: the
        console may have been updated.
      </Banner>
    );
  }
  if (interrupted) {
    return (
      <Banner look="warn" title="What you did was not done" onRetry={forget} retry="Close">
        It needs a part of this page that could not be loaded. Do it again.
      </Banner>
    );
  }
  return state === 'stale' ? (
    <Banner look="warn" title="The Kubernetes API does not answer the console" onRetry={checkConnection}>
      What you see is of <Time ms={sinceMs} />. Changes fail until it is back.
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

function Banner({ look, title, children, retry = 'Try again', onRetry }: BannerProps) {
  return (
    <Notice
      look={look}
      title={title}
      className="sticky top-12 z-20 rounded-none border-x-0 border-t-0 px-4 md:px-6"
      actions={
        <Button size="sm" onClick={onRetry}>
          {retry}
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

function Time({ ms }: { ms: number }) {
  const iso = new Date(ms).toISOString();
  return <time dateTime={iso}>{formatAbsolute(iso)}</time>;
}
