import type { Sentence } from '#lib/domain/texts/message.ts';

/** What of a specification was taken away or demanded anew, by which its users may fail. */
export type BreakingRule =
  | 'language-changed'
  | 'path-removed'
  | 'webhook-removed'
  | 'callback-removed'
  | 'operation-removed'
  | 'parameter-removed'
  | 'parameter-required'
  | 'style-changed'
  | 'body-required'
  | 'body-removed'
  | 'media-type-removed'
  | 'response-removed'
  | 'property-removed'
  | 'property-required'
  | 'property-optional'
  | 'value-removed'
  | 'type-changed'
  | 'format-changed'
  | 'limit-changed'
  | 'variant-removed'
  | 'channel-removed'
  | 'message-removed'
  | 'reply-removed'
  | 'correlation-changed'
  | 'binding-removed'
  | 'binding-changed'
  | 'entity-set-removed'
  | 'import-removed'
  | 'import-changed'
  | 'method-changed'
  | 'parameter-moved'
  | 'result-removed'
  | 'entity-type-removed'
  | 'key-changed'
  | 'value-changed'
  | 'limit-narrowed'
  | 'restriction-added';

export interface BreakingChange {
  rule: BreakingRule;
  /** What it is about, such as `GET /orders` or a channel. */
  place: Sentence;
  /** One sentence. */
  message: Sentence;
}
