import { rawMember } from '#lib/specifications/raw-json.ts';
import { isTimestamp } from './is-timestamp.ts';

/** An event as applications send it (binding contract 6.3). */
export interface LegacyEvent {
  type: string;
  typeVersion: string;
  time: string;
  id: string | undefined;
  /** JSON as it was sent: numbers keep their digits. */
  data: string;
}

export interface EventProblem {
  status: number;
  type: string;
  message: string;
  moreInfo?: string;
  details?: { field: string; type: string; message: string }[];
}

const idPattern = /^[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}$/;
const textFields = ['event-type', 'event-type-version', 'event-time', 'event-id'] as const;

/** The event in a request body, or what is wrong with it: the first problem in the contract's order. */
export function readLegacyEvent(
  body: Buffer | undefined,
): { event: LegacyEvent; problem?: never } | { problem: EventProblem; event?: never } {
  if (body === undefined || body.length === 0) {
    return { problem: badPayload('Bad payload syntax') };
  }
  const text = body.toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: badPayload(error instanceof Error ? error.message : 'Bad payload syntax') };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { problem: badPayload('the body is no JSON object') };
  }
  return readFields(json as Record<string, unknown>, text);
}

function readFields(
  fields: Record<string, unknown>,
  body: string,
): { event: LegacyEvent; problem?: never } | { problem: EventProblem; event?: never } {
  const wrong = textFields.find((field) => !isTextOrNothing(fields[field]));
  if (wrong !== undefined) {
    return { problem: badPayload(`${wrong} is no text`) };
  }
  const type = textOf(fields['event-type']);
  const typeVersion = textOf(fields['event-type-version']);
  const time = textOf(fields['event-time']);
  const id = textOf(fields['event-id']);
  const { data } = fields;
  if (type === '') {
    return { problem: missing('event-type') };
  }
  if (typeVersion === '') {
    return { problem: missing('event-type-version') };
  }
  if (!/[a-zA-Z0-9]/.test(typeVersion)) {
    return { problem: invalid('event-type-version') };
  }
  if (time === '') {
    return { problem: missing('event-time') };
  }
  if (!isTimestamp(time)) {
    return { problem: invalid('event-time') };
  }
  if (id !== '' && !idPattern.test(id)) {
    return { problem: invalid('event-id') };
  }
  if (data === undefined || data === null || data === '') {
    return { problem: missing('data') };
  }
  return {
    event: { type, typeVersion, time, id: id === '' ? undefined : id, data: rawMember(body, 'data') ?? '' },
  };
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function badPayload(moreInfo: string): EventProblem {
  return { status: 400, type: 'bad_payload_syntax', message: 'Bad payload syntax', moreInfo };
}

function missing(field: string): EventProblem {
  return violation({ field, type: 'missing_field', message: 'Missing field' });
}

function invalid(field: string): EventProblem {
  return violation({ field, type: 'invalid_field', message: 'Invalid field' });
}

function violation(detail: { field: string; type: string; message: string }): EventProblem {
  return { status: 400, type: 'validation_violation', message: detail.message, details: [detail] };
}
