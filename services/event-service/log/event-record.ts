import type { CloudEvent } from '../events/cloud-event.ts';

type Head = Pick<CloudEvent, 'attributes' | 'trace'>;

const lineEnd = 0x0a;

/** An event as bytes for a log: a line of JSON, and the data as it is. */
export function toEventRecord({ attributes, trace, data }: CloudEvent): Buffer {
  const head: Head = { attributes, trace };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), data]);
}

/** The event that was made into bytes by `toEventRecord`. */
export function fromEventRecord(record: Uint8Array): CloudEvent {
  const end = record.indexOf(lineEnd);
  const head: Head = JSON.parse(Buffer.from(record.subarray(0, end)).toString());
  return { ...head, data: Buffer.from(record.subarray(end + 1)) };
}
