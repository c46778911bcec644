/** What of a specification was taken away or demanded anew, by which its users may fail. */
export type BreakingRule =
  | 'language-changed'
  | 'path-removed'
  | 'operation-removed'
  | 'parameter-removed'
  | 'parameter-required'
  | 'body-required'
  | 'media-type-removed'
  | 'response-removed'
  | 'property-removed'
  | 'property-required'
  | 'property-optional'
  | 'value-removed'
  | 'type-changed'
  | 'channel-removed'
  | 'message-removed'
  | 'entity-set-removed'
  | 'import-removed'
  | 'entity-type-removed';

export interface BreakingChange {
  rule: BreakingRule;
  /** What it is about, such as `GET /orders` or a channel. */
  place: string;
  /** One sentence. */
  message: string;
}
