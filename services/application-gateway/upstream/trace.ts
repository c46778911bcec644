import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(4_800);
let used = pool.length;

const traceParent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/;
const b3 = /^([0-9a-f]{32}|[0-9a-f]{16})-/i;
const b3TraceId = /^(?:[0-9a-f]{32}|[0-9a-f]{16})$/i;

/** A new W3C `traceparent`, sampled; random bytes are drawn for many at once. */
export function createTraceParent(): string {
  if (used + 24 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = pool.toString('hex', used, used + 24);
  used += 24;
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-01`;
}

/**
 * The trace id that a header carries, if it is one of tracing: W3C `traceparent`, B3 in one header or several.
 * @param lower name of the header in lower case
 */
export function traceIdOf(lower: string, value: string): string | undefined {
  switch (lower) {
    case 'traceparent':
      return traceParent.exec(value)?.[1];
    case 'b3':
      return b3.exec(value)?.[1];
    case 'x-b3-traceid':
      return b3TraceId.test(value) ? value : undefined;
    default:
      return undefined;
  }
}
