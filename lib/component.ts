/**
 * What every long-running part of Mooring looks like to whoever composes it.
 * `start` resolves when the part serves; `stop` ends it without losing an answered request.
 */
export interface Component {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A component that listens. `addresses` (base URLs without a trailing slash, by listener name) is filled by `start`. */
export interface ListeningComponent extends Component {
  readonly addresses: Readonly<Record<string, string>>;
}

/** Where a listener binds; port 0 takes any free one. */
export interface ListenAddress {
  host: string;
  port: number;
}
