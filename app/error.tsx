'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset(): void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
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
