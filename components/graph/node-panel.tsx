'use client';

import { useState } from 'react';
import { ObjectEditor } from '#components/editor/object-editor.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useObject } from '#lib/client/objects.ts';
import { nounOfNode } from '#lib/domain/attention.ts';
import type { BindingGraph, GraphNode } from '#lib/domain/binding-graph-node.ts';
import { NodeActions } from './node-actions.tsx';
import { NodeDetails } from './node-details.tsx';
import { useNodeActions } from './use-node-actions.ts';

export interface NodePanelProps {
  node: GraphNode;
  graph: BindingGraph;
  onSelect(id: string): void;
  onClose(): void;
}

/** The panel of one link of the chain: details, YAML and actions. Unsaved text is not lost by a stray key. */
export function NodePanel({ node, graph, onSelect, onClose }: NodePanelProps) {
  const { ref } = node;
  const [tab, setTab] = useState<'details' | 'yaml'>('details');
  const [dirty, setDirty] = useState(false);
  const [leaving, setLeaving] = useState<() => void>();
  const key = ref?.namespace === undefined ? (ref?.name ?? '') : `${ref.namespace}/${ref.name}`;
  const actions = useNodeActions(node);
  const { object } = useObject(ref?.kind ?? 'applications', key);

  function leave(go: () => void): void {
    if (dirty) {
      setLeaving(() => go);
    } else {
      go();
    }
  }

  const details = (
    <NodeDetails node={node} object={object} graph={graph} onSelect={(id) => leave(() => onSelect(id))} />
  );
  return (
    <Sheet
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) {
          leave(onClose);
        }
      }}
      title={node.name}
      description={`${nounOfNode(node.kind)}${node.namespace === undefined ? '' : ` in ${node.namespace}`}`}
      width={tab === 'yaml' ? 'wide' : 'normal'}
      {...(actions.offered.length === 0 ? {} : { footer: <NodeActions actions={actions} /> })}
    >
      <div className="p-4">
        {ref === undefined ? (
          details
        ) : (
          <Tabs
            label="View"
            value={tab}
            onChange={(next) => leave(() => setTab(next))}
            items={[
              { value: 'details', label: 'Details', content: details },
              {
                value: 'yaml',
                label: 'YAML',
                content: (
                  <ObjectEditor
                    object={ref}
                    liveRevision={object?.metadata.resourceVersion}
                    onDirty={setDirty}
                    height="min(32rem, calc(100dvh - 22rem))"
                  />
                ),
              },
            ]}
          />
        )}
      </div>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={() => setLeaving(undefined)}
        title="Drop your changes?"
        action="Drop changes"
        onConfirm={() => {
          setDirty(false);
          setLeaving(undefined);
          leaving?.();
        }}
      >
        <p>The YAML of {node.name} has changes that are not saved.</p>
      </ConfirmDialog>
    </Sheet>
  );
}
