'use client';

import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Health } from '#lib/domain/health/health.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { StatusIcon } from './status.tsx';

export interface Step {
  id: string;
  title: ReactNode;
  health: Health;
  /** The state in a word or two, at the right of the title. */
  state?: ReactNode;
  /** Shown below while the step is open. */
  content?: ReactNode;
  /** Its content stays in the page, out of sight, while another one is open. */
  isKept?: boolean;
}

export interface StepsProps {
  steps: readonly Step[];
  /** Id of the open step. */
  open?: string | undefined;
  /** With it titles become buttons. */
  onToggle?(id: string): void;
  className?: string;
}

const words = {
  ok: 'stepDone',
  busy: 'stepInProgress',
  warn: 'stepNeedsAttention',
  bad: 'stepFailed',
  off: 'stepNotUsed',
  todo: 'stepToDo',
} as const satisfies Record<Health, KeyOf<'ui'>>;

/** Steps in their order along a line, each with its state; one of them open. */
export function Steps({ steps, open, onToggle, className }: StepsProps) {
  return (
    <ol className={cn('grid', className)}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          data-step={step.id}
          data-health={step.health}
          className="relative grid grid-cols-[1rem_1fr] gap-x-3"
        >
          <div aria-hidden className="flex flex-col items-center">
            <span className={cn('h-2.5 w-px', index > 0 && 'bg-line')} />
            <StatusIcon health={step.health} className="my-0.5" />
            <span className={cn('w-px flex-1', index < steps.length - 1 && 'bg-line')} />
          </div>
          <div className="min-w-0">
            <StepTitle step={step} open={step.id === open} onToggle={onToggle} />
            {step.content !== undefined && (step.id === open || step.isKept === true) ? (
              <div id={`step-${step.id}`} hidden={step.id !== open} className="pb-4">
                {step.content}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface StepTitleProps {
  step: Step;
  open: boolean;
  onToggle: ((id: string) => void) | undefined;
}

function StepTitle({ step, open, onToggle }: StepTitleProps) {
  const t = useTexts('ui');
  const line = (
    <>
      <span className="font-medium">
        {step.title}
        <span className="sr-only">, {t(words[step.health])}</span>
      </span>
      <span className="min-w-0 truncate text-sm text-muted">{step.state}</span>
    </>
  );
  // where both do not fit, the state stands below: the padding keeps the title beside its icon
  const classes = 'flex min-h-10 w-full flex-wrap items-center justify-between gap-x-4 py-2.5 text-left';
  if (onToggle === undefined || step.content === undefined) {
    return <div className={classes}>{line}</div>;
  }
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={`step-${step.id}`}
      onClick={() => onToggle(step.id)}
      className={cn(classes, 'rounded-sm hover:text-accent')}
    >
      {line}
    </button>
  );
}
