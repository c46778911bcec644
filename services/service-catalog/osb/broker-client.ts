import { parseExact, stringifyExact } from 'kube-text/exact-json';
import { type Dispatcher, request } from 'undici';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { acceptedCodings, readBodyText } from '#lib/http/read-body.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { brokerAuthorization } from './broker-credentials.ts';
import { BrokerHttpError, UnreadableAnswerError } from './broker-http-error.ts';

export interface BrokerAnswer {
  status: number;
  body: Record<string, unknown>;
}

const longestOperation = 10_000;

/** The id of the operation that a 202 begins; undefined where the broker gives none, or none that OSB allows. */
export function operationOf({ body }: BrokerAnswer): string | undefined {
  const { operation } = body;
  return typeof operation === 'string' && operation.length <= longestOperation ? operation : undefined;
}

type Method = 'GET' | 'PUT' | 'PATCH' | 'DELETE';

export interface BrokerClient {
  /**
   * One call to the broker.
   * @throws BrokerHttpError for a status that is no success of this method; UnreadableAnswerError for a success without
   *   a JSON object; MooringError TIMEOUT or UPSTREAM when there is no answer.
   */
  call(method: Method, path: string, options?: CallOptions): Promise<BrokerAnswer>;
}

export interface CallOptions {
  query?: Record<string, string>;
  body?: unknown;
  /** Who asked for it; sent as the originating identity. */
  userInfo?: Record<string, unknown> | undefined;
}

const successes: Record<Method, number[]> = {
  GET: [200],
  PUT: [200, 201, 202],
  PATCH: [200, 202],
  DELETE: [200, 202, 410],
};

const longestAnswerBytes = 16 * 1024 * 1024;

/**
 * A client for one broker with the credentials and certificates that its object names.
 * @throws MooringError UNAUTHENTICATED when the credentials cannot be read.
 */
export async function createBrokerClient(
  context: CatalogContext,
  broker: ServiceBroker,
): Promise<BrokerClient> {
  const { config, kube, newId, tlsAgents } = context;
  const authorization = await brokerAuthorization(kube, broker);
  const dispatcher = tlsAgents.find(broker.spec);
  return {
    async call(method, path, options = {}) {
      const url = urlOf(broker, path, options.query);
      const identity = config.originatingIdentity ? options.userInfo : undefined;
      const headers = withoutUndefined({
        'x-broker-api-version': config.osbVersion,
        'x-broker-api-request-identity': newId(),
        accept: 'application/json',
        'accept-encoding': acceptedCodings,
        authorization,
        'content-type': options.body === undefined ? undefined : 'application/json',
        'x-broker-api-originating-identity': identity && originatingIdentity(identity),
      });
      const { status, text } = await send(url, {
        method,
        headers,
        body: options.body === undefined ? null : stringifyExact(options.body),
        signal: AbortSignal.timeout(config.osbTimeoutMs),
        ...(dispatcher === undefined ? {} : { dispatcher }),
      });
      const body = parseObject(text);
      if (!successes[method].includes(status)) {
        throw new BrokerHttpError(status, body ?? {});
      }
      if (body === undefined) {
        throw new UnreadableAnswerError(status, method);
      }
      return { status, body };
    },
  };
}

function withoutUndefined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function urlOf({ spec }: ServiceBroker, path: string, query: Record<string, string> | undefined): string {
  const text = new URLSearchParams(query).toString();
  return `${spec.url.replace(/\/+$/, '')}${path}${text === '' ? '' : `?${text}`}`;
}

/** As OSB wants it: the platform, and who it was as base64 JSON. */
function originatingIdentity(userInfo: Record<string, unknown>): string {
  return `kubernetes ${Buffer.from(JSON.stringify(userInfo)).toString('base64')}`;
}

type RequestOptions = Parameters<typeof request>[1] & { dispatcher?: Dispatcher };

async function send(url: string, options: RequestOptions): Promise<{ status: number; text: string }> {
  try {
    const answer = await request(url, options);
    return { status: answer.statusCode, text: await readBodyText(answer, longestAnswerBytes) };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    throw new MooringError(
      timedOut ? 'TIMEOUT' : 'UPSTREAM',
      timedOut ? 'The broker did not answer in time.' : `The broker cannot be reached: ${errorText(error)}.`,
      { cause: error },
    );
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = parseExact(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
