import type { views as english } from '#locales/en/views.ts';
import type { Translated } from '#locales/translated.ts';

export const views: Translated<typeof english> = {};
