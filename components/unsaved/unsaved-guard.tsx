'use client';

import { startTransition, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { unsavedWork } from './unsaved-work.ts';
import { watchLeaving } from './watch-leaving.ts';

/** The question before unsaved work is left; once for the whole console. */
export function UnsavedGuard() {
  const [step, setStep] = useState(unsavedWork.waiting);
  useEffect(() => watchLeaving(unsavedWork, window), []);
  useEffect(
    // a moment later: the key that a person left with would press the button that gets the focus
    () => unsavedWork.subscribe(() => startTransition(() => setStep(unsavedWork.waiting()))),
    [],
  );
  const unsaved = step?.unsaved ?? [];
  const isKept = unsaved.every(({ drop }) => drop !== undefined);
  const stay = () => unsavedWork.answer('stay');
  return (
    <Dialog
      open={step !== undefined}
      onOpenChange={stay}
      title={isKept ? 'Leave without saving?' : 'Drop your changes?'}
      footer={
        <>
          <Button onClick={stay}>Stay</Button>
          <Button look="danger" onClick={() => unsavedWork.answer('drop')}>
            Drop changes
          </Button>
          {isKept ? (
            <Button look="primary" onClick={() => unsavedWork.answer('leave')}>
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
