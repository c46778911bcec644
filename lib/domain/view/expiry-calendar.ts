import type { z } from 'zod';
import type { expiryRowsView } from './expiry-rows-view.ts';

/** What ends, as a reader of the list is told it. */
export type ToldExpiry = z.output<typeof expiryRowsView.answer>['rows'][number];

/** Calendars remind this long before. */
const remindBefore = '-P14D';

/** Whether it has a place in a calendar: a known end to come, which is not of minutes and not that of something replaced. */
export function isForCalendar({ kind, health, endsAt }: ToldExpiry, nowMs: number): boolean {
  return kind !== 'token' && health !== 'off' && endsAt !== undefined && Date.parse(endsAt) > nowMs;
}

/**
 * The ends as a file that calendars take (RFC 5545), each with a reminder a fortnight before. Who imports it again gets no entry twice:
 * each has an id of its own.
 * @param titleOf what the calendar says of an entry.
 */
export function expiryCalendar(
  rows: readonly ToldExpiry[],
  titleOf: (row: ToldExpiry) => string,
  nowMs: number,
): string {
  const events = rows.flatMap((row) =>
    isForCalendar(row, nowMs)
      ? [
          'BEGIN:VEVENT',
          `UID:${escaped(row.id)}@mooring`,
          `DTSTAMP:${utc(nowMs)}`,
          `DTSTART:${utc(Date.parse(row.endsAt ?? ''))}`,
          `SUMMARY:${escaped(titleOf(row))}`,
          `DESCRIPTION:${escaped(row.note)}`,
          'TRANSP:TRANSPARENT',
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escaped(titleOf(row))}`,
          `TRIGGER:${remindBefore}`,
          'END:VALARM',
          'END:VEVENT',
        ]
      : [],
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mooring//Expiry//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20260131T100000Z` */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A text within a line: what outside applications call themselves begins no line of its own. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const mostOctets = 75;

/** A line has up to 75 octets; what follows stands in the next, after a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
