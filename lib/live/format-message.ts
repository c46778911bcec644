const encoder = new TextEncoder();

/**
 * One event in the wire format of server-sent events.
 * @param data JSON on one line.
 * @param id what the browser would say when it comes back.
 */
export function formatMessage(event: string, data: string, id?: string): Uint8Array {
  return encoder.encode(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`);
}
