'use client';

import { FlaskConical, MoreHorizontal, PanelRight, Trash2, Unplug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { graphHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { BindingAction } from './binding-action-dialog.tsx';

export interface BindingActionsProps {
  row: RowOf<'binding-rows'>;
  onAct(action: BindingAction): void;
}

/** What can be done with a row of the list of bindings, as a menu. */
export function BindingActions({ row, onAct }: BindingActionsProps) {
  const t = useTexts('bindings');
  const router = useRouter();
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { name: row.name })}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => router.push(graphHref(row.id))}>
        <PanelRight aria-hidden />
        {t('showInGraph')}
      </MenuItem>
      {row.kind === 'instance' ? null : (
        <MenuItem onSelect={() => onAct('prove')}>
          <FlaskConical aria-hidden />
          {t('prove')}
        </MenuItem>
      )}
      <MenuItem look="danger" onSelect={() => onAct('unbind')}>
        <Unplug aria-hidden />
        {t('unbind')}
      </MenuItem>
      <MenuItem look="danger" onSelect={() => onAct('delete')}>
        <Trash2 aria-hidden />
        {t('delete')}
      </MenuItem>
    </Menu>
  );
}
