import { expect, it } from 'vitest';
import { expiryCalendar, isForCalendar, type ToldExpiry } from './expiry-calendar.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');

function row(given: Partial<ToldExpiry> = {}): ToldExpiry {
  return {
    ...{ id: 'client/shop/a', kind: 'client', name: 'Certificate a', note: 'Calls in with it.' },
    ...{ health: 'ok', word: 'Valid' },
    ...{ application: 'shop', endsAt: '2026-05-30T12:00:00Z' },
    ...given,
  };
}

const calendar = (...rows: ToldExpiry[]) => expiryCalendar(rows, ({ name }) => `${name} ends`, nowMs);

it('has an entry for each end, with a reminder', () => {
  expect(calendar(row()).split('\r\n')).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mooring//Expiry//EN'],
    ...['BEGIN:VEVENT', 'UID:client/shop/a@mooring', 'DTSTAMP:20260301T120000Z', 'DTSTART:20260530T120000Z'],
    ...['SUMMARY:Certificate a ends', 'DESCRIPTION:Calls in with it.', 'TRANSP:TRANSPARENT'],
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Certificate a ends', 'TRIGGER:-P14D', 'END:VALARM'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ]);
});

it('leaves out what has no end to remember', () => {
  expect(isForCalendar(row(), nowMs)).toBe(true);
  const others: Partial<ToldExpiry>[] = [
    { endsAt: '2026-03-01T12:00:00Z' },
    { endsAt: undefined },
    { kind: 'token' },
    { health: 'off' },
  ];
  expect(others.map((given) => isForCalendar(row(given), nowMs))).toEqual([false, false, false, false]);
  expect(calendar(...others.map(row))).not.toContain('VEVENT');
});

it('lets no name begin a line or a member of its own', () => {
  const text = calendar(row({ name: 'a;b,c\\d\r\nATTACH:http://evil\u0007' }));
  expect(text).toContain('\r\nSUMMARY:a\\;b\\,c\\\\d\\nATTACH:http://evil  ends\r\n');
});

it('folds long lines between characters', () => {
  const text = calendar(row({ note: 'ü'.repeat(100) }));
  const lines = text.split('\r\n');
  expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  expect(text.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${'ü'.repeat(100)}`);
});
