'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import type { ActionId, ActionNode } from '#lib/domain/view/node-actions.ts';

const ActionDialog = dynamic(
  () => loadPart(() => import('./action-dialog.tsx')).then((module) => module.ActionDialog),
  {
    ssr: false,
  },
);

const OpenAction = createContext<(node: ActionNode, action: ActionId) => void>(() => undefined);

/** Opens the dialog of a node's action on the page: it stays when the row or the panel it was opened from goes. */
export function useOpenAction(): (node: ActionNode, action: ActionId) => void {
  return use(OpenAction);
}

/** Holds the one dialog of the nodes' actions, around everything that offers them. */
export function ActionHost({ children }: { children: ReactNode }) {
  const [running, setRunning] = useState<{ node: ActionNode; action: ActionId }>();
  return (
    <OpenAction value={openAction}>
      {children}
      {running === undefined ? null : <ActionDialog {...running} onClose={() => setRunning(undefined)} />}
    </OpenAction>
  );

  function openAction(node: ActionNode, action: ActionId): void {
    setRunning({ node, action });
  }
}
