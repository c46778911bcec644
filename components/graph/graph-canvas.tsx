'use client';

import {
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useColorScheme } from '#lib/client/theme.ts';
import { type BindPreset, bindPresetOfDrop } from '#lib/domain/view/node-actions.ts';
import { type CanvasNode, canvasEdges, canvasNodes } from './canvas-elements.ts';
import { GraphControls } from './graph-controls.tsx';
import { GraphFoldCard } from './graph-fold-card.tsx';
import type { GraphPicture, Positions } from './graph-layout.ts';
import { GraphLegend } from './graph-legend.tsx';
import { GraphMap } from './graph-map.tsx';
import { GraphNodeCard } from './graph-node-card.tsx';
import { startViewport } from './start-viewport.ts';
import { useGraphLayout } from './use-graph-layout.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';

export interface GraphCanvasProps {
  picture: GraphPicture;
  /** Another one shows the picture from its start. */
  filterKey: string;
  selected: string | undefined;
  onSelect(id: string): void;
  onToggleFold(id: string): void;
  /** A catalog entry was dragged onto a workload. */
  onDrop(preset: BindPreset): void;
}

const nodeTypes = { card: GraphNodeCard, fold: GraphFoldCard };
/** How near to a workload a dragged line has to end. */
const snapRadiusPx = 90;
/** From this many nodes on only those in sight are drawn. */
const drawAllUpTo = 60;
/** From this many on there is a map of all of them. */
const mapFrom = 30;

/** The graph as a picture, from left to right. What it shows, the table twin says. */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: GraphCanvasProps) {
  const t = useTexts('graph');
  const tell = useTell();
  const { picture, selected } = props;
  const { positions, failed } = useGraphLayout(picture);
  const [choices, setChoices] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew after each choice, see onNodesChange
  const nodes = useMemo(
    () => (positions === undefined ? [] : canvasNodes(picture, positions, { selected, tell })),
    [picture, positions, selected, tell, choices],
  );
  if (positions !== undefined) {
    return (
      <Drawing
        {...props}
        nodes={nodes}
        positions={positions}
        onChoice={() => setChoices((count) => count + 1)}
      />
    );
  }
  if (failed) {
    return <p className="p-6 text-muted">{t('notLaidOut')}</p>;
  }
  return (
    <div role="status" className="grid grid-cols-4 gap-6 p-6">
      <span className="sr-only">{t('drawing')}</span>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} className="h-16" />
      ))}
    </div>
  );
}

interface DrawingProps extends GraphCanvasProps {
  nodes: CanvasNode[];
  positions: Positions;
  onChoice(): void;
}

function Drawing(props: DrawingProps) {
  const { picture, selected, onSelect, onToggleFold, onDrop, nodes, positions, onChoice } = props;
  const t = useTexts('graph');
  const tell = useTell();
  const scheme = useColorScheme();
  const edges = useMemo(() => canvasEdges(picture, { selected, tell }), [picture, selected, tell]);
  const { onInit, onMoveStart } = useStart(props);

  function presetOf({ source, target }: Connection | Edge): BindPreset | undefined {
    const [from, to] = [source, target].map((id) => picture.nodes.find((node) => node.id === id));
    return from === undefined || to === undefined ? undefined : bindPresetOfDrop(from, to);
  }

  function choose(id: string): void {
    if (picture.blocks.some((block) => block.id === id && block.fold !== undefined)) {
      onToggleFold(id);
    } else {
      onSelect(id);
    }
  }

  function onNodesChange(changes: NodeChange<CanvasNode>[]): void {
    const chosen = changes.find((change) => change.type === 'select' && change.selected);
    if (chosen !== undefined && 'id' in chosen) {
      choose(chosen.id);
      // React Flow has noted the choice itself, and would not hear of it again where a person then stays
      onChoice();
    }
  }

  return (
    <ReactFlow<CanvasNode>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onMoveStart={onMoveStart}
      onInit={onInit}
      onNodesChange={onNodesChange}
      onNodeClick={(_event, node) => (node.type === 'fold' ? undefined : onSelect(node.id))}
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
      aria-label={t('title')}
      style={{ background: 'transparent' }}
    >
      <Background
        variant={BackgroundVariant.Dots}
        gap={24}
        size={1}
        color="var(--color-line)"
        bgColor="transparent"
      />
      <GraphControls picture={picture} positions={positions} />
      <GraphLegend />
      {nodes.length > mapFrom ? <GraphMap picture={picture} positions={positions} /> : null}
    </ReactFlow>
  );
}

/** Shows the picture from its start: at first, after another choice of what is shown, and as it grows, as long as nobody has moved it. */
function useStart({ filterKey, positions, selected }: DrawingProps) {
  const flow = useReactFlow<CanvasNode>();
  const store = useStoreApi();
  const [isShown, setIsShown] = useState(false);
  const isMoved = useRef(false);
  const shownKey = useRef(filterKey);
  useKeepInSight(isShown ? positions : undefined, selected);

  useEffect(() => {
    if (shownKey.current !== filterKey) {
      shownKey.current = filterKey;
      isMoved.current = false;
    }
  }, [filterKey]);
  useEffect(() => {
    if (positions !== undefined && isShown && !isMoved.current && selected === undefined) {
      void showFromStart(flow, store.getState());
    }
  }, [positions, isShown, selected, flow, store]);

  return {
    onMoveStart(event: MouseEvent | TouchEvent | null): void {
      isMoved.current ||= event !== null;
    },
    onInit(instance: ReactFlowInstance<CanvasNode>): void {
      void showFromStart(instance, store.getState()).then(() => setIsShown(true));
    },
  };
}

/** With the first link that is broken in sight: from above, it is what people are to look at. */
function showFromStart(
  flow: ReactFlowInstance<CanvasNode>,
  { width, height }: { width: number; height: number },
): Promise<boolean> {
  const nodes = flow.getNodes();
  const broken = nodes
    .filter((node) => node.type === 'card' && node.data.node.health.status === 'bad')
    .toSorted((left, right) => left.position.y - right.position.y || left.position.x - right.position.x)[0];
  return flow.setViewport(
    startViewport(
      flow.getNodesBounds(nodes),
      broken === undefined ? undefined : flow.getNodesBounds([broken]),
      {
        widthPx: width,
        heightPx: height,
      },
    ),
  );
}
