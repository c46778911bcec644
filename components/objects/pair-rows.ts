import { type Message, message } from '#lib/domain/texts/message.ts';

/** A label or annotation in its fields. */
export interface PairRow {
  id: string;
  key: string;
  value: string;
  /** Added just now: its field wants the focus. */
  isNew?: boolean;
}

/** What the fields say; rows without a key say nothing. */
export function recordOfRows(rows: readonly PairRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]),
  );
}

/** Why the fields cannot be saved, a sentence; undefined where they can. */
export function pairProblem(rows: readonly PairRow[]): Message | undefined {
  const keys = rows.map(({ key }) => key.trim());
  const twice = keys.find((key, index) => key !== '' && keys.indexOf(key) !== index);
  if (twice !== undefined) {
    return message('objects.keyTwice', { key: twice });
  }
  return rows.some(({ key, value }) => key.trim() === '' && value !== '')
    ? message('objects.valueWithoutKey')
    : undefined;
}
