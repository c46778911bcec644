import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { errors } from 'undici';
import { errorText, MooringError } from '#lib/errors.ts';
import { type RawHeaders, responseHeaders } from './headers.ts';

export interface OutgoingCall {
  dispatcher: Dispatcher;
  origin: string;
  path: string;
  method: string;
  headers: RawHeaders;
  body: Buffer | Readable | null;
  /** Rewrites `Location` of redirects and creations. */
  rewriteLocation(location: string): string;
  /** Swallows 401 and 403, so that the call can be made again. */
  mayRetry: boolean;
}

/**
 * Makes the call and streams its answer, in either direction no faster than the other side takes it.
 * @returns `refused` when the target answered 401 or 403 and nothing was sent to the caller yet.
 * @throws MooringError TIMEOUT or UPSTREAM when there was no answer; a broken answer ends the caller's connection.
 */
export function forward(call: OutgoingCall, response: ServerResponse): Promise<'answered' | 'refused'> {
  return new Promise((resolve, reject) => {
    let refused = false;
    let controller: Dispatcher.DispatchController | undefined;

    function goOn(): void {
      controller?.resume();
    }
    function callerLeft(): void {
      if (!response.writableFinished) {
        controller?.abort(new errors.RequestAbortedError());
      }
    }
    function settle(): void {
      response.off('drain', goOn);
      response.off('close', callerLeft);
    }
    response.on('drain', goOn);
    response.on('close', callerLeft);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (response.destroyed) {
          started.abort(new errors.RequestAbortedError());
        }
      },
      onResponseStart(started, status, _headers, statusMessage) {
        if (status < 200) {
          return;
        }
        refused = call.mayRetry && (status === 401 || status === 403);
        if (!refused) {
          const moved = (status >= 300 && status < 400) || status === 201;
          const raw = (started.rawHeaders ?? []) as readonly (string | Buffer)[];
          const rewrite = moved ? call.rewriteLocation : undefined;
          response.writeHead(status, statusMessage ?? '', responseHeaders(raw, rewrite));
        }
      },
      onResponseData(started, chunk) {
        if (!refused && !response.write(chunk)) {
          started.pause();
        }
      },
      onResponseEnd() {
        settle();
        if (!refused) {
          response.end();
        }
        resolve(refused ? 'refused' : 'answered');
      },
      onResponseError(_started, error) {
        settle();
        if (response.headersSent || response.destroyed) {
          response.destroy();
          resolve('answered');
          return;
        }
        reject(upstreamError(error));
      },
    };
    const { dispatcher, origin, path, method, headers, body } = call;
    dispatcher.dispatch({ origin, path, method: method as 'GET', headers, body }, handler);
  });
}

function upstreamError(error: Error): MooringError {
  const late =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.BodyTimeoutError;
  const cause = new Error(errorText(error));
  return late
    ? new MooringError('TIMEOUT', 'The target did not answer in time.', { cause })
    : new MooringError('UPSTREAM', 'The target could not be reached.', { cause });
}
