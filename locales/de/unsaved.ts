import type { unsaved as english } from '#locales/en/unsaved.ts';
import type { Translated } from '#locales/translated.ts';

export const unsaved: Translated<typeof english> = {};
