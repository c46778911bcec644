import type { OpenToken } from '../application/open-token.ts';
import { compareText } from './compare-text.ts';

/** A token as the overview tells of it. */
export type HeldToken = Pick<OpenToken, 'id' | 'step' | 'expiresAt'>;

/** An Application with tokens that were neither used nor withdrawn. */
export interface TokenHolder {
  /** The Application's name. */
  id: string;
  /** There is no such Application; who has the token gets a certificate in its name all the same. */
  isMissing: boolean;
  /** The one that lapses first on top; never empty. */
  tokens: HeldToken[];
}

/** Every Application with tokens, by name. @param isThere whether there is an Application of that name. */
export function tokenHolders(
  tokens: readonly OpenToken[],
  isThere: (application: string) => boolean,
): TokenHolder[] {
  const named = tokens.filter(({ application }) => application !== undefined);
  return [...Map.groupBy(named, ({ application = '' }) => application)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, held]) => ({
      id,
      isMissing: !isThere(id),
      tokens: held
        .toSorted((left, right) => compareText(left.expiresAt, right.expiresAt))
        .map(({ id: token, step, expiresAt }) => ({ id: token, step, expiresAt })),
    }));
}

/** The same without what has lapsed. */
export function openHolders(holders: readonly TokenHolder[], nowMs: number): TokenHolder[] {
  return holders
    .map((holder) => ({
      ...holder,
      tokens: holder.tokens.filter(({ expiresAt }) => Date.parse(expiresAt) > nowMs),
    }))
    .filter(({ tokens }) => tokens.length > 0);
}
