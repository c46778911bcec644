export const health = {
  linkAndWord: '{link} {word}',
  usageKindMissing: 'UsageKind {kind} is unknown.',
  usageKindMissingFix:
    'Create the UsageKind, or bind again to a kind that there is: deployment, statefulset, daemonset.',
} as const;
