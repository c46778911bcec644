/** What may stand in a list as an outline: without the rest, which is asked for by its place. */
export interface Outlined {
  /** Place in the whole list; there where this is an outline. */
  at?: number;
}

/** What specifications in every language say. */
export interface DocumentModel {
  title: string;
  /** Of the described API, as its author counts. */
  version: string;
  description: string;
  /** Operations, channels or the like that are not in the model, for there are too many. */
  left?: number;
}
