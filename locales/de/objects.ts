import type { objects as english } from '#locales/en/objects.ts';
import type { Translated } from '#locales/translated.ts';

export const objects: Translated<typeof english> = {
  nounAndName: '{noun} {name}',
};
