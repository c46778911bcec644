import { type Message, message } from '#lib/domain/texts/message.ts';
import type { Traffic } from '#lib/domain/view/shown-graph.ts';

export interface EdgeLook {
  /** A CSS colour. */
  colour: string;
  widthPx: number;
  /** What is written on it; undefined where nothing went through. */
  text: Message | undefined;
}

export interface EdgeState {
  /** A link at one of its ends is broken. */
  isBroken: boolean;
  /** It is in the chain of what is open. */
  isInChain: boolean;
  traffic: Traffic | undefined;
}

const thinnestPx = 1.25;
const thickestPx = 6;

/** How a line between two cards is drawn: thicker by its calls, coloured by how they end. */
export function edgeLook({ isBroken, isInChain, traffic }: EdgeState): EdgeLook {
  // what happens now counts for more than what has happened
  const calls =
    traffic === undefined
      ? 0
      : Math.log10(1 + traffic.calls) / 2 + 2 * Math.log10(1 + (traffic.perSecond ?? 0));
  const widthPx = Math.min(thickestPx, Math.max(isInChain ? 2 : thinnestPx, thinnestPx + calls));
  return {
    colour: colourOf(isBroken, isInChain, traffic),
    widthPx: Math.round(widthPx * 100) / 100,
    text: traffic === undefined ? undefined : trafficText(traffic),
  };
}

function colourOf(isBroken: boolean, isInChain: boolean, traffic: Traffic | undefined): string {
  if (isBroken) {
    return 'var(--color-bad)';
  }
  if (traffic !== undefined && hasFailed(traffic)) {
    return 'var(--color-warn)';
  }
  return isInChain ? 'var(--color-accent)' : 'var(--color-line-strong)';
}

/** Whether the last call got no answer, or one that says that the server is at fault. */
function hasFailed({ lastStatus, lastFailure }: Traffic): boolean {
  return (lastFailure !== null && lastFailure !== 'cancelled') || (lastStatus ?? 0) >= 500;
}

/** "3.2/s, 2% errors, 41 ms" while it is called, else "1,204 calls, last 200". */
export function trafficText(traffic: Traffic): Message {
  const { calls, lastStatus, lastFailure, perSecond, errors = 0, p95Ms } = traffic;
  if (perSecond !== undefined) {
    const share = Math.round((100 * errors) / Math.max(1, calls));
    return message('graph.callsNow', {
      perSecond,
      hasErrors: errors === 0 ? 'no' : 'yes',
      share: share === 0 ? '<1' : share,
      isTimed: p95Ms === undefined ? 'no' : 'yes',
      p95Ms: Math.round(p95Ms ?? 0),
    });
  }
  if (lastFailure !== null) {
    return message('graph.callsAndFailure', { calls, failure: lastFailure });
  }
  return lastStatus === null
    ? message('graph.calls', { calls })
    : message('graph.callsAndStatus', { calls, status: lastStatus });
}
