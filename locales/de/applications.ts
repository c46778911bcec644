import type { applications as english } from '#locales/en/applications.ts';
import type { Translated } from '#locales/translated.ts';

export const applications: Translated<typeof english> = {};
