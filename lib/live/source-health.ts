import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ErrorCode, MooringError } from '#lib/errors.ts';

/** Failures that say something about a kind, nothing about the connection. */
const aboutTheKind: ReadonlySet<ErrorCode> = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'METHOD_NOT_ALLOWED',
  'GONE',
]);

export interface SourceHealth {
  readonly connected: boolean;
  /** The last failure of the kind's watch while it lasts. */
  failureOf(kind: LiveName): MooringError | undefined;
  report(kind: LiveName, failure: MooringError | undefined): void;
}

/**
 * Whether the Kubernetes API is heard, from the reports of all watches. A loss counts after `graceMs`, because watches
 * end and come back in the normal course of things; a return counts at once.
 */
export function createSourceHealth(graceMs: number, onChange: (connected: boolean) => void): SourceHealth {
  const failures = new Map<LiveName, MooringError>();
  let connected = true;
  let timer: NodeJS.Timeout | undefined;

  function lost(): boolean {
    return [...failures.values()].some(({ code }) => !aboutTheKind.has(code));
  }

  function set(next: boolean): void {
    if (next !== connected) {
      connected = next;
      onChange(next);
    }
  }

  return {
    get connected() {
      return connected;
    },
    failureOf: (kind) => failures.get(kind),
    report(kind, failure) {
      if (failure === undefined) {
        failures.delete(kind);
      } else {
        failures.set(kind, failure);
      }
      if (!lost()) {
        clearTimeout(timer);
        timer = undefined;
        set(true);
      } else {
        timer ??= setTimeout(() => {
          timer = undefined;
          set(!lost());
        }, graceMs).unref();
      }
    },
  };
}
