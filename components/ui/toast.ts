'use client';

/** A message that shows for a moment. */
export interface Toast {
  id: number;
  text: string;
  description: string | undefined;
}

type Listener = () => void;

let waiting: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<Listener>();

function publish(next: readonly Toast[]): void {
  waiting = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Says for a moment what was done: `toast.success('Saved', {description})`. Errors belong into the page, where they stay. */
export const toast = {
  success(text: string, options: { description?: string } = {}): void {
    lastId += 1;
    publish([...waiting, { id: lastId, text, description: options.description }]);
  },
};

/** Takes the waiting ones out, to show them. */
export function takeToasts(): readonly Toast[] {
  const taken = waiting;
  if (taken.length > 0) {
    publish([]);
  }
  return taken;
}

export function subscribeToToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
