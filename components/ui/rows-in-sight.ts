/** Rows of about one height that scroll with the window. */
export interface WindowedRows {
  count: number;
  /** Of a row that was not measured. */
  heightPx: number;
  /** Where the first row begins, from the top of the page. */
  topPx: number;
  /** So many rows are drawn above and below those in sight. */
  overscan: number;
}

/** Which rows are drawn, and how much room the others take. */
export interface RowsInSight {
  /** Index of the first row; `last` is before it where there is none. */
  first: number;
  last: number;
  measure(element: HTMLElement | null): void;
  beforePx: number;
  afterPx: number;
}

/** What a browser of common size shows is in the page before any script runs. */
export const usualWindowPx = 1_200;

/** Beyond that: what follows the window comes before it is in sight. */
const beyondPx = 170;

/** The rows that stand at the top of the page. */
export function rowsAtTop({ count, heightPx }: WindowedRows): RowsInSight {
  const drawn = Math.min(count, Math.ceil((usualWindowPx + beyondPx) / heightPx));
  return {
    first: 0,
    last: drawn - 1,
    measure: () => undefined,
    beforePx: 0,
    afterPx: (count - drawn) * heightPx,
  };
}
