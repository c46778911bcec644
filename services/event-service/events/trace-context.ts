import type { IncomingHttpHeaders } from 'node:http';

/** Largest text of each header in characters; a longer one is no trace. */
const traceHeaders: Readonly<Record<string, number>> = {
  traceparent: 128,
  tracestate: 512,
  b3: 128,
  'x-b3-traceid': 32,
  'x-b3-spanid': 16,
  'x-b3-parentspanid': 16,
  'x-b3-sampled': 8,
  'x-b3-flags': 8,
};

/** The headers of a request by which a trace goes on to who gets the event (binding contract 6.3). */
export function traceContext(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, longest] of Object.entries(traceHeaders)) {
    const value = headers[name];
    if (typeof value === 'string' && value.length <= longest && /^[\x20-\x7e]+$/.test(value)) {
      kept[name] = value;
    }
  }
  return kept;
}
