const listeners = new Set<() => void>();

/** Has whoever keeps the connection to the console look at once whether it is still there, or is there again. */
export function checkConnection(): void {
  for (const listener of listeners) {
    listener();
  }
}

/** @returns the way to end it. */
export function onConnectionCheck(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
