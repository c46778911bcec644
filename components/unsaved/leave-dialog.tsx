'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { WaitingStep } from './unsaved-work.ts';

export interface LeaveDialogProps {
  /** Undefined while nothing is asked. */
  step: WaitingStep | undefined;
  onAnswer(answer: 'leave' | 'drop' | 'stay'): void;
}

/** The question before unsaved work is left. */
export function LeaveDialog({ step, onAnswer }: LeaveDialogProps) {
  const unsaved = step?.unsaved ?? [];
  const isKept = unsaved.every(({ drop }) => drop !== undefined);
  return (
    <Dialog
      open={step !== undefined}
      onClose={() => onAnswer('stay')}
      title={isKept ? 'Leave without saving?' : 'Drop your changes?'}
      footer={
        <>
          <Button onClick={() => onAnswer('stay')}>Stay</Button>
          <Button look="danger" onClick={() => onAnswer('drop')}>
            Drop changes
          </Button>
          {isKept ? (
            <Button look="primary" onClick={() => onAnswer('leave')}>
              Leave, keep changes
            </Button>
          ) : null}
        </>
      }
    >
      {unsaved.map(({ what }) => (
        <p key={what}>{what} has changes that are not saved.</p>
      ))}
      {isKept ? <p className="mt-2">This tab can keep them until you come back to them.</p> : null}
    </Dialog>
  );
}
