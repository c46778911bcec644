'use client';

import { FlaskConical, MoreHorizontal, PanelRight, Trash2, Unplug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { graphHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import type { BindingAction } from './binding-action-dialog.tsx';

export interface BindingActionsProps {
  row: RowOf<'binding-rows'>;
  onAct(action: BindingAction): void;
}

/** What can be done with a row of the list of bindings, as a menu. */
export function BindingActions({ row, onAct }: BindingActionsProps) {
  const router = useRouter();
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${row.name}`}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => router.push(graphHref(row.id))}>
        <PanelRight aria-hidden />
        Show in the graph
      </MenuItem>
      {row.kind === 'instance' ? null : (
        <MenuItem onSelect={() => onAct('prove')}>
          <FlaskConical aria-hidden />
          Prove it
        </MenuItem>
      )}
      <MenuItem look="danger" onSelect={() => onAct('unbind')}>
        <Unplug aria-hidden />
        Unbind
      </MenuItem>
      <MenuItem look="danger" onSelect={() => onAct('delete')}>
        <Trash2 aria-hidden />
        Delete
      </MenuItem>
    </Menu>
  );
}
