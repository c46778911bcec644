export const errors = {
  objectFailed: '{kind} {name} failed: {evidence}',
  objectNotReadyInTime: '{kind} {name} is not ready in time. {cause} {evidence}',
  objectRemovedMeanwhile: '{kind} {name} was removed while it was waited for.',
} as const;
