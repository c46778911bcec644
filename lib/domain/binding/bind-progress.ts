import type { ErrorCode } from '#lib/errors.ts';
import type { KindName } from '../kubernetes/kinds.ts';
import type { Sentence } from '../texts/message.ts';

export interface ObjectName {
  kind: KindName;
  name: string;
}

/** What a finished bind leaves behind. */
export interface BindResult {
  namespace: string;
  workload: string;
  instance: string;
  binding: string;
  usage: string;
  secretName: string;
  /** What this bind created; what was there before is not in it. */
  created: ObjectName[];
  /** Whether the workload's pods all have the variables already. */
  rolledOut: boolean;
  /** What is ready and still not as one would wish, one sentence or more each: a collision of variables. */
  warnings: Sentence[];
}

/** One line of the answer to a bind, as JSON. */
export type BindProgress =
  | { type: 'planned'; objects: (ObjectName & { action: 'create' | 'reuse' })[] }
  | ({ type: 'created' } & ObjectName)
  | ({ type: 'ready'; warning?: Sentence } & ObjectName)
  | ({ type: 'removed' } & ObjectName)
  | { type: 'done'; result: BindResult }
  | { type: 'failed'; error: BindFailure };

/** What a bind ended with that failed. */
export interface BindFailure {
  code: ErrorCode;
  message: Sentence;
  hint?: Sentence;
  details?: unknown;
}
