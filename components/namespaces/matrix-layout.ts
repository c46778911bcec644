/** Sizes of the matrix in pixels: both axes are virtual, so everything has its place before it is drawn. */
export const rowPx = 44;
export const columnPx = 156;
/** Five lines of a name: the longest that Kubernetes knows has 63 characters, and breaks at its dashes. */
export const headRowPx = 72;
export const headColumnPx = { wide: 240, narrow: 148 } as const;
