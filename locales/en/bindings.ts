export const bindings = {} as const;
