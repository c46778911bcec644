import type { connect as english } from '#locales/en/connect.ts';
import type { Translated } from '#locales/translated.ts';

export const connect: Translated<typeof english> = {};
