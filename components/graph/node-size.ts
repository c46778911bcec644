/** Pixels of a node card; the layout and the card agree on them. */
export const nodeWidth = 152;
export const nodeHeight = 72;
