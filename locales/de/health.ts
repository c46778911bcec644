import type { health as english } from '#locales/en/health.ts';
import type { Translated } from '#locales/translated.ts';

export const health: Translated<typeof english> = {
  linkAndWord: '{link} {word}',
  usageKindMissing: 'Die UsageKind {kind} ist nicht bekannt.',
  usageKindMissingFix:
    'Legen Sie die UsageKind an, oder binden Sie neu mit einer Art, die es gibt: deployment, statefulset, daemonset.',
};
