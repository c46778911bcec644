'use client';

import { useSyncExternalStore } from 'react';

/** How a list is drawn, as this browser has chosen it. */
export interface ListLook {
  isDense: boolean;
  /** Ids of columns that are shown beside the usual ones, and of usual ones that are not. */
  shown: readonly string[];
  hidden: readonly string[];
}

const usual: ListLook = { isDense: false, shown: [], hidden: [] };
const listeners = new Set<() => void>();
const read = new Map<string, { text: string | null; look: ListLook }>();

function keyOf(list: string): string {
  return `mooring.list.${list}`;
}

/** What is kept of a list; the usual look where nothing is, or it cannot be read. */
export function readLook(list: string): ListLook {
  const text = textOf(list);
  const known = read.get(list);
  if (known !== undefined && known.text === text) {
    return known.look;
  }
  const look = parseLook(text);
  read.set(list, { text, look });
  return look;
}

function textOf(list: string): string | null {
  try {
    return localStorage.getItem(keyOf(list));
  } catch {
    // a browser may refuse to keep anything
    return null;
  }
}

function parseLook(text: string | null): ListLook {
  try {
    const { isDense, shown, hidden } = JSON.parse(text ?? '{}') as Record<string, unknown>;
    return { isDense: isDense === true, shown: texts(shown), hidden: texts(hidden) };
  } catch {
    return usual;
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Keeps how a list is drawn, in this browser. */
export function keepLook(list: string, look: ListLook): void {
  try {
    localStorage.setItem(keyOf(list), JSON.stringify(look));
  } catch {
    // it is as it was with the next visit
    read.set(list, { text: textOf(list), look });
  }
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** How a list is drawn; the usual look until the page runs. */
export function useListLook(list: string): ListLook {
  return useSyncExternalStore(
    subscribe,
    () => readLook(list),
    () => usual,
  );
}

interface LookedColumn {
  id: string;
  /** It is shown only when it is chosen. */
  isExtra?: boolean;
}

/** The columns that a look shows. */
export function shownColumns<C extends LookedColumn>(
  columns: readonly C[],
  { shown, hidden }: ListLook,
): C[] {
  return columns.filter(({ id, isExtra = false }) => (isExtra ? shown.includes(id) : !hidden.includes(id)));
}

/** The look with a column shown, or without it. */
export function withColumn(
  look: ListLook,
  { id, isExtra = false }: LookedColumn,
  isShown: boolean,
): ListLook {
  const list = isExtra ? look.shown : look.hidden;
  const others = list.filter((other) => other !== id);
  const next = isShown === isExtra ? [...others, id] : others;
  return isExtra ? { ...look, shown: next } : { ...look, hidden: next };
}
