import type { KubeObject } from './kube-object.ts';
import type { LiveName } from './live-view.ts';

/** One change of one object, as the console's event stream carries it. */
export type LiveChange =
  | { seq: number; kind: LiveName; type: 'put'; object: KubeObject }
  | { seq: number; kind: LiveName; type: 'drop'; key: string };

/** A place in the stream of changes: `epoch` names the server process that counts. */
export interface LivePosition {
  epoch: string;
  seq: number;
}

/** Answer of `GET /api/objects/{name}`: everything up to `position`. */
export interface LiveList {
  position: LivePosition;
  items: KubeObject[];
}

/** First message of a stream. After `reset` nothing known before can be continued: load again. */
export interface LiveHello {
  position: LivePosition;
  reset: boolean;
}

/** Whether the console's server hears from the Kubernetes API. */
export interface LiveSource {
  connected: boolean;
}

/** `epoch:seq`, as it travels in ids and queries. */
export function formatPosition(position: LivePosition): string {
  return `${position.epoch}:${position.seq}`;
}

/** Undefined when `text` is no position. */
export function parsePosition(text: string | null | undefined): LivePosition | undefined {
  const [epoch, digits] = (text ?? '').split(':');
  const seq = Number(digits);
  return epoch === undefined || epoch === '' || !Number.isSafeInteger(seq) || seq < 0
    ? undefined
    : { epoch, seq };
}
