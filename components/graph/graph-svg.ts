import type { Tell } from '#lib/client/text-types.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { Health } from '#lib/domain/health/health.ts';
import type { Fold, ShownEdge, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { edgeLook } from './edge-look.ts';
import { countsOfFold, subjectOfFold } from './fold-text.ts';
import type { GraphPicture, Place, Positions } from './graph-layout.ts';

const marginPx = 24;

/** The token whose colour a state has. */
const tokens: Record<Health, string> = {
  ok: 'ok',
  busy: 'accent',
  warn: 'warn',
  bad: 'bad',
  off: 'muted',
  todo: 'muted',
};

export interface DrawnPicture {
  picture: GraphPicture;
  positions: Positions;
  tell: Tell;
  /** The value of a colour token, such as that of `bad`. */
  colourOf(token: string): string;
}

/** The picture as an SVG document that needs nothing of the page. */
export function graphSvg({ picture, positions, tell, colourOf }: DrawnPicture): string {
  const places = [...positions.values()];
  const width = Math.ceil(Math.max(0, ...places.map(({ x, width: own }) => x + own)) + 2 * marginPx);
  const height = Math.ceil(Math.max(0, ...places.map(({ y, height: own }) => y + own)) + 2 * marginPx);
  const broken = new Set(picture.nodes.filter(({ health }) => health.status === 'bad').map(({ id }) => id));
  const parts = [
    ...picture.edges.map((edge) => edgeSvg(edge, positions, { broken, tell })),
    ...picture.blocks.map(({ id, fold }) =>
      fold === undefined ? '' : foldSvg(fold, positions.get(id), tell),
    ),
    ...picture.nodes.map((node) => cardSvg(node, positions.get(node.id), tell)),
  ];
  const drawing = `<rect width="${width}" height="${height}" fill="var(--color-page)"/><g transform="translate(${marginPx} ${marginPx})">${parts.join('')}</g>`;
  const coloured = drawing.replaceAll(/var\(--color-([a-z-]+)\)/g, (_all, token: string) =>
    escaped(colourOf(token)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">${coloured}</svg>`;
}

function edgeSvg(
  edge: ShownEdge,
  positions: Positions,
  { broken, tell }: { broken: ReadonlySet<string>; tell: Tell },
): string {
  const [from, to] = [positions.get(edge.source), positions.get(edge.target)];
  if (from === undefined || to === undefined) {
    return '';
  }
  const isBroken = broken.has(edge.source) || broken.has(edge.target);
  const { colour, widthPx, text } = edgeLook({ isBroken, isInChain: false, traffic: edge.traffic });
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  const dashes = isBroken ? ' stroke-dasharray="4 3"' : '';
  const line = `<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" fill="none" stroke="${colour}" stroke-width="${widthPx}"${dashes}/>`;
  return text === undefined
    ? line
    : `${line}${textSvg(tell(text), { x: middle, y: (y1 + y2) / 2 - 5, size: 11, colour: 'text', anchor: 'middle' })}`;
}

function foldSvg(fold: Fold, place: Place | undefined, tell: Tell): string {
  if (place === undefined) {
    return '';
  }
  const { x, y, width, height } = place;
  const base = y + height / 2 + 4;
  return [
    frame(place, 'line', false),
    textSvg(tell(subjectOfFold(fold)), { x: x + 12, y: base, size: 13, colour: 'text' }),
    textSvg(tell(countsOfFold(fold)), {
      x: x + width - 12,
      y: base,
      size: 12,
      colour: 'muted',
      anchor: 'end',
    }),
  ].join('');
}

function cardSvg(
  { kind, name, namespace, health, ref }: ShownNode,
  place: Place | undefined,
  tell: Tell,
): string {
  if (place === undefined) {
    return '';
  }
  const { x, y, width } = place;
  const left = x + 10;
  return [
    frame(place, health.status === 'bad' ? 'bad' : 'line-strong', ref === undefined),
    textSvg(tell(nounOfNode(kind)), { x: left, y: y + 20, size: 11, colour: 'muted' }),
    textSvg(name, { x: left, y: y + 39, size: 13, colour: 'text' }),
    textSvg(health.word, { x: left, y: y + 58, size: 11, colour: tokens[health.status] }),
    namespace === undefined
      ? ''
      : textSvg(namespace, { x: x + width - 10, y: y + 58, size: 11, colour: 'muted', anchor: 'end' }),
  ].join('');
}

function frame({ x, y, width, height }: Place, token: string, isDashed: boolean): string {
  const dashes = isDashed ? ' stroke-dasharray="4 3"' : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="var(--color-surface)" stroke="var(--color-${token})"${dashes}/>`;
}

interface TextPlace {
  x: number;
  y: number;
  size: number;
  /** A colour token. */
  colour: string;
  anchor?: 'middle' | 'end';
}

function textSvg(text: string, { x, y, size, colour, anchor }: TextPlace): string {
  const anchored = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-size="${size}" fill="var(--color-${colour})"${anchored}>${escaped(text)}</text>`;
}

/** Names come from applications outside: in a document they are text and nothing else. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
