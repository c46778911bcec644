'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { ApiError } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Repair } from '#lib/domain/health/remedy.ts';
import { MoveSteps } from './move-steps.tsx';
import { useMovePlan } from './use-move-plan.ts';

export interface RepairDialogProps {
  repair: Repair;
  /** What the repair is called. */
  label: string;
  consequence: ReactNode;
  /** What it would permit, said before. */
  permits: string | undefined;
  pending: boolean;
  error: ApiError | Error | null;
  onConfirm(): void;
  onClose(): void;
}

/** Says whom a repair disturbs before it is carried out. */
export function RepairDialog({ repair, label, consequence, permits, ...rest }: RepairDialogProps) {
  const t = useTexts('doctor');
  const { isLoading } = useMovePlan(repair);
  return (
    <ConfirmDialog
      {...rest}
      title={t('repairAsked', { repair: label })}
      action={label}
      look="primary"
      isPreparing={isLoading}
    >
      {permits === undefined ? null : <p className="font-medium">{permits}</p>}
      <p>{consequence}</p>
      {repair.action === 'move-to-service' ? <MoveSteps move={repair} /> : null}
    </ConfirmDialog>
  );
}
