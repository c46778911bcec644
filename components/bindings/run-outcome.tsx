'use client';

import { Notice } from '#components/ui/notice.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { BindRun } from '#lib/domain/binding/bind-run.ts';

/** How a plan ended that did not end well; nothing while it goes on or where it is done. */
export function RunOutcome({ run }: { run: BindRun }) {
  const t = useTexts('bindings');
  const tell = useTell();
  const { workload, namespace } = run.request;
  const said = run.error === undefined ? null : tell(run.error.message);
  switch (run.phase) {
    case 'cancelled':
      return <Notice title={t('wasCancelled', { workload })}>{said}</Notice>;
    case 'failed':
      return (
        <Notice look="bad" title={t('wasNotBound', { workload, namespace })}>
          <p>{said}</p>
          {run.error?.hint === undefined ? null : <p>{tell(run.error.hint)}</p>}
        </Notice>
      );
    case 'applying':
    case 'cancelling':
    case 'done':
      return null;
    default:
      return run.phase satisfies never;
  }
}
