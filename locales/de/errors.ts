import type { errors as english } from '#locales/en/errors.ts';
import type { Translated } from '#locales/translated.ts';

export const errors: Translated<typeof english> = {
  objectFailed: '{kind} {name} ist fehlgeschlagen: {evidence}',
  objectNotReadyInTime: '{kind} {name} ist nicht rechtzeitig bereit. {cause} {evidence}',
  objectRemovedMeanwhile: '{kind} {name} wurde entfernt, während darauf gewartet wurde.',
};
