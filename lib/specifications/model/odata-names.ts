/** A name that may be written with an alias, such as `Self.Product` or `Collection(Self.Product)`, with its namespace. */
export type FullName = (name: string) => string;

export interface NamedSpace {
  namespace: string;
  /** '' where there is none. */
  alias: string;
}

/** @param spaces the schemas of a document, and those that it includes from others */
export function createFullName(spaces: readonly NamedSpace[]): FullName {
  const namespaces = new Map(
    spaces.filter(({ alias }) => alias !== '').map(({ alias, namespace }) => [alias, namespace]),
  );
  return (name) => {
    const inner = elementOf(name);
    const dot = inner.lastIndexOf('.');
    const prefix = inner.slice(0, Math.max(dot, 0));
    const full = prefix === '' ? inner : `${namespaces.get(prefix) ?? prefix}${inner.slice(dot)}`;
    return inner === name ? full : `Collection(${full})`;
  };
}

/** The type itself, or of `Collection(Shop.Product)` that of its elements. */
export function elementOf(type: string): string {
  return /^Collection\((.*)\)$/.exec(type)?.[1] ?? type;
}
