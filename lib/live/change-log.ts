import { stringifyExact } from 'kube-text/exact-json';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LivePosition } from '#lib/domain/kubernetes/live-change.ts';

type NewChange = LiveChange extends infer C ? (C extends LiveChange ? Omit<C, 'seq'> : never) : never;

/** Consecutive changes as a stream carries them; of one object only the last. */
export interface LoggedChanges {
  /** Number of the last of them. */
  last: number;
  /** A JSON array of LiveChange. */
  json: string;
}

export interface ChangeLogOptions {
  epoch: string;
  /** Number of changes that are kept. */
  capacity: number;
  /** Characters of JSON that are kept; the newest change stays however long it is. */
  capacityChars: number;
}

/** The latest changes of all kinds in one numbered row, so that an interrupted stream can go on. */
export interface ChangeLog {
  /** Where the log ends now. */
  readonly position: LivePosition;
  append(change: NewChange): LiveChange;
  /** False where something that came after change `seq` is not known any more, or `seq` is still to come. */
  reaches(seq: number): boolean;
  /** What came after change `after`, up to `upTo`, about `maxChars` of it and at least one; undefined where there is nothing. */
  read(after: number, upTo: number, maxChars: number): LoggedChanges | undefined;
}

interface Entry {
  seq: number;
  /** The object that changed. */
  subject: string;
  json: string;
}

/** Each change is written as JSON once, here: it can wait for any number of readers, and its length is known. */
export function createChangeLog({ epoch, capacity, capacityChars }: ChangeLogOptions): ChangeLog {
  // a ring: change number n lies at n modulo capacity
  const kept: (Entry | undefined)[] = [];
  let seq = 0;
  let first = 1;
  let chars = 0;

  function forget(): void {
    chars -= kept[first % capacity]?.json.length ?? 0;
    kept[first % capacity] = undefined;
    first += 1;
  }

  return {
    get position() {
      return { epoch, seq };
    },
    append(change) {
      if (seq - first + 1 === capacity) {
        forget();
      }
      seq += 1;
      const numbered = { ...change, seq } as LiveChange;
      const key = numbered.type === 'put' ? objectKey(numbered.object) : numbered.key;
      const json = stringifyExact(numbered);
      kept[seq % capacity] = { seq, subject: `${numbered.kind} ${key}`, json };
      chars += json.length;
      while (chars > capacityChars && first < seq) {
        forget();
      }
      return numbered;
    },
    reaches: (after) => after >= first - 1 && after <= seq,
    read(after, upTo, maxChars) {
      // the last of several changes of one object stands for all, in its own place
      const latest = new Map<string, Entry>();
      let length = 0;
      let last = after;
      while (last < upTo && length < maxChars) {
        last += 1;
        const entry = kept[last % capacity];
        if (entry?.seq === last) {
          length += entry.json.length - (latest.get(entry.subject)?.json.length ?? 0);
          latest.delete(entry.subject);
          latest.set(entry.subject, entry);
        }
      }
      return latest.size === 0
        ? undefined
        : { last, json: `[${[...latest.values()].map(({ json }) => json).join(',')}]` };
    },
  };
}
