'use client';

import { Button } from '#components/ui/button.tsx';
import { useTexts } from '#lib/client/texts.tsx';

export interface TextActionsProps {
  isDirty: boolean;
  canReview: boolean;
  isReviewing: boolean;
  onRevert(): void;
  onReview(): void;
}

/** What can be done with a text that is being written. */
export function TextActions({ isDirty, canReview, isReviewing, onRevert, onReview }: TextActionsProps) {
  const t = useTexts('editor');
  return (
    <>
      <Button disabled={!isDirty} onClick={onRevert}>
        {t('revert')}
      </Button>
      <Button look="primary" disabled={!canReview} pending={isReviewing} onClick={onReview}>
        {t('reviewChanges')}
      </Button>
    </>
  );
}
