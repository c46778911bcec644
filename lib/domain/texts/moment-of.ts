import { message, type Sentence } from './message.ts';

/** Date and time to the second with the offset, e.g. "24 Nov 2026, 10:03:07 GMT+1"; a text that is no time stays as it is. */
export function momentOf(iso: string): Sentence {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : message('ui.moment', { at });
}
