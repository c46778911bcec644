import type { IncomingMessage } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { formatHead, framingOf } from '../http1/format-head.ts';
import type { RawHeaders } from '../http1/header-name.ts';
import type { Caller, CallerListener } from './caller.ts';
import { withoutAuthority } from './http-caller.ts';

/** A caller that wants to change the protocol; its connection carries nothing else afterwards. */
export class UpgradeCaller implements Caller {
  readonly #socket: Duplex;
  readonly #first: Buffer;
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly headers: RawHeaders;
  readonly body = null;
  readonly plain = false;
  readonly upgrade: string;
  readonly takesTrailers = false;
  listener: CallerListener | undefined;
  begun = false;
  #finished = false;

  /** @param first what the caller has sent behind the request. */
  constructor(request: IncomingMessage, socket: Duplex, first: Buffer) {
    this.#socket = socket;
    this.#first = first;
    this.method = request.method ?? 'GET';
    this.headers = request.rawHeaders;
    const { url, host } = withoutAuthority(request);
    this.url = url;
    this.host = host;
    this.upgrade = request.headers.upgrade ?? '';
    socket.on('drain', () => this.listener?.onDrain());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!this.#finished) {
        this.listener?.onGone();
      }
    });
  }

  begin(status: number, reason: string, headers: RawHeaders): void {
    this.begun = true;
    const framing = framingOf(this.method, status, headers);
    const body = framing === 'chunked' ? 'close' : framing;
    this.#socket.write(formatHead({ status, reason, headers }, body, false), 'latin1');
  }

  write(part: Buffer): boolean {
    return this.#socket.write(part);
  }

  end(): void {
    this.#finished = true;
    this.#socket.end();
  }

  breakOff(): void {
    this.#socket.destroy();
  }

  join(headers: RawHeaders, target: Duplex): void {
    this.begun = true;
    this.#finished = true;
    const answer = ['Connection', 'Upgrade', 'Upgrade', this.upgrade, ...headers];
    const head = formatHead({ status: 101, reason: 'Switching Protocols', headers: answer }, 'none', true);
    this.#socket.write(head, 'latin1');
    if (this.#first.length > 0) {
      target.write(this.#first);
    }
    const onEnd = () => {
      this.#socket.destroy();
      target.destroy();
    };
    pipeline(this.#socket, target, this.#socket, onEnd);
  }
}
