/** Sizes of the matrix in pixels: both axes are virtual, so everything has its place before it is drawn. */
export const rowPx = 44;
export const columnPx = 156;
export const headRowPx = 40;
export const headColumnPx = { wide: 240, narrow: 148 } as const;
