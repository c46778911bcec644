'use client';

import { useState } from 'react';
import { ObjectEditor } from '#components/editor/object-editor.tsx';
import { useObjectDraft } from '#components/editor/use-object-draft.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { useObject } from '#lib/client/objects.ts';
import type { BindingGraph, GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { NodeActions } from './node-actions.tsx';
import { NodeDetails } from './node-details.tsx';
import { useNodeActions } from './use-node-actions.ts';

export interface NodePanelProps {
  node: GraphNode;
  graph: BindingGraph;
  onSelect(id: string): void;
  onClose(): void;
}

/** The panel of one link of the chain: details, YAML and actions; which of them is in the address. */
export function NodePanel({ node, graph, onSelect, onClose }: NodePanelProps) {
  const { ref } = node;
  const [tab, setTab] = useUrlParam('tab', 'details');
  const [draft, setDraft] = useObjectDraft(ref ?? { kind: 'applications', name: '' });
  // what lies here from before is no reason to ask those who never looked at it
  const [isSeen, setSeen] = useState(tab === 'yaml');
  if (tab === 'yaml' && !isSeen) {
    setSeen(true);
  }
  const isUnsaved = ref !== undefined && draft !== undefined;
  useUnsaved(
    isUnsaved && isSeen ? { what: `The YAML of ${node.name}`, drop: () => setDraft(undefined) } : undefined,
  );
  const key = ref?.namespace === undefined ? (ref?.name ?? '') : `${ref.namespace}/${ref.name}`;
  const actions = useNodeActions(node);
  const { object } = useObject(ref?.kind ?? 'applications', key);

  const details = <NodeDetails node={node} object={object} graph={graph} onSelect={onSelect} />;
  return (
    <Sheet
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
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
            value={tab === 'yaml' ? 'yaml' : 'details'}
            onChange={setTab}
            items={[
              { value: 'details', label: 'Details', content: details },
              {
                value: 'yaml',
                label: isUnsaved ? 'YAML, not saved' : 'YAML',
                content: (
                  <ObjectEditor
                    object={ref}
                    liveRevision={object?.metadata.resourceVersion}
                    height="min(32rem, calc(100dvh - 22rem))"
                  />
                ),
              },
            ]}
          />
        )}
      </div>
    </Sheet>
  );
}
