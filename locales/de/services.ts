import type { services as english } from '#locales/en/services.ts';
import type { Translated } from '#locales/translated.ts';

export const services: Translated<typeof english> = {};
