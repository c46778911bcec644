/** Something that a specification lists, such as an operation, named so that the same thing has the same name. */
export interface Thing {
  /** In the plural, as a table's column is headed: "operations". */
  kind: string;
  name: string;
  /** Whether the report of the check counts it among what is offered. */
  isOffered?: boolean;
  /** The document without it, where taking it away breaks those who use it. */
  without?: () => string;
}

/** A specification, with all that it lists as it is found without Mooring's model. */
export interface CountedDocument {
  name: string;
  text: string;
  things: Thing[];
}

export interface DocumentSet {
  /** Package and version. */
  name: string;
  /** Documents that it has. */
  size: number;
  /**
   * Reads the documents.
   * @param folder a place of its own, which is kept for the next run
   */
  documents(folder: string): Promise<CountedDocument[]>;
}
