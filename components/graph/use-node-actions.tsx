'use client';

import { Cable, FlaskConical, type LucideIcon, Trash2, Unplug } from 'lucide-react';
import { useState } from 'react';
import { BindDialog } from '#components/bindings/bind-dialog.tsx';
import { DeleteObject } from '#components/bindings/delete-object.tsx';
import { ProveDialog } from '#components/bindings/prove-dialog.tsx';
import { UnbindDialog } from '#components/bindings/unbind-dialog.tsx';
import type { GraphNode } from '#lib/domain/binding-graph-node.ts';
import { bindPresetOf, deletableOf, unbindTargetOf } from '#lib/domain/node-actions.ts';
import { useBindingOfNode } from './use-binding-of-node.ts';

export type ActionId = 'bind' | 'prove' | 'unbind' | 'delete';

export interface OfferedAction {
  id: ActionId;
  label: string;
  icon: LucideIcon;
  look: 'normal' | 'primary' | 'danger';
}

export interface NodeActionsState {
  node: GraphNode;
  offered: OfferedAction[];
  running: ActionId | undefined;
  open(id: ActionId): void;
  close(): void;
}

/** What can be done at a node: the same in the panel and in the table. */
export function useNodeActions(node: GraphNode): NodeActionsState {
  const [running, setRunning] = useState<ActionId>();
  const binding = useBindingOfNode(node);
  const offered: OfferedAction[] = [
    ...(bindPresetOf(node) === undefined
      ? []
      : [{ id: 'bind' as const, label: 'Bind', icon: Cable, look: 'primary' as const }]),
    ...(binding === undefined
      ? []
      : [{ id: 'prove' as const, label: 'Prove it', icon: FlaskConical, look: 'primary' as const }]),
    ...(unbindTargetOf(node) === undefined
      ? []
      : [{ id: 'unbind' as const, label: 'Unbind', icon: Unplug, look: 'danger' as const }]),
    ...(deletableOf(node) === undefined
      ? []
      : [{ id: 'delete' as const, label: 'Delete', icon: Trash2, look: 'danger' as const }]),
  ];
  return { node, offered, running, open: setRunning, close: () => setRunning(undefined) };
}

/** The dialog of the action that was opened. */
export function ActionDialog({ actions }: { actions: NodeActionsState }) {
  const { node, running, close } = actions;
  const binding = useBindingOfNode(node);
  const target = unbindTargetOf(node);
  const deletable = deletableOf(node);
  const preset = bindPresetOf(node);
  if (running === 'bind' && preset !== undefined) {
    return <BindDialog preset={preset} onClose={close} />;
  }
  if (running === 'prove' && binding !== undefined) {
    return <ProveDialog binding={binding} onClose={close} />;
  }
  if (running === 'unbind' && target !== undefined) {
    return <UnbindDialog target={target} onClose={close} />;
  }
  return running === 'delete' && deletable !== undefined ? (
    <DeleteObject object={deletable} target={target} onClose={close} />
  ) : null;
}
