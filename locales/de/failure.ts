import type { failure as english } from '#locales/en/failure.ts';
import type { Translated } from '#locales/translated.ts';

export const failure: Translated<typeof english> = {};
