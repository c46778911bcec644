import { type Edge, MarkerType } from '@xyflow/react';
import type { Tell } from '#lib/client/text-types.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { chainOf } from '#lib/domain/view/binding-graph-filter.ts';
import { orderAlongChains } from '#lib/domain/view/binding-graph-order.ts';
import type { ShownBlock, ShownGraph, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { edgeLook } from './edge-look.ts';
import { countsOfFold, subjectOfFold } from './fold-text.ts';
import type { FoldNode } from './graph-fold-card.tsx';
import type { GraphPicture, Place, Positions } from './graph-layout.ts';
import type { CardNode } from './graph-node-card.tsx';

export type CanvasNode = CardNode | FoldNode;

export interface CanvasLook {
  /** Id of the node that is open. */
  selected: string | undefined;
  tell: Tell;
}

const fixed = { ariaRole: 'button', draggable: false, connectable: false, deletable: false } as const;

/** Cards and folds from top to bottom, in the order in which the keyboard goes through them. */
export function canvasNodes(
  picture: GraphPicture,
  positions: Positions,
  { selected, tell }: CanvasLook,
): CanvasNode[] {
  const chain = selected === undefined ? undefined : chainOf(picture, selected);
  const cards = Map.groupBy(orderAlongChains(picture), ({ node }) => node.block);
  return picture.blocks.flatMap((block): CanvasNode[] => [
    ...foldOf(block, positions, tell),
    ...(cards.get(block.id) ?? []).flatMap(({ node }) => {
      const place = positions.get(node.id);
      return place === undefined ? [] : [cardOf(node, place, { chain, selected, tell })];
    }),
  ]);
}

function foldOf({ id, fold }: ShownBlock, positions: Positions, tell: Tell): FoldNode[] {
  const place = positions.get(id);
  if (fold === undefined || place === undefined) {
    return [];
  }
  const { x, y, width, height } = place;
  return [
    {
      ...fixed,
      id,
      type: 'fold',
      position: { x, y },
      width,
      height,
      data: { fold },
      ariaLabel: tell(
        message('graph.foldLabel', { subject: subjectOfFold(fold), counts: countsOfFold(fold) }),
      ),
      domAttributes: { 'aria-expanded': fold.isOpen },
    },
  ];
}

function cardOf(
  node: ShownNode,
  { x, y, width, height }: Place,
  { chain, selected, tell }: CanvasLook & { chain: ReadonlySet<string> | undefined },
): CardNode {
  return {
    ...fixed,
    id: node.id,
    type: 'card',
    position: { x, y },
    width,
    height,
    data: { node, inChain: chain?.has(node.id) === true },
    selected: node.id === selected,
    ariaLabel: tell(sentenceOf(node)),
  };
}

function sentenceOf({ kind, name, namespace, health, hidden = 0 }: ShownNode): Message {
  return message('graph.cardLabel', {
    noun: nounOfNode(kind),
    name,
    isPlaced: namespace === undefined ? 'no' : 'yes',
    namespace: namespace ?? '',
    word: health.word,
    hidden,
  });
}

/** The lines between cards, with what goes through them. */
export function canvasEdges(graph: ShownGraph, { selected, tell }: CanvasLook): Edge[] {
  const health = new Map(graph.nodes.map(({ id, health: { status } }) => [id, status]));
  const chain = selected === undefined ? undefined : chainOf(graph, selected);
  return graph.edges.map(({ id, source, target, traffic }) => {
    const isBroken = health.get(target) === 'bad' || health.get(source) === 'bad';
    const isInChain = chain?.has(source) === true && chain.has(target);
    const { colour, widthPx, text } = edgeLook({ isBroken, isInChain, traffic });
    return {
      id,
      source,
      target,
      focusable: false,
      selectable: false,
      // nobody can do anything with a line: no wide one lies under it to be hit
      interactionWidth: 0,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 14,
        height: 14,
        color: colour,
        markerUnits: 'userSpaceOnUse',
      },
      style: { stroke: colour, strokeWidth: widthPx, ...(isBroken ? { strokeDasharray: '4 3' } : {}) },
      ...(text === undefined
        ? {}
        : {
            label: tell(text),
            labelStyle: { fill: 'var(--color-text)', fontSize: 11 },
            labelBgStyle: { fill: 'var(--color-surface)' },
            labelBgPadding: [4, 2] as [number, number],
            labelBgBorderRadius: 3,
          }),
    };
  });
}
