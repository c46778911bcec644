export const namespaces = {} as const;
