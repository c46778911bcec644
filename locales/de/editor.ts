import type { editor as english } from '#locales/en/editor.ts';
import type { Translated } from '#locales/translated.ts';

export const editor: Translated<typeof english> = {};
