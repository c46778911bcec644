/** Something in its place in a list. */
export interface Placed<T extends { id: string }> {
  item: T;
  /** It is not there any more; its place is kept for as long as the list is not sorted again. */
  isGone: boolean;
}

export interface PlacedList<T extends { id: string }> {
  places: readonly Placed<T>[];
  /** How many have come since, and stand in no place yet. */
  newCount: number;
}

/** A list as it is to be shown at first, and when somebody asks for the present order. */
export function placesOf<T extends { id: string }>(items: readonly T[]): PlacedList<T> {
  return { places: items.map((item) => ({ item, isGone: false })), newCount: 0 };
}

/**
 * The list after a change, with everything in the place where somebody reads it.
 * @param isWhole whether `items` is all there is: what is not among them is gone, else it may stand further below.
 */
export function keepPlaces<T extends { id: string }>(
  { places }: PlacedList<T>,
  items: readonly T[],
  isWhole: boolean,
): PlacedList<T> {
  if (places.every(({ isGone }) => isGone)) {
    return placesOf(items);
  }
  const now = new Map(items.map((item) => [item.id, item]));
  const kept = places.map((place) => {
    const item = now.get(place.item.id);
    now.delete(place.item.id);
    return item === undefined ? { item: place.item, isGone: isWhole } : { item, isGone: false };
  });
  return { places: kept, newCount: now.size };
}
