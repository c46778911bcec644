import type { OpenToken } from '#lib/domain/application/open-token.ts';

/** What rows are made from besides their part of the graph. */
export interface RowFacts {
  tokensOf(application: string): OpenToken[];
  nowMs(): number;
}
