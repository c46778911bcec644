import type { IncomingHttpHeaders } from 'node:http';
import { rawElements, rawMember } from '#lib/specifications/raw-json.ts';
import type { SentEvent } from './cloud-event.ts';
import { attributeText, checkAttributes, invalid } from './event-attributes.ts';
import { eventKey } from './event-key.ts';
import { traceContext } from './trace-context.ts';

/** A request that brings CloudEvents. */
export interface CloudEventRequest {
  headers: IncomingHttpHeaders;
  body: Uint8Array | undefined;
  /** Application that sends them: it becomes their source. */
  application: string;
  /** Largest attributes of an event, in bytes. */
  limitBytes: number;
}

interface ReadEvent {
  attributes: Record<string, string>;
  data: Uint8Array;
}

const headerPrefix = 'ce-';
const jsonMediaType = /^[^;]*[/+]json\s*(?:;|$)/i;
const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The CloudEvents 1.0 of a request in binary, structured or batched mode (binding contract 6.4). Data stays byte for byte what was
 * sent, and JSON in it keeps its digits. The source is the Application, whatever the event names; what it named counts where
 * repetitions are told.
 * @throws MooringError INVALID for the whole request, where one of its events is wrong
 */
export function readCloudEvents(request: CloudEventRequest): SentEvent[] {
  const { application, limitBytes } = request;
  const trace = traceContext(request.headers);
  return readAll(request).map(({ attributes, data }) => {
    checkAttributes(attributes, limitBytes);
    const key = eventKey(attributes.source ?? '', attributes.id ?? '');
    return { key, attributes: { ...attributes, source: application }, trace, data };
  });
}

function readAll({ headers, body }: CloudEventRequest): ReadEvent[] {
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  switch (mediaType) {
    case 'application/cloudevents':
    case 'application/cloudevents+json':
      return [readStructured(decode(body))];
    case 'application/cloudevents-batch':
    case 'application/cloudevents-batch+json':
      return readBatch(decode(body));
    default:
      if (mediaType.startsWith('application/cloudevents')) {
        throw invalid(`${mediaType} is not supported: send application/cloudevents+json`);
      }
      return [readBinary(headers, body)];
  }
}

function readBatch(text: string): ReadEvent[] {
  if (!Array.isArray(parse(text))) {
    throw invalid('a batch is a JSON array of events');
  }
  return rawElements(text).map(readStructured);
}

function readBinary(headers: IncomingHttpHeaders, body: Uint8Array | undefined): ReadEvent {
  const named = Object.entries(headers).filter(([name]) => name.startsWith(headerPrefix));
  const attributes = Object.fromEntries(
    named.map(([name, value]) => [name.slice(headerPrefix.length), decodeHeader(name, String(value))]),
  );
  const contentType = headers['content-type'];
  if (contentType !== undefined) {
    attributes.datacontenttype = contentType;
  }
  return { attributes, data: body ?? new Uint8Array() };
}

/** Texts in headers are written as UTF-8 with percent signs. */
function decodeHeader(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw invalid(`${name} has a percent sign that stands for no character`);
  }
}

function readStructured(text: string): ReadEvent {
  const event = parse(text);
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw invalid('an event is a JSON object');
  }
  const { data, data_base64: base64, ...context } = event as Record<string, unknown>;
  const attributes = Object.fromEntries(
    Object.entries(context)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, attributeText(name, value)]),
  );
  if (isNothing(base64)) {
    return isNothing(data) ? { attributes, data: new Uint8Array() } : withData(attributes, data, text);
  }
  if (!isNothing(data) || typeof base64 !== 'string' || !base64Text.test(base64)) {
    throw invalid('data_base64 is base64, and stands in place of data');
  }
  return { attributes, data: Buffer.from(base64, 'base64') };
}

function withData(attributes: Record<string, string>, data: unknown, text: string): ReadEvent {
  const { datacontenttype = 'application/json' } = attributes;
  const isText = typeof data === 'string' && !jsonMediaType.test(datacontenttype);
  return {
    attributes: { ...attributes, datacontenttype },
    data: Buffer.from(isText ? data : (rawMember(text, 'data') ?? '')),
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function decode(body: Uint8Array | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw invalid('the body is no UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('the body is no JSON');
  }
}
