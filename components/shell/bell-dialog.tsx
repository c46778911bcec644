'use client';

import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { applicationHref, graphHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Item = ViewAnswer<'bell'>['items'][number];

export interface BellDialogProps {
  total: number;
  items: readonly Item[];
  onClose(): void;
  /** What is shown has been seen. */
  onSeen(): void;
}

/** What broke since the last visit, with the way to each. */
export function BellDialog({ total, items, onClose, onSeen }: BellDialogProps) {
  const t = useTexts('shell');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('bellTitle')}
      description={t('bellDescription')}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          {total === 0 ? null : (
            <Button look="primary" onClick={onSeen}>
              {t('markAsSeen')}
            </Button>
          )}
        </>
      }
    >
      {total === 0 ? <p>{t('nothingBroke')}</p> : null}
      <ul className="grid gap-3">
        {items.map((item) => (
          <li key={item.id}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={hrefOf(item)}
                prefetch={false}
                onClick={onClose}
                className="min-w-0 font-medium break-all text-accent hover:underline"
              >
                {item.subject}
              </Link>
              <span className="text-sm text-muted">{item.namespace}</span>
              <span className="ml-auto text-sm text-muted">
                {item.at === undefined ? t('beforeTheConsole') : <RelativeTime value={item.at} />}
              </span>
            </p>
            <p className="text-sm break-words">{item.cause}</p>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className="mt-3 text-sm text-muted">{t('moreOnOverview', { count: total - items.length })}</p>
      ) : null}
    </Dialog>
  );
}

function hrefOf({ id, application }: Item): string {
  // the id of what several chains name has behind it by which of them
  return application === undefined ? graphHref(id.split('#')[0] ?? id) : applicationHref(application);
}
