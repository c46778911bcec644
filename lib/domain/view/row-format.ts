/** How rows of a list can be taken away. */
export const rowFormats = ['csv', 'json', 'yaml'] as const;

export type RowFormat = (typeof rowFormats)[number];
