export const unsaved = {} as const;
