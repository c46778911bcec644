import type { OpenToken } from '#lib/domain/application/open-token.ts';

/** What rows are made from besides their part of the graph. */
export interface RowFacts {
  tokensOf(application: string): OpenToken[];
  /** The keys of a Secret; undefined where it is not known. */
  secretKeysOf(namespace: string, name: string): readonly string[] | undefined;
  nowMs(): number;
}
