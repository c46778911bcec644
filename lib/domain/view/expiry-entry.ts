import type { OpenToken } from '../application/open-token.ts';
import type { Health } from '../health/health.ts';
import type { Sentence } from '../texts/message.ts';

/** What ends some day. */
export const expiryKinds = ['client', 'authority', 'edge', 'target', 'token'] as const;

export type ExpiryKind = (typeof expiryKinds)[number];

/** Which of it a list shows: all, by when it ends, what has ended, what is not known to end. */
export const expiryShows = ['all', 'fortnight', 'month', 'quarter', 'ended', 'unknown'] as const;

export type ExpiryShow = (typeof expiryShows)[number];

/** One thing that ends, with what the list says about it. */
export interface ExpiryEntry {
  id: string;
  kind: ExpiryKind;
  /** What ends, for people. */
  name: Sentence;
  /** The Application that it belongs to, also one that is not there any more. */
  application?: string;
  /** What hangs on it, or why its end is not known. */
  note: Sentence;
  /** RFC 3339; undefined where it is not known. */
  endsAt?: string;
  health: Health;
  word: Sentence;
  /** Its end needs somebody: nothing has taken its place already. */
  matters: boolean;
  /** Of a client certificate that can be renewed and revoked. */
  fingerprint?: string;
  /** What can be withdrawn. */
  token?: Pick<OpenToken, 'id' | 'step'>;
  /** `host:port` of a server that can be looked at. */
  address?: string;
  /** When the console looked at it last, RFC 3339; undefined where it has not since it was started. */
  lookedAt?: string;
}
