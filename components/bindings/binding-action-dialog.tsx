'use client';

import type { RowOf } from '#lib/client/page-query.ts';
import { targetOfBindingRow } from '#lib/domain/view/binding-target.ts';
import { DeleteObject } from './delete-object.tsx';
import { ProveDialog } from './prove-dialog.tsx';
import { UnbindDialog } from './unbind-dialog.tsx';

export type BindingAction = 'prove' | 'unbind' | 'delete';

export interface BindingActionDialogProps {
  row: RowOf<'binding-rows'>;
  action: BindingAction;
  onClose(): void;
}

/** The dialog of one action with a row of the list of bindings. */
export function BindingActionDialog({ row, action, onClose }: BindingActionDialogProps) {
  const { namespace, binding } = row;
  const target = targetOfBindingRow(row);
  switch (action) {
    case 'prove':
      return binding === undefined ? null : (
        <ProveDialog binding={{ namespace, name: binding }} onClose={onClose} />
      );
    case 'unbind':
      return <UnbindDialog target={target} onClose={onClose} />;
    case 'delete':
      return <DeleteObject object={target} target={target} onClose={onClose} />;
    default:
      return action satisfies never;
  }
}
