/** A row of equal places along one direction of the matrix, after a head. */
export interface MatrixAxis {
  count: number;
  /** Of each place. */
  placePx: number;
  headPx: number;
  /** So many places are drawn beyond those in sight, on either side. */
  overscan: number;
}

/** The places in sight, counted from 0; `last` is before `first` where there is none. */
export interface PlacesInSight {
  first: number;
  last: number;
}

/** @param scroll how far it is scrolled, and how much of it is in sight. */
export function placesInSight(
  { count, placePx, headPx }: MatrixAxis,
  scroll: { fromPx: number; seenPx: number },
): PlacesInSight {
  const startPx = scroll.fromPx - headPx;
  const last = Math.min(count, Math.ceil((startPx + scroll.seenPx) / placePx)) - 1;
  return { first: Math.max(0, Math.min(Math.floor(startPx / placePx), last)), last };
}

/** What is drawn of an axis: what is in sight, some beyond, and the place that has the keyboard. @param kept -1 for none. */
export function drawnPlaces(
  { count, placePx, headPx, overscan }: MatrixAxis,
  { first, last }: PlacesInSight,
  kept: number,
): { index: number; start: number }[] {
  const from = Math.max(0, first - overscan);
  const to = Math.min(count - 1, last + overscan);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
  if (kept >= 0 && kept < from) {
    indexes.unshift(kept);
  } else if (kept > to && kept < count) {
    indexes.push(kept);
  }
  return indexes.map((index) => ({ index, start: headPx + index * placePx }));
}
