import { Readable } from 'node:stream';
import { type Dispatcher, errors } from 'undici';
import { longestTrailersBytes } from '../http1/body-reader.ts';
import { formatFields } from '../http1/format-head.ts';
import { headerValue, type RawHeaders } from '../http1/header-name.ts';
import type { CallControl, Receiver, Upstream, UpstreamCall } from './upstream.ts';

/** Calls through undici: TLS, HTTP/2, streamed bodies, changes of protocol. */
export class UndiciUpstream implements Upstream {
  readonly #dispatcher: Dispatcher;

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  send(call: UpstreamCall, receiver: Receiver): CallControl {
    const running = new UndiciCall(receiver, call.body);
    const { method, path, headers, body, upgrade } = call;
    this.#dispatcher.dispatch({ path, method, headers, body, upgrade: upgrade ?? null }, running);
    return running;
  }
}

class UndiciCall implements CallControl, Dispatcher.DispatchHandler {
  readonly #receiver: Receiver;
  readonly #body: UpstreamCall['body'];
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;

  constructor(receiver: Receiver, body: UpstreamCall['body']) {
    this.#receiver = receiver;
    this.#body = body;
  }

  resume(): void {
    if (this.#controller?.paused) {
      this.#controller.resume();
    }
  }

  abort(): void {
    this.#over = true;
    const body = this.#body;
    if (body instanceof Readable && !body.closed) {
      // over HTTP/2 a target is told that an upload ends by the end of its body alone (findings/undici-http2-aborted-upload.sh)
      body.once('close', () => this.#controller?.abort(new errors.RequestAbortedError()));
      body.destroy();
      return;
    }
    this.#controller?.abort(new errors.RequestAbortedError());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) {
      controller.abort(new errors.RequestAbortedError());
    }
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _: object, reason = ''): void {
    if (this.#over) {
      return;
    }
    if (status === 101) {
      this.#refuse(controller, 'the target changes to a protocol that nobody asked for');
    }
    if (status < 200) {
      return;
    }
    const headers = rawHeaders(controller.rawHeaders);
    if ((headerValue(headers, 'transfer-encoding') ?? 'chunked').toLowerCase() !== 'chunked') {
      // it goes no further than this connection, and the body means nothing without it
      this.#refuse(controller, 'the response has a coding that nobody asked for');
      return;
    }
    this.#receiver.onHead(status, reason, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, part: Buffer): void {
    if (!this.#over && !this.#receiver.onBody(part)) {
      controller.pause();
    }
  }

  onResponseEnd(controller: Dispatcher.DispatchController): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    const trailers = rawHeaders(controller.rawTrailers);
    if (formatFields(trailers).length > longestTrailersBytes) {
      // undici counts without what stands between them
      this.#receiver.onError(new Error('the trailers of the response are too long'));
    } else {
      this.#receiver.onEnd(trailers);
    }
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.#over) {
      this.#over = true;
      this.#receiver.onError(error);
    }
  }

  #refuse(controller: Dispatcher.DispatchController, complaint: string): void {
    const error = new Error(complaint);
    this.onResponseError(controller, error);
    controller.abort(error);
  }

  onRequestUpgrade(
    controller: Dispatcher.DispatchController,
    _status: number,
    _headers: object,
    socket: Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestUpgrade']>>[3],
  ): void {
    if (this.#over) {
      socket.destroy();
      return;
    }
    this.#over = true;
    this.#receiver.onUpgrade(rawHeaders(controller.rawHeaders), socket);
  }
}

/** Lists come from HTTP/1.1, objects from HTTP/2. */
function rawHeaders(given: Dispatcher.DispatchController['rawHeaders']): RawHeaders {
  if (Array.isArray(given)) {
    return given.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
  }
  const headers: RawHeaders = [];
  for (const [name, value] of Object.entries(given ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!name.startsWith(':') && one !== undefined) {
        headers.push(name, String(one));
      }
    }
  }
  return headers;
}
