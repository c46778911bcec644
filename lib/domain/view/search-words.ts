import { normaliseFingerprint } from '../application/normalise-fingerprint.ts';

/** What is searched for, taken apart. */
export interface SearchWords {
  /** All of it, in lower case. A name that has it in it answers better than one that has its words. */
  whole: string;
  words: readonly string[];
}

const hex = /^[0-9a-f]{4,64}$/;

/** The words of a search; undefined where it has none. */
export function searchWordsOf(text: string): SearchWords | undefined {
  const whole = text.trim().toLowerCase();
  if (whole === '') {
    return undefined;
  }
  // other programs write colons into a fingerprint, and names before it
  const fingerprint = whole.includes(':') ? normaliseFingerprint(whole) : '';
  return { whole, words: hex.test(fingerprint) ? [fingerprint] : whole.split(/\s+/) };
}
