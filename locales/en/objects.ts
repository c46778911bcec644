export const objects = {
  nounAndName: '{noun} {name}',
} as const;
