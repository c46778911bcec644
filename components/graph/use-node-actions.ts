'use client';

import { Cable, FlaskConical, type LucideIcon, Trash2, Unplug } from 'lucide-react';
import { useTexts } from '#lib/client/texts.tsx';
import {
  type ActionId,
  type ActionNode,
  bindingOfNode,
  bindPresetOf,
  deletableOf,
  unbindTargetOf,
} from '#lib/domain/view/node-actions.ts';
import { useOpenAction } from './action-host.tsx';

export interface OfferedAction {
  id: ActionId;
  label: string;
  icon: LucideIcon;
  look: 'normal' | 'primary' | 'danger';
}

export interface NodeActionsState {
  offered: OfferedAction[];
  open(id: ActionId): void;
}

/** What can be done at a node: the same in the panel and in the table. */
export function useNodeActions(node: ActionNode): NodeActionsState {
  const t = useTexts('graph');
  const openAction = useOpenAction();
  const binding = bindingOfNode(node);
  const offered: OfferedAction[] = [
    ...(bindPresetOf(node) === undefined
      ? []
      : [{ id: 'bind' as const, label: t('bind'), icon: Cable, look: 'primary' as const }]),
    ...(binding === undefined
      ? []
      : [{ id: 'prove' as const, label: t('prove'), icon: FlaskConical, look: 'primary' as const }]),
    ...(unbindTargetOf(node) === undefined
      ? []
      : [{ id: 'unbind' as const, label: t('unbind'), icon: Unplug, look: 'danger' as const }]),
    ...(deletableOf(node) === undefined
      ? []
      : [{ id: 'delete' as const, label: t('delete'), icon: Trash2, look: 'danger' as const }]),
  ];
  return { offered, open: (id) => openAction(node, id) };
}
