'use client';

import { Button } from '#components/ui/button.tsx';
import { useTexts } from '#lib/client/texts.tsx';

export interface BulkBarProps {
  applications: number;
  namespaces: number;
  onAllow(): void;
  onWithdraw(): void;
  onClear(): void;
}

/** What to do with the selected rows and columns; it says what is missing as long as one of them is. */
export function BulkBar({ applications, namespaces, onAllow, onWithdraw, onClear }: BulkBarProps) {
  const t = useTexts('namespaces');
  const isComplete = applications > 0 && namespaces > 0;
  const cells = applications * namespaces;
  return (
    <div
      role="toolbar"
      aria-label={t('changeSelected')}
      className="mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-inset px-3 py-2"
    >
      <p role="status" className="mr-auto text-sm tabular-nums">
        {isComplete
          ? t('cellsSelected', { count: cells })
          : applications === 0
            ? t('selectApplicationsToo')
            : t('selectNamespacesToo')}
      </p>
      <Button size="sm" look="ghost" onClick={onClear}>
        {t('clearSelection')}
      </Button>
      <Button size="sm" disabled={!isComplete} onClick={onWithdraw}>
        {t('withdraw')}
      </Button>
      <Button size="sm" look="primary" disabled={!isComplete} onClick={onAllow}>
        {t('allowAll')}
      </Button>
    </div>
  );
}
