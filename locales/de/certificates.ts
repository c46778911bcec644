import type { certificates as english } from '#locales/en/certificates.ts';
import type { Translated } from '#locales/translated.ts';

export const certificates: Translated<typeof english> = {};
