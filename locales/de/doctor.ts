import type { doctor as english } from '#locales/en/doctor.ts';
import type { Translated } from '#locales/translated.ts';

export const doctor: Translated<typeof english> = {};
