'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { WaitingStep } from './unsaved-work.ts';

export interface LeaveDialogProps {
  /** Undefined while nothing is asked. */
  step: WaitingStep | undefined;
  onAnswer(answer: 'leave' | 'drop' | 'stay'): void;
}

/** The question before unsaved work is left. */
export function LeaveDialog({ step, onAnswer }: LeaveDialogProps) {
  const t = useTexts('unsaved');
  const unsaved = step?.unsaved ?? [];
  const isKept = unsaved.every(({ drop }) => drop !== undefined);
  return (
    <Dialog
      open={step !== undefined}
      onClose={() => onAnswer('stay')}
      title={isKept ? t('leaveWithoutSaving') : t('dropYourChanges')}
      footer={
        <>
          <Button onClick={() => onAnswer('stay')}>{t('stay')}</Button>
          <Button look="danger" onClick={() => onAnswer('drop')}>
            {t('dropChanges')}
          </Button>
          {isKept ? (
            <Button look="primary" onClick={() => onAnswer('leave')}>
              {t('leaveAndKeep')}
            </Button>
          ) : null}
        </>
      }
    >
      {unsaved.map(({ what }) => (
        <p key={what}>{t('hasChanges', { what })}</p>
      ))}
      {isKept ? <p className="mt-2">{t('areKept')}</p> : null}
    </Dialog>
  );
}
