'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { consoleAnswers } from '#lib/client/ask-console.ts';
import { checkConnection } from '#lib/client/connection-check.ts';
import { isMissingPart } from '#lib/client/missing-part.ts';
import { useTexts } from '#lib/client/texts.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset(): void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTexts('failure');
  if (isMissingPart(error)) {
    return (
      <Notice
        look="bad"
        title={t('notLoaded')}
        actions={<Button onClick={() => void reload()}>{t('tryAgain')}</Button>}
      >
        <p>{t('notLoadedAbout')}</p>
      </Notice>
    );
  }
  return (
    <Notice look="bad" title={t('notShown')} actions={<Button onClick={reset}>{t('tryAgain')}</Button>}>
      <p>{error.digest === undefined ? t('notShownAbout') : t('notShownNumber', { number: error.digest })}</p>
    </Notice>
  );
}

/** Only a console that answers: without it a reload ends in the browser's own error page. */
async function reload(): Promise<void> {
  if (await consoleAnswers()) {
    window.location.reload();
  } else {
    checkConnection();
  }
}
