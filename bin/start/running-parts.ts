import type { Component } from '#lib/component.ts';

/** A part that has been started. */
type RunningPart = Pick<Component, 'name' | 'stop'>;

export interface RunningParts {
  add(part: RunningPart): void;
  /**
   * Stops the parts one by one, in reverse order of their start.
   * @param onError is told of a part that did not stop; the next one is stopped all the same.
   */
  stop(onError: (part: string, error: unknown) => void): Promise<void>;
}

/** Remembers what has been started, so that it can be stopped in reverse order. */
export function createRunningParts(): RunningParts {
  const parts: RunningPart[] = [];
  return {
    add: (part) => void parts.push(part),
    async stop(onError) {
      for (const part of parts.reverse()) {
        await part.stop().catch((error: unknown) => onError(part.name, error));
      }
    },
  };
}
