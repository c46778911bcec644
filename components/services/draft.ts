/** A text that is being edited, and the stored one that it was made from. */
export interface Draft {
  text: string;
  base: string;
}
