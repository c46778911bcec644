'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { consoleAnswers } from '#lib/client/ask-console.ts';
import { checkConnection } from '#lib/client/connection-check.ts';
import { isMissingPart } from '#lib/client/missing-part.ts';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset(): void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  if (isMissingPart(error)) {
    return (
      <Notice
        look="bad"
        title="This page could not be loaded"
        actions={<Button onClick={() => void reload()}>Try again</Button>}
      >
        <p>The console did not send a part of it. Nothing in the cluster was changed.</p>
      </Notice>
    );
  }
  return (
    <Notice
      look="bad"
      title="This page could not be shown"
      actions={<Button onClick={reset}>Try again</Button>}
    >
      <p>
        Nothing in the cluster was changed by it. If it happens again, report it
        {error.digest === undefined
          ? ''
          : ` with the number ${error.digest}, which is also in the console’s log`}
        .
      </p>
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
