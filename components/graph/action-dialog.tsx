'use client';

import { BindDialog } from '#components/bindings/bind-dialog.tsx';
import { DeleteObject } from '#components/bindings/delete-object.tsx';
import { ProveDialog } from '#components/bindings/prove-dialog.tsx';
import { UnbindDialog } from '#components/bindings/unbind-dialog.tsx';
import {
  type ActionId,
  type ActionNode,
  bindingOfNode,
  bindPresetOf,
  deletableOf,
  unbindTargetOf,
} from '#lib/domain/view/node-actions.ts';

export interface ActionDialogProps {
  node: ActionNode;
  action: ActionId;
  onClose(): void;
}

/** The dialog of one action at a node. */
export function ActionDialog({ node, action, onClose }: ActionDialogProps) {
  const binding = bindingOfNode(node);
  const target = unbindTargetOf(node);
  const deletable = deletableOf(node);
  const preset = bindPresetOf(node);
  if (action === 'bind' && preset !== undefined) {
    return <BindDialog preset={preset} onClose={onClose} />;
  }
  if (action === 'prove' && binding !== undefined) {
    return <ProveDialog binding={binding} onClose={onClose} />;
  }
  if (action === 'unbind' && target !== undefined) {
    return <UnbindDialog target={target} onClose={onClose} />;
  }
  return action === 'delete' && deletable !== undefined ? (
    <DeleteObject object={deletable} target={target} onClose={onClose} />
  ) : null;
}
