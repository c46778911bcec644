import { Agent, request } from 'undici';
import type { Credentials } from './kubeconfig.ts';
import { WatchStream } from './watch-stream.ts';

export type Query = Record<string, string | number | boolean | undefined>;
export type Reply = { status: number; contentType: string; body: unknown };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type PatchType = 'json-patch' | 'merge-patch' | 'strategic-merge-patch' | 'apply-patch';
type Sent = {
  query?: Query | undefined;
  body?: unknown;
  contentType?: string;
  accept?: string;
  raw?: boolean;
};

const patchMediaTypes: Record<PatchType, string> = {
  'json-patch': 'application/json-patch+json',
  'merge-patch': 'application/merge-patch+json',
  'strategic-merge-patch': 'application/strategic-merge-patch+json',
  'apply-patch': 'application/apply-patch+yaml',
};

/** A Kubernetes client that adds nothing: what it sends and receives is what is on the wire. */
export class WireClient {
  readonly #credentials: Credentials;
  readonly #agent: Agent;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
    const { ca, cert, key, insecure } = credentials;
    this.#agent = new Agent({
      connections: 64,
      bodyTimeout: 0,
      connect: {
        rejectUnauthorized: !insecure,
        ...(ca && { ca }),
        ...(cert && { cert }),
        ...(key && { key }),
      },
    });
  }

  /** The same server with a bearer token in place of the kubeconfig's identity. */
  withToken(token: string): WireClient {
    return new WireClient({ ...this.#credentials, cert: undefined, key: undefined, token });
  }

  async send(method: Method, path: string, sent: Sent = {}): Promise<Reply> {
    const response = await this.#dispatch(method, path, sent);
    const text = await response.body.text();
    const contentType = String(response.headers['content-type'] ?? '');
    const body: unknown = contentType.startsWith('application/json') && !sent.raw ? JSON.parse(text) : text;
    return { status: response.statusCode, contentType, body };
  }

  get(path: string, query?: Query, accept?: string): Promise<Reply> {
    return this.send('GET', path, { query, ...(accept && { accept }) });
  }

  post(path: string, body: unknown, query?: Query): Promise<Reply> {
    return this.send('POST', path, { body, query });
  }

  put(path: string, body: unknown, query?: Query): Promise<Reply> {
    return this.send('PUT', path, { body, query });
  }

  patch(path: string, type: PatchType, body: unknown, query?: Query): Promise<Reply> {
    return this.send('PATCH', path, { body, query, contentType: patchMediaTypes[type] });
  }

  delete(path: string, options?: Record<string, unknown>, query?: Query): Promise<Reply> {
    return this.send('DELETE', path, {
      query,
      ...(options && { body: { apiVersion: 'v1', kind: 'DeleteOptions', ...options } }),
    });
  }

  /** Opens a watch and returns once the server has accepted it. Throws with the Status when it answers anything but 200. */
  async watch(path: string, query: Query = {}, accept?: string): Promise<WatchStream> {
    const response = await this.#dispatch('GET', path, {
      query: { watch: true, ...query },
      ...(accept && { accept }),
    });
    if (response.statusCode !== 200) {
      throw new Error(`watch ${path}: ${response.statusCode} ${await response.body.text()}`);
    }
    return new WatchStream(response.body);
  }

  #dispatch(method: Method, path: string, { query = {}, body, contentType, accept }: Sent) {
    const url = new URL(this.#credentials.server + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const raw = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return request(url, {
      method,
      dispatcher: this.#agent,
      headers: {
        accept: accept ?? 'application/json',
        'user-agent': 'mooring-contract',
        ...(raw !== undefined && { 'content-type': contentType ?? 'application/json' }),
        ...(this.#credentials.token && { authorization: `Bearer ${this.#credentials.token}` }),
      },
      ...(raw !== undefined && { body: raw }),
    });
  }
}
