'use client';

import { type ReactNode, useState } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { ErrorNotice } from './notice.tsx';

export interface ConfirmDialogProps {
  onClose(): void;
  title: ReactNode;
  description?: string;
  /** What will happen, including what loses access. */
  children: ReactNode;
  /** The verb on the button, e.g. "Delete application". */
  action: string;
  look?: 'danger' | 'primary';
  /** When given, this text has to be typed before the button works. */
  typeToConfirm?: string | undefined;
  /** What it says is still being looked up. */
  isPreparing?: boolean;
  /** There is nothing to do as it stands. */
  disabled?: boolean;
  /** The action runs: the window stays until it has ended. */
  pending: boolean;
  error?: ApiError | Error | null;
  onConfirm(): void;
}

/**
 * Asks before something that cannot be undone. It cannot be closed while the action runs, and stays open, with the error,
 * when it fails.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTexts('ui');
  const { onClose, title, description, children, action, look = 'danger', typeToConfirm, error } = props;
  const { isPreparing = false, disabled = false, pending, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const isReady = !disabled && (typeToConfirm === undefined || typed === typeToConfirm);
  const isBusy = pending || isPreparing;
  const close = pending ? () => undefined : onClose;
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      {...(description === undefined ? {} : { description })}
      footer={
        <>
          <Button aria-disabled={pending || undefined} onClick={close}>
            {t('cancel')}
          </Button>
          <Button look={look} disabled={!isReady} pending={isBusy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {children}
        {typeToConfirm === undefined ? null : (
          <Field
            label={t.rich('typeToConfirm', {
              text: typeToConfirm,
              code: (text) => <code className="font-mono">{text}</code>,
            })}
          >
            {(control) => (
              <Input
                {...control}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && isReady && !isBusy) {
                    onConfirm();
                  }
                }}
              />
            )}
          </Field>
        )}
        {error ? <ErrorNotice error={error} /> : null}
      </div>
    </Dialog>
  );
}
