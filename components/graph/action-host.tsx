'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import type { ActionId } from '#lib/domain/view/node-actions.ts';

const ActionDialog = dynamic(
  () => loadPart(() => import('./action-dialog.tsx')).then((module) => module.ActionDialog),
  {
    ssr: false,
  },
);

const OpenAction = createContext<(node: GraphNode, action: ActionId) => void>(() => undefined);

/** Opens the dialog of a node's action on the page: it stays when the row or the panel it was opened from goes. */
export function useOpenAction(): (node: GraphNode, action: ActionId) => void {
  return use(OpenAction);
}

/** Holds the one dialog of the nodes' actions, around everything that offers them. */
export function ActionHost({ children }: { children: ReactNode }) {
  const [running, setRunning] = useState<{ node: GraphNode; action: ActionId }>();
  return (
    <OpenAction value={openAction}>
      {children}
      {running === undefined ? null : <ActionDialog {...running} onClose={() => setRunning(undefined)} />}
    </OpenAction>
  );

  function openAction(node: GraphNode, action: ActionId): void {
    setRunning({ node, action });
  }
}
