import { Agent, type Dispatcher, request } from 'undici';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { BrokerHttpError } from './broker-http-error.ts';

interface BrokerAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface BrokerClient {
  /**
   * One call to the broker.
   * @throws BrokerHttpError for an answer of 300 and above other than 410 to a DELETE, and 410 to a GET;
   *   MooringError TIMEOUT or UPSTREAM when there is no usable answer.
   */
  call(
    method: 'GET' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: CallOptions,
  ): Promise<BrokerAnswer>;
}

interface CallOptions {
  query?: Record<string, string>;
  body?: unknown;
}

const apiVersion = '2.13';

interface SecretObject extends KubeObject {
  data?: Record<string, string>;
}

/**
 * A client for one broker with the credentials and certificates that its ServiceBroker names.
 * @throws MooringError UNAUTHENTICATED when the credentials cannot be read.
 */
export async function createBrokerClient(
  kube: KubeClient,
  broker: ServiceBroker,
  timeoutMs: number,
): Promise<BrokerClient> {
  const authorization = await readAuthorization(kube, broker);
  const dispatcher = tlsDispatcher(broker);
  return {
    async call(method, path, options = {}) {
      const query = new URLSearchParams(options.query).toString();
      const url = `${broker.spec.url.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}`;
      const sent = {
        'x-broker-api-version': apiVersion,
        accept: 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const { status, text } = await send(url, {
        method,
        headers: sent,
        body: options.body === undefined ? null : JSON.stringify(options.body),
        signal: AbortSignal.timeout(timeoutMs),
        ...(dispatcher === undefined ? {} : { dispatcher }),
      });
      const body = parseObject(text);
      if (status >= 300 && !(status === 410 && method === 'DELETE')) {
        throw new BrokerHttpError(status, body ?? {});
      }
      if (body === undefined) {
        throw new MooringError('UPSTREAM', `The broker's answer to ${method} ${path} is no JSON object.`);
      }
      return { status, body };
    },
  };
}

type RequestOptions = Parameters<typeof request>[1] & { dispatcher?: Dispatcher };

async function send(url: string, options: RequestOptions): Promise<{ status: number; text: string }> {
  try {
    const answer = await request(url, options);
    return { status: answer.statusCode, text: await answer.body.text() };
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
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

async function readAuthorization(kube: KubeClient, broker: ServiceBroker): Promise<string | undefined> {
  const { basic, bearer } = broker.spec.authInfo ?? {};
  const name = (basic ?? bearer)?.secretRef.name;
  if (name === undefined) {
    return undefined;
  }
  const secret = await kube.find<SecretObject>(kinds.secrets, name, broker.metadata.namespace);
  if (basic !== undefined) {
    const pair = `${value(secret, 'username', name)}:${value(secret, 'password', name)}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return `Bearer ${value(secret, 'token', name)}`;
}

function value(secret: SecretObject | undefined, key: string, name: string): string {
  const encoded = secret?.data?.[key];
  if (encoded === undefined) {
    throw new MooringError(
      'UNAUTHENTICATED',
      `The Secret ${name} has no key ${key} with the broker's credentials.`,
    );
  }
  return Buffer.from(encoded, 'base64').toString('utf8');
}

function tlsDispatcher({ spec }: ServiceBroker): Dispatcher | undefined {
  if (spec.caBundle === undefined && spec.insecureSkipTLSVerify !== true) {
    return undefined;
  }
  return new Agent({
    connect: {
      rejectUnauthorized: spec.insecureSkipTLSVerify !== true,
      ...(spec.caBundle === undefined ? {} : { ca: Buffer.from(spec.caBundle, 'base64').toString('utf8') }),
    },
  });
}
