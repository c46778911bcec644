import type { IssuedToken } from '../application/pairing.ts';
import { csvLine } from './format-rows.ts';

/** The Application and the URL of each token, a line each with a tab between: spreadsheets take it as two columns. */
export function issuedTokensText(issued: readonly IssuedToken[]): string {
  return byApplication(issued)
    .map(({ application, url }) => `${application}\t${url}`)
    .join('\n');
}

/** The same as a file of CSV, with the ids by which the tokens can be withdrawn and their ends. */
export function issuedTokensCsv(issued: readonly IssuedToken[]): string {
  const lines = byApplication(issued).map(({ application, id, url, expiresAt }) =>
    csvLine([application, id, url, expiresAt]),
  );
  return csvLine(['application', 'token', 'url', 'expiresAt']) + lines.join('');
}

function byApplication(issued: readonly IssuedToken[]): IssuedToken[] {
  return issued.toSorted((left, right) => (left.application < right.application ? -1 : 1));
}
