'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { LeaveDialog } from './leave-dialog.tsx';
import { loadLeaveDialog } from './load-leave-dialog.ts';
import { unsavedWork, type WaitingStep } from './unsaved-work.ts';
import { watchLeaving } from './watch-leaving.ts';

/** Asks before unsaved work is left; once for the whole console. */
export function UnsavedGuard() {
  const t = useTexts('unsaved');
  const [shown, setShown] = useState<{ Dialog: typeof LeaveDialog; step: WaitingStep | undefined }>();
  useEffect(() => watchLeaving(unsavedWork, window), []);
  useEffect(
    () =>
      unsavedWork.subscribe(() => {
        loadLeaveDialog().then(
          // a moment later: the key that a person left with would press the button that gets the focus
          ({ LeaveDialog: Dialog }) =>
            startTransition(() => setShown({ Dialog, step: unsavedWork.waiting() })),
          () => askPlainly(t),
        );
      }),
    [t],
  );
  return shown === undefined ? null : <shown.Dialog step={shown.step} onAnswer={unsavedWork.answer} />;
}

/** Where the dialog's code does not arrive. */
function askPlainly(t: Texts<'unsaved'>): void {
  const step = unsavedWork.waiting();
  if (step !== undefined) {
    const sentences = step.unsaved.map(({ what }) => t('hasChanges', { what }));
    unsavedWork.answer(window.confirm([...sentences, t('leave')].join('\n')) ? 'leave' : 'stay');
  }
}
