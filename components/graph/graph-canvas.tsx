'use client';

import {
  Background,
  BackgroundVariant,
  type Edge,
  MarkerType,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useColorScheme } from '#lib/client/theme.ts';
import { nounOfNode } from '#lib/domain/attention.ts';
import { chainOf } from '#lib/domain/binding-graph-filter.ts';
import type { BindingGraph, GraphNode } from '#lib/domain/binding-graph-node.ts';
import { orderAlongChains } from '#lib/domain/binding-graph-order.ts';
import { GraphControls } from './graph-controls.tsx';
import type { Positions } from './graph-layout.ts';
import { type CardNode, GraphNodeCard } from './graph-node-card.tsx';
import { nodeHeight, nodeWidth } from './node-size.ts';
import { useGraphLayout } from './use-graph-layout.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';

export interface GraphCanvasProps {
  graph: BindingGraph;
  selected: string | undefined;
  onSelect(id: string): void;
}

const nodeTypes = { card: GraphNodeCard };
/** Smaller than this names cannot be read. */
const smallestReadableZoom = 0.75;
const marginPx = 24;
/** From this many nodes on only those in sight are drawn. */
const drawAllUpTo = 150;

/** The graph as a picture, from left to right. What it shows, the table twin says. */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function sentenceOf({ kind, name, namespace, health }: GraphNode): string {
  const place = namespace === undefined ? '' : ` in ${namespace}`;
  return `${nounOfNode(kind)} ${name}${place}: ${health.word}`;
}

function cardsOf(graph: BindingGraph, positions: Positions, selected: string | undefined): CardNode[] {
  const chain = selected === undefined ? undefined : chainOf(graph, selected);
  return orderAlongChains(graph).flatMap(({ node }) => {
    const position = positions.get(node.id);
    if (position === undefined) {
      return [];
    }
    return {
      id: node.id,
      type: 'card' as const,
      position,
      width: nodeWidth,
      height: nodeHeight,
      data: { node, inChain: chain?.has(node.id) === true },
      selected: node.id === selected,
      ariaRole: 'button' as const,
      ariaLabel: sentenceOf(node),
      draggable: false,
      connectable: false,
      deletable: false,
    };
  });
}

function edgesOf(graph: BindingGraph, selected: string | undefined): Edge[] {
  const health = new Map(graph.nodes.map(({ id, health: { status } }) => [id, status]));
  const chain = selected === undefined ? undefined : chainOf(graph, selected);
  return graph.edges.map(({ id, source, target }) => {
    const broken = health.get(target) === 'bad' || health.get(source) === 'bad';
    const inChain = chain?.has(source) === true && chain.has(target);
    const colour = broken ? 'var(--color-bad)' : inChain ? 'var(--color-accent)' : 'var(--color-line-strong)';
    return {
      id,
      source,
      target,
      focusable: false,
      selectable: false,
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: colour },
      style: {
        stroke: colour,
        strokeWidth: inChain ? 2 : 1.25,
        ...(broken ? { strokeDasharray: '4 3' } : {}),
      },
    };
  });
}

function Canvas({ graph, selected, onSelect }: GraphCanvasProps) {
  const { positions, failed } = useGraphLayout(graph);
  const scheme = useColorScheme();
  const [isShown, setIsShown] = useState(false);
  const nodes = useMemo(
    () => (positions === undefined ? [] : cardsOf(graph, positions, selected)),
    [graph, positions, selected],
  );
  const edges = useMemo(() => edgesOf(graph, selected), [graph, selected]);

  useKeepInSight(isShown ? positions : undefined, selected);

  function onNodesChange(changes: NodeChange<CardNode>[]): void {
    const chosen = changes.find((change) => change.type === 'select' && change.selected);
    if (chosen !== undefined && 'id' in chosen) {
      onSelect(chosen.id);
    }
  }

  if (failed && positions === undefined) {
    return <p className="p-6 text-muted">The graph could not be laid out. The table shows the same.</p>;
  }
  if (positions === undefined) {
    return (
      <div role="status" className="grid grid-cols-4 gap-6 p-6">
        <span className="sr-only">Drawing the graph</span>
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-16" />
        ))}
      </div>
    );
  }
  return (
    <ReactFlow<CardNode>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onInit={(flow) => void showFromStart(flow).then(() => setIsShown(true))}
      onNodesChange={onNodesChange}
      onNodeClick={(_event, node) => onSelect(node.id)}
      colorMode={scheme}
      minZoom={0.1}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable
      edgesFocusable={false}
      deleteKeyCode={null}
      multiSelectionKeyCode={null}
      selectionKeyCode={null}
      autoPanOnNodeFocus
      onlyRenderVisibleElements={nodes.length > drawAllUpTo}
      aria-label="Binding graph"
      style={{ background: 'transparent' }}
    >
      <Background
        variant={BackgroundVariant.Dots}
        gap={24}
        size={1}
        color="var(--color-line)"
        bgColor="transparent"
      />
      <GraphControls />
    </ReactFlow>
  );
}

/** From the first link on, as large as it fits from left to right while names stay readable. */
async function showFromStart(flow: ReactFlowInstance<CardNode>): Promise<void> {
  await flow.fitView({ padding: '24px', maxZoom: 1, minZoom: smallestReadableZoom });
  const { x, y } = flow.getNodesBounds(flow.getNodes());
  const { x: fittedX, zoom } = flow.getViewport();
  await flow.setViewport({ x: Math.max(fittedX, marginPx - x * zoom), y: marginPx - y * zoom, zoom });
}
