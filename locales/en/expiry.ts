export const expiry = {} as const;
