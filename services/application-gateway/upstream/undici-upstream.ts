import { type Dispatcher, errors } from 'undici';
import type { RawHeaders } from '../http1/header-name.ts';
import type { CallControl, Receiver, Upstream, UpstreamCall } from './upstream.ts';

/** Calls through undici: TLS, HTTP/2, streamed bodies, changes of protocol. */
export class UndiciUpstream implements Upstream {
  readonly #dispatcher: Dispatcher;

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  send(call: UpstreamCall, receiver: Receiver): CallControl {
    const running = new UndiciCall(receiver);
    const { method, path, headers, body, upgrade } = call;
    this.#dispatcher.dispatch({ path, method, headers, body, upgrade: upgrade ?? null }, running);
    return running;
  }
}

class UndiciCall implements CallControl, Dispatcher.DispatchHandler {
  readonly #receiver: Receiver;
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  resume(): void {
    if (this.#controller?.paused) {
      this.#controller.resume();
    }
  }

  abort(): void {
    this.#over = true;
    this.#controller?.abort(new errors.RequestAbortedError());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) {
      controller.abort(new errors.RequestAbortedError());
    }
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _: object, reason = ''): void {
    if (status >= 200 && !this.#over) {
      this.#receiver.onHead(status, reason, rawHeaders(controller.rawHeaders));
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, part: Buffer): void {
    if (!this.#over && !this.#receiver.onBody(part)) {
      controller.pause();
    }
  }

  onResponseEnd(controller: Dispatcher.DispatchController): void {
    if (!this.#over) {
      this.#over = true;
      this.#receiver.onEnd(rawHeaders(controller.rawTrailers));
    }
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.#over) {
      this.#over = true;
      this.#receiver.onError(error);
    }
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
