import type { namespaces as english } from '#locales/en/namespaces.ts';
import type { Translated } from '#locales/translated.ts';

export const namespaces: Translated<typeof english> = {};
