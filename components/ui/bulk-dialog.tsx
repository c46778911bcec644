'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { useChangeMany } from '#lib/client/use-change-many.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Notice } from './notice.tsx';
import { toast } from './toast.ts';

export interface BulkDialogProps<T extends { id: string }> {
  title: string;
  /** The verb on the button, with what it is about: "Delete 12 applications". */
  action: string;
  look?: 'danger' | 'primary';
  items: readonly T[];
  /** What people call an item; its id, without it. */
  nameOf?(item: T): string;
  change(item: T): Promise<unknown>;
  /** Said when all of it is done. */
  done: string;
  /** This text has to be typed before. */
  typeToConfirm?: string | undefined;
  /** The summary is still being looked up. */
  isPreparing?: boolean;
  disabled?: boolean;
  onClose(): void;
  /** Called when nothing has failed. */
  onDone(): void;
  /** The summary of what it does, to all together. */
  children: ReactNode;
}

const namedFailures = 10;

/** Says once what a change does to many things, then does it; what fails is named, and can be tried again. */
export function BulkDialog<T extends { id: string }>(props: BulkDialogProps<T>) {
  const t = useTexts('ui');
  const { title, action, items, nameOf = ({ id }) => id, change, done, onClose, onDone, children } = props;
  const { look = 'danger', typeToConfirm, isPreparing = false, disabled = false } = props;
  const { states, failedCount, isPending, start } = useChangeMany({
    items,
    change,
    onDone() {
      toast.success(done);
      onDone();
    },
  });
  const doneCount = Object.values(states).filter((state) => state === 'done').length;
  const failures = items.flatMap((item) => {
    const state = states[item.id];
    return state instanceof Error ? [{ item, state }] : [];
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={title}
      action={failedCount > 0 && !isPending ? t('tryAgain') : action}
      look={look}
      typeToConfirm={typeToConfirm}
      isPreparing={isPreparing}
      disabled={disabled || items.length === 0}
      pending={isPending}
      onConfirm={start}
    >
      {children}
      {isPending ? (
        <p role="status" className="text-sm text-muted">
          {t('doneOf', { done: doneCount, count: items.length })}
        </p>
      ) : null}
      {failures.length === 0 || isPending ? null : (
        <Notice look="bad" title={t('failedOf', { failed: failures.length, count: items.length })}>
          <p>{t('othersAreDone')}</p>
          <ul className="mt-1">
            {failures.slice(0, namedFailures).map(({ item, state }) => (
              <li key={item.id}>
                {nameOf(item)}: {state.message}
              </li>
            ))}
          </ul>
          {failures.length > namedFailures ? (
            <p>{t('andMore', { count: failures.length - namedFailures })}</p>
          ) : null}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
