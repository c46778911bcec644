'use client';

import { MoreHorizontal, PanelRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ActionNode } from '#lib/domain/view/node-actions.ts';
import { useNodeActions } from './use-node-actions.ts';

export interface RowActionsProps {
  node: ActionNode;
  /** Opens the node where the page has a panel for it. */
  onOpen?: () => void;
  /** Where the node is shown else. */
  href?: string;
}

/** The actions of a node as a menu; the first one opens it. */
export function RowActions({ node, onOpen, href }: RowActionsProps) {
  const t = useTexts('graph');
  const actions = useNodeActions(node);
  const router = useRouter();
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { name: node.name })}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => (href === undefined ? onOpen?.() : router.push(href))}>
        <PanelRight aria-hidden />
        {href === undefined ? t('open') : t('showInGraph')}
      </MenuItem>
      {actions.offered.map(({ id, label, icon: Icon, look }) => (
        <MenuItem
          key={id}
          onSelect={() => actions.open(id)}
          {...(look === 'danger' ? { look: 'danger' as const } : {})}
        >
          <Icon aria-hidden />
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
