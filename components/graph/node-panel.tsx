'use client';

import { useState } from 'react';
import { ObjectEditor } from '#components/editor/object-editor.tsx';
import { useObjectDraft } from '#components/editor/use-object-draft.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { message } from '#lib/domain/texts/message.ts';
import type { NodeDetail } from '#lib/domain/view/node-view.ts';
import { NodeActions } from './node-actions.tsx';
import { NodeDetails } from './node-details.tsx';
import type { FoundDetail } from './use-kept-node.ts';
import { useNodeActions } from './use-node-actions.ts';

export interface NodePanelProps {
  detail: FoundDetail;
  onSelect(id: string): void;
  /** Shows the chain of a link, and nothing else. */
  onFocus(id: string): void;
  onClose(): void;
}

/** The panel of one link of the chain: details, YAML and actions; which of them is in the address. */
export function NodePanel({ detail, onSelect, onFocus, onClose }: NodePanelProps) {
  const t = useTexts('graph');
  const tell = useTell();
  const { node, revision } = detail;
  const { ref } = node;
  const noun = nounOfNode(node.kind);
  const [tab, setTab] = useUrlParam('tab', 'details');
  const view = tab === 'yaml' ? 'yaml' : 'details';
  const isUnsaved = useUnsavedDraft(node, view === 'yaml');
  const actions = useNodeActions(node);
  const details = <NodeDetails detail={detail} onSelect={onSelect} onFocus={onFocus} />;
  return (
    <Sheet
      open
      modal={false}
      onClose={onClose}
      title={node.name}
      description={tell(
        node.namespace === undefined
          ? noun
          : message('graph.subjectInNamespace', { noun, namespace: node.namespace }),
      )}
      width={view === 'yaml' ? 'wide' : 'normal'}
      {...(actions.offered.length === 0 ? {} : { footer: <NodeActions actions={actions} /> })}
    >
      <div className="p-4">
        {ref === undefined ? (
          details
        ) : (
          <Tabs
            label={t('view')}
            value={view}
            onChange={setTab}
            items={[
              { value: 'details', label: t('details'), content: details },
              {
                value: 'yaml',
                label: isUnsaved ? t('yamlNotSaved') : t('yaml'),
                content: (
                  <ObjectEditor
                    object={ref}
                    liveRevision={revision}
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

/** Whether the node's YAML was changed and not saved; who has looked at it is asked before that is lost. */
function useUnsavedDraft({ ref, name }: NodeDetail, isShown: boolean): boolean {
  const t = useTexts('graph');
  const [draft, setDraft] = useObjectDraft(ref ?? { kind: 'applications', name: '' });
  // what lies here from before is no reason to ask those who never looked at it
  const [isSeen, setSeen] = useState(isShown);
  if (isShown && !isSeen) {
    setSeen(true);
  }
  const isUnsaved = ref !== undefined && draft !== undefined;
  useUnsaved(
    isUnsaved && isSeen ? { what: t('yamlOf', { name }), drop: () => setDraft(undefined) } : undefined,
  );
  return isUnsaved;
}
