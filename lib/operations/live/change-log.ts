import type { LiveChange, LivePosition } from '../../domain/live-change.ts';

type NewChange = LiveChange extends infer C ? (C extends LiveChange ? Omit<C, 'seq'> : never) : never;

/** The latest changes of all kinds in one numbered row, so that an interrupted stream can go on. */
export interface ChangeLog {
  /** Where the log ends now. */
  readonly position: LivePosition;
  append(change: NewChange): LiveChange;
  /** What came after `position`; undefined when it is of another process or too long ago. */
  since(position: LivePosition): LiveChange[] | undefined;
}

/** @param capacity number of changes that are kept. */
export function createChangeLog(epoch: string, capacity: number): ChangeLog {
  // a ring: change number n lies at n modulo capacity
  const kept: LiveChange[] = [];
  let seq = 0;
  return {
    get position() {
      return { epoch, seq };
    },
    append(change) {
      seq += 1;
      const numbered = { ...change, seq } as LiveChange;
      kept[seq % capacity] = numbered;
      return numbered;
    },
    since(position) {
      const missing = seq - position.seq;
      if (position.epoch !== epoch || missing < 0 || missing > capacity) {
        return undefined;
      }
      const changes: LiveChange[] = [];
      for (let next = position.seq + 1; next <= seq; next++) {
        const change = kept[next % capacity];
        if (change !== undefined) {
          changes.push(change);
        }
      }
      return changes;
    },
  };
}
