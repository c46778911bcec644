'use client';

import {
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  MarkerType,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useColorScheme } from '#lib/client/theme.ts';
import type { BindingGraph, GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { chainOf } from '#lib/domain/view/binding-graph-filter.ts';
import { orderAlongChains } from '#lib/domain/view/binding-graph-order.ts';
import { type BindPreset, bindPresetOfDrop } from '#lib/domain/view/node-actions.ts';
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
  /** A catalog entry was dragged onto a workload. */
  onDrop(preset: BindPreset): void;
}

const nodeTypes = { card: GraphNodeCard };
/** Smaller than this names cannot be read. */
const smallestReadableZoom = 0.75;
const marginPx = 24;
/** How near to a workload a dragged line has to end. */
const snapRadiusPx = 90;
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

function Canvas({ graph, selected, onSelect, onDrop }: GraphCanvasProps) {
  const { positions, failed } = useGraphLayout(graph);
  const scheme = useColorScheme();
  const [isShown, setIsShown] = useState(false);
  const [choices, setChoices] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew after each choice, see onNodesChange
  const nodes = useMemo(
    () => (positions === undefined ? [] : cardsOf(graph, positions, selected)),
    [graph, positions, selected, choices],
  );
  const edges = useMemo(() => edgesOf(graph, selected), [graph, selected]);

  const flow = useReactFlow<CardNode>();
  const store = useStoreApi();
  const isMoved = useRef(false);
  useKeepInSight(isShown ? positions : undefined, selected);

  // as long as nobody has moved the picture it follows the chains as they grow
  useEffect(() => {
    if (positions !== undefined && isShown && !isMoved.current && selected === undefined) {
      void showFromStart(flow, store.getState().width);
    }
  }, [positions, isShown, selected, flow, store]);

  function presetOf({ source, target }: Connection | Edge): BindPreset | undefined {
    const [from, to] = [source, target].map((id) => graph.nodes.find((node) => node.id === id));
    return from === undefined || to === undefined ? undefined : bindPresetOfDrop(from, to);
  }

  function onNodesChange(changes: NodeChange<CardNode>[]): void {
    const chosen = changes.find((change) => change.type === 'select' && change.selected);
    if (chosen !== undefined && 'id' in chosen) {
      onSelect(chosen.id);
      // React Flow has noted the choice itself, and would not hear of it again where a person then stays
      setChoices((count) => count + 1);
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
      onMoveStart={(event) => {
        isMoved.current ||= event !== null;
      }}
      onInit={(instance) => void showFromStart(instance, store.getState().width).then(() => setIsShown(true))}
      onNodesChange={onNodesChange}
      onNodeClick={(_event, node) => onSelect(node.id)}
      colorMode={scheme}
      minZoom={0.1}
      maxZoom={1.5}
      nodesDraggable={false}
      connectionRadius={snapRadiusPx}
      connectionLineStyle={{ stroke: 'var(--color-accent)', strokeWidth: 2 }}
      isValidConnection={(connection) => presetOf(connection) !== undefined}
      onConnect={(connection) => {
        const preset = presetOf(connection);
        if (preset !== undefined) {
          onDrop(preset);
        }
      }}
      nodesFocusable
      edgesFocusable={false}
      deleteKeyCode={null}
      // it takes the space bar from the whole page, the YAML editor of the panel included
      panActivationKeyCode={null}
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

/** From the first link on: as wide as it fits while names stay readable, never larger than drawn. */
function showFromStart(flow: ReactFlowInstance<CardNode>, widthPx: number): Promise<boolean> {
  const { x, y, width } = flow.getNodesBounds(flow.getNodes());
  const fitting = (widthPx - 2 * marginPx) / width;
  const zoom = Math.min(Math.max(fitting, smallestReadableZoom), 1);
  return flow.setViewport({ x: marginPx - x * zoom, y: marginPx - y * zoom, zoom });
}
