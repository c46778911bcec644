import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RawHeaders } from '../http1/header-name.ts';
import type { Caller, CallerListener } from './caller.ts';
import { ReplayableBody } from './replayable-body.ts';

/** A request that Node's own server has read. */
export class HttpCaller implements Caller {
  readonly #response: ServerResponse;
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly headers: RawHeaders;
  readonly body: ReplayableBody | null;
  readonly plain = false;
  readonly upgrade = undefined;
  readonly takesTrailers: boolean;
  listener: CallerListener | undefined;
  /** Told with every part of the body that comes. */
  onProgress: (() => void) | undefined;
  #pending = false;

  constructor(request: IncomingMessage, response: ServerResponse, mostKeptBytes: number) {
    this.#response = response;
    this.method = request.method ?? 'GET';
    this.headers = request.rawHeaders;
    this.takesTrailers = request.httpVersion !== '1.0';
    const { url, host } = withoutAuthority(request);
    this.url = url;
    this.host = host;
    const { 'transfer-encoding': coding, 'content-length': length } = request.headers;
    const announced = coding !== undefined || length !== undefined;
    this.body = announced ? new ReplayableBody(request, mostKeptBytes, () => this.onProgress?.()) : null;
    response.on('drain', () => this.listener?.onDrain());
    response.on('close', () => {
      if (!response.writableFinished) {
        this.listener?.onGone();
      }
    });
    response.on('error', () => undefined);
  }

  get begun(): boolean {
    return this.#response.headersSent;
  }

  begin(status: number, reason: string, headers: RawHeaders): void {
    this.#response.writeHead(status, reason, headers);
    this.#pending = true;
    // in case that the body takes its time
    queueMicrotask(() => {
      if (this.#pending && !this.#response.destroyed) {
        this.#response.flushHeaders();
      }
    });
  }

  write(part: Buffer): boolean {
    this.#pending = false;
    return this.#response.write(part);
  }

  end(trailers: RawHeaders): void {
    this.#pending = false;
    if (trailers.length > 0) {
      this.#response.addTrailers(pairsOf(trailers));
    }
    this.#response.end();
    // the answer may have come before the end of the request
    this.body?.discard();
  }

  breakOff(): void {
    this.#response.destroy();
  }

  join(): void {
    throw new Error('a request without Upgrade changes no protocol');
  }
}

function pairsOf(headers: RawHeaders): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < headers.length; i += 2) {
    pairs.push([headers[i] ?? '', headers[i + 1] ?? '']);
  }
  return pairs;
}

/** A request to a proxy names its host in the request line, and that counts (RFC 9112, 3.2.2). */
export function withoutAuthority(request: IncomingMessage): { url: string; host: string } {
  const { url = '/', headers } = request;
  const absolute = /^http:\/\/([^/?#]+)(.*)$/i.exec(url);
  if (absolute === null) {
    return { url, host: headers.host ?? '' };
  }
  const [, host = '', rest = ''] = absolute;
  return { url: rest.startsWith('/') ? rest : `/${rest}`, host };
}
