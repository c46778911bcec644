/** A CloudEvent 1.0 as it is kept and delivered, whatever form it was sent in. */
export interface CloudEvent {
  /** Context attributes and extensions by their names, as the texts that stand in headers. */
  attributes: Readonly<Record<string, string>>;
  /** Headers by which the sender's trace goes on, as they came (W3C, B3). */
  trace: Readonly<Record<string, string>>;
  /** Empty where the event has none. */
  data: Uint8Array;
}

/** An event that an application has sent. */
export interface SentEvent extends CloudEvent {
  /** The same for two events with one id of one source: the second one is a repetition. */
  key: string;
}
