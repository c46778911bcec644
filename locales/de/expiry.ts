import type { expiry as english } from '#locales/en/expiry.ts';
import type { Translated } from '#locales/translated.ts';

export const expiry: Translated<typeof english> = {};
