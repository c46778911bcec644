import type { blastRadius as english } from '#locales/en/blast-radius.ts';
import type { Translated } from '#locales/translated.ts';

export const blastRadius: Translated<typeof english> = {};
