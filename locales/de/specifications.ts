import type { specifications as english } from '#locales/en/specifications.ts';
import type { Translated } from '#locales/translated.ts';

export const specifications: Translated<typeof english> = {};
