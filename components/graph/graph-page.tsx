'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ListToolbar } from '#components/ui/list-toolbar.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import type { BindPreset } from '#lib/domain/view/node-actions.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ActionHost } from './action-host.tsx';
import { FocusBar, GraphFilters } from './graph-filters.tsx';
import { graphQuery } from './graph-query.ts';
import { GraphViews } from './graph-views.tsx';
import { NothingConnected } from './nothing-connected.tsx';
import { openNode } from './open-node.ts';
import { useGraphFilters } from './use-graph-filters.ts';
import { useKeptNode } from './use-kept-node.ts';
import { useSoughtNode } from './use-sought-node.ts';

const BindDialog = dynamic(
  () => loadPart(() => import('#components/bindings/bind-dialog.tsx')).then((module) => module.BindDialog),
  { ssr: false },
);

const NodePanel = dynamic(
  () => loadPart(() => import('./node-panel.tsx')).then((module) => module.NodePanel),
  { ssr: false },
);

/** The binding graph and its table twin; filters, folds, view and the open node live in the address. */
export function GraphPage() {
  return (
    <ActionHost>
      <Graph />
    </ActionHost>
  );
}

function Graph() {
  const t = useTexts('graph');
  const tell = useTell();
  const filters = useGraphFilters();
  const [dropped, setDropped] = useState<BindPreset>();
  const [open] = useUrlParam('node');
  const graph = useGraphOfAddress(open);
  const panel = useView('node', { id: open }, { enabled: open !== '', keepPrevious: false });
  const detail = useKeptNode(panel.answer, open);
  const { answer } = graph;
  const subject = subjectOf(answer, filters.focus);
  const sought = useSoughtNode(answer?.nodes ?? []);

  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ListToolbar count={answer === undefined ? '' : tell(countOf(answer, sought.count))}>
        {filters.focus === '' ? (
          <GraphFilters filters={filters} graph={answer} onNextMatch={sought.next} />
        ) : (
          <FocusBar filters={filters} subject={subject === undefined ? undefined : tell(subject)} />
        )}
      </ListToolbar>
      {open !== '' && panel.answer?.node === null && detail === undefined ? (
        <Notice className="mb-3" title={t('nodeGone')} />
      ) : null}
      <LoadState noun={t('loadNoun')} isPending={graph.isPending} error={graph.error} onRetry={graph.retry}>
        {answer === undefined || (answer.all === 0 && answer.blocks.length === 0) ? (
          <NothingConnected />
        ) : (
          <GraphViews
            picture={answer}
            filterKey={filters.key}
            selected={detail?.node.id ?? sought.id}
            onToggleFold={filters.toggleFold}
            onDrop={setDropped}
            onReset={filters.reset}
          />
        )}
      </LoadState>
      {dropped === undefined ? null : <BindDialog preset={dropped} onClose={() => setDropped(undefined)} />}
      {detail === undefined ? null : (
        <NodePanel
          key={detail.node.id}
          detail={detail}
          onSelect={openNode}
          onFocus={filters.setFocus}
          onClose={() => openNode('')}
        />
      )}
    </>
  );
}

/** What the address shows of the graph. The node that is open is in it, whatever is folded. */
function useGraphOfAddress(open: string) {
  const params = useSearchParams();
  const [reveal, setReveal] = useState(open);
  const query = graphQuery((name, fallback) => params.get(name) ?? fallback, reveal);
  const state = useView('graph', query);
  const { answer, isPrevious } = state;
  const isHidden = answer !== undefined && !isPrevious && !answer.nodes.some(({ id }) => id === open);
  useEffect(() => {
    if (open !== '' && isHidden) {
      setReveal(open);
    }
  }, [open, isHidden]);
  return state;
}

/** "14 links, none broken", or "310 of 4,210 links, 12 broken; 3 match; 40 found no room". */
function countOf({ links, broken, left, nodes }: ViewAnswer<'graph'>, matches: number): Message {
  const shown = nodes.length;
  return message('graph.count', {
    isAll: links === shown ? 'yes' : 'no',
    links,
    shown,
    broken,
    matches,
    left,
  });
}

function subjectOf(answer: ViewAnswer<'graph'> | undefined, id: string): Message | undefined {
  const node = answer?.nodes.find((one) => one.id === id);
  return node === undefined
    ? undefined
    : message('graph.subject', { noun: nounOfNode(node.kind), name: node.name });
}
