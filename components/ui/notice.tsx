import type { ReactNode } from 'react';
import { ApiError } from '#lib/client/api.ts';
import { cn } from '#lib/client/cn.ts';
import { StatusIcon } from './status.tsx';

const looks = {
  info: { health: 'busy', box: 'border-line bg-inset' },
  ok: { health: 'ok', box: 'border-ok/40 bg-ok-soft' },
  warn: { health: 'warn', box: 'border-warn/40 bg-warn-soft' },
  bad: { health: 'bad', box: 'border-bad/40 bg-bad-soft' },
} as const;

export interface NoticeProps {
  look?: keyof typeof looks;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons below the text. */
  actions?: ReactNode;
  className?: string;
}

/** A message within the page: one line that says what is so, then why and what to do. */
export function Notice({ look = 'info', title, children, actions, className }: NoticeProps) {
  const { health, box } = looks[look];
  return (
    <div
      role={look === 'bad' ? 'alert' : 'status'}
      className={cn('flex gap-2 rounded-md border px-3 py-2', box, className)}
    >
      {look === 'info' ? null : <StatusIcon health={health} className="mt-[3px]" />}
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{title}</p>
        {children === undefined ? null : <div className="text-sm break-words">{children}</div>}
        {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

export interface ErrorNoticeProps {
  error: Error;
  /** What was being attempted, e.g. "The application was not deleted". Without it the error's own text is the title. */
  title?: string;
  onRetry?: ReactNode;
  className?: string;
}

/** An error as people can use it: what happened, why, and what to do (the hint of an ApiError). */
export function ErrorNotice({ error, title, onRetry, className }: ErrorNoticeProps) {
  const hint = error instanceof ApiError ? error.hint : undefined;
  return (
    <Notice
      look="bad"
      title={title ?? error.message}
      actions={onRetry}
      {...(className === undefined ? {} : { className })}
    >
      {title === undefined ? null : <p>{error.message}</p>}
      {hint === undefined ? null : <p>{hint}</p>}
    </Notice>
  );
}
