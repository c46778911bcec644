'use client';

import { type ReactNode, useState } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { ErrorNotice } from './notice.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: ReactNode;
  /** What will happen, including what loses access. */
  children: ReactNode;
  /** The verb on the button, e.g. "Delete application". */
  action: string;
  look?: 'danger' | 'primary';
  /** When given, this text has to be typed before the button works. */
  typeToConfirm?: string;
  pending?: boolean;
  error?: ApiError | Error | null | undefined;
  onConfirm(): void;
}

/** Asks before something that cannot be undone; it stays open, with the error, when the action fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    children,
    action,
    look = 'danger',
    typeToConfirm,
    pending,
    error,
  } = props;
  const [typed, setTyped] = useState('');
  const ready = typeToConfirm === undefined || typed === typeToConfirm;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setTyped('');
        onOpenChange(next);
      }}
      title={title}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button look={look} disabled={!ready} pending={pending ?? false} onClick={props.onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {children}
        {typeToConfirm === undefined ? null : (
          <Field
            label={
              <>
                Type <code className="font-mono">{typeToConfirm}</code> to confirm
              </>
            }
          >
            {(control) => (
              <Input
                {...control}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && ready && pending !== true) {
                    props.onConfirm();
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
