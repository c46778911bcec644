export const blastRadius = {} as const;
