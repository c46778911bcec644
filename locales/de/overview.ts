import type { overview as english } from '#locales/en/overview.ts';
import type { Translated } from '#locales/translated.ts';

export const overview: Translated<typeof english> = {};
