import { parseExact } from 'kube-text/exact-json';
import { request } from 'undici';
import { type KindInfo, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { codeOfStatus, MooringError } from '#lib/errors.ts';
import { acceptMetadata } from './accept-metadata.ts';
import { beforeAbort } from './before-abort.ts';
import type { KubeConnection } from './connection.ts';
import { unavailable } from './unavailable.ts';

export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}

export interface WatchOptions {
  namespace?: string | undefined;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Events after this revision. */
  resourceVersion: string;
  signal: AbortSignal;
  /** Ask for nothing but each object's metadata. */
  metadataOnly?: boolean | undefined;
  /**
   * How long the server may keep silent before the connection counts as dead. Default: a little longer than the server's own
   * end of the watch, before which it sends a bookmark at the latest.
   */
  silenceMs?: number | undefined;
  /** Called once the server has accepted the watch. */
  onOpen?(): void;
}

/** When the server is asked to end a watch: a connection that died in silence is found out soon after. */
const watchSeconds = 120;
const longestSilenceMs = (watchSeconds + 15) * 1000;
const answerTimeoutMs = 15_000;

/**
 * One watch connection, until the server ends it or `signal` aborts.
 * @throws MooringError GONE when the revision is too old: list again; UNAVAILABLE when the server is silent or away.
 */
export async function* watchEvents<T extends KubeObject>(
  connection: KubeConnection,
  kind: KindInfo,
  options: WatchOptions,
): AsyncGenerator<WatchEvent<T>> {
  try {
    const answer = await openWatch(connection, kind, options);
    options.onOpen?.();
    for await (const line of jsonLines(answer.body)) {
      const event = line as {
        type: string;
        object: T & { code?: number; message?: string; reason?: string };
      };
      if (event.type === 'ERROR') {
        const status = event.object;
        throw new MooringError(
          codeOfStatus(status.code ?? 500, status.reason),
          status.message ?? 'watch failed',
        );
      }
      yield event as WatchEvent<T>;
    }
  } catch (error) {
    throw unavailable(error);
  }
}

async function openWatch(connection: KubeConnection, kind: KindInfo, options: WatchOptions) {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(answerTimeoutMs)]);
  const { headers, dispatcher } = await beforeAbort(connection.authorize(), signal);
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: options.resourceVersion,
    timeoutSeconds: String(watchSeconds),
  });
  if (options.labelSelector !== undefined) {
    query.set('labelSelector', options.labelSelector);
  }
  if (options.fieldSelector !== undefined) {
    query.set('fieldSelector', options.fieldSelector);
  }
  const { silenceMs = longestSilenceMs } = options;
  const answer = await request(`${connection.server}${resourcePath(kind, options.namespace)}?${query}`, {
    headers: {
      ...headers,
      accept: options.metadataOnly ? acceptMetadata('PartialObjectMetadata') : 'application/json',
    },
    dispatcher,
    signal: options.signal,
    headersTimeout: Math.min(silenceMs, answerTimeoutMs),
    bodyTimeout: silenceMs,
  });
  if (answer.statusCode === 401) {
    connection.refused();
  }
  if (answer.statusCode >= 400) {
    const text = await answer.body.text();
    throw new MooringError(
      codeOfStatus(answer.statusCode, undefined),
      `watch of ${kind.plural} refused: ${text.slice(0, 300)}`,
    );
  }
  return answer;
}

async function* jsonLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    let end = rest.indexOf('\n');
    while (end >= 0) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      if (line.trim() !== '') {
        yield parseExact(line);
      }
      end = rest.indexOf('\n');
    }
  }
}
