import type { bindings as english } from '#locales/en/bindings.ts';
import type { Translated } from '#locales/translated.ts';

export const bindings: Translated<typeof english> = {};
