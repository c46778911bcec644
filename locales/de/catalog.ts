import type { catalog as english } from '#locales/en/catalog.ts';
import type { Translated } from '#locales/translated.ts';

export const catalog: Translated<typeof english> = {};
