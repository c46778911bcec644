/** Which services the catalog shows, by how they are used where they are offered. */
export const catalogStates = ['all', 'used', 'unused', 'broken', 'withdrawn'] as const;

export type CatalogState = (typeof catalogStates)[number];
