import type { tokens as english } from '#locales/en/tokens.ts';
import type { Translated } from '#locales/translated.ts';

export const tokens: Translated<typeof english> = {};
