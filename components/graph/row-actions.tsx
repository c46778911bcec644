'use client';

import { MoreHorizontal } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import type { GraphNode } from '#lib/domain/binding-graph-node.ts';
import { ActionDialog, useNodeActions } from './use-node-actions.tsx';

/** The actions of a node as a menu, with opening its panel first. */
export function RowActions({ node, onOpen }: { node: GraphNode; onOpen(): void }) {
  const actions = useNodeActions(node);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${node.name}`}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem onSelect={onOpen}>Open</MenuItem>
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
      <ActionDialog actions={actions} />
    </>
  );
}
