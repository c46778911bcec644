'use client';

import { Button } from '#components/ui/button.tsx';
import type { NodeActionsState } from './use-node-actions.ts';

const looks = { normal: 'secondary', primary: 'primary', danger: 'secondary' } as const;

/** The actions of a node as buttons. */
export function NodeActions({ actions }: { actions: NodeActionsState }) {
  return (
    <>
      {actions.offered.toReversed().map(({ id, label, icon: Icon, look }) => (
        <Button key={id} look={looks[look]} onClick={() => actions.open(id)}>
          <Icon aria-hidden />
          {label}
        </Button>
      ))}
    </>
  );
}
