import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parseExact, stringifyExact } from 'kube-text/exact-json';

export type BrokerStep =
  | 'catalog'
  | 'provision'
  | 'update'
  | 'deprovision'
  | 'ask-instance'
  | 'bind'
  | 'fetch'
  | 'unbind'
  | 'ask-binding';

export interface BrokerCall {
  step: BrokerStep;
  /** Id of the instance or the binding, '' for the catalog. */
  id: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

export interface BrokerAnswer {
  status?: number;
  body?: unknown;
  /** Sent as it is in the place of a JSON body. */
  text?: string | Buffer;
  headers?: Record<string, string>;
  /** Closes the connection without an answer. */
  drop?: true;
  /** The answer waits for this. */
  hold?: Promise<void>;
}

/** One Open Service Broker that keeps what it is asked for in memory, and answers as a test wants it. */
export interface ForeignBroker {
  readonly url: string;
  /** The services of its catalog. */
  services: unknown[];
  /** Value of the Authorization header that every call must carry. */
  authorization: string | undefined;
  readonly calls: BrokerCall[];
  /** Ids of what exists. */
  readonly instances: Set<string>;
  readonly bindings: Set<string>;
  /** Answers `step` for `id` with these one after another; the last one stays. None: what it does by itself. */
  script(step: BrokerStep, id: string, ...answers: BrokerAnswer[]): void;
  callsOf(step: BrokerStep, id?: string): BrokerCall[];
}

export interface ForeignBrokerServer {
  /** The broker below this first segment of the path; one that is not there yet is made. */
  broker(segment: string): ForeignBroker;
  /** Closes the listener and every connection; brokers keep what they have. */
  pause(): Promise<void>;
  /** Listens at the same address again. */
  resume(): Promise<void>;
}

interface Tenant extends ForeignBroker {
  answer(call: BrokerCall): BrokerAnswer;
}

/** A server with as many brokers as a test wants, each one below a path of its own. Nothing of it is Mooring's. */
export async function startForeignBrokers(tls?: { cert: string; key: string }): Promise<ForeignBrokerServer> {
  const tenants = new Map<string, Tenant>();
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void serve(tenants, request, response);
  const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  const base = tls === undefined ? 'http' : 'https';
  let port = 0;

  async function listen(): Promise<void> {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  }

  await listen();
  return {
    broker(segment) {
      const known = tenants.get(segment) ?? createTenant(`${base}://127.0.0.1:${port}/${segment}`);
      tenants.set(segment, known);
      return known;
    },
    async pause() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    resume: listen,
  };
}

async function serve(
  tenants: Map<string, Tenant>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://broker');
  const [, segment = '', ...rest] = url.pathname.split('/');
  const tenant = tenants.get(segment);
  const call = readCall(request, url, rest, await readJson(request));
  if (tenant === undefined || call === undefined) {
    response.writeHead(404).end('{}');
    return;
  }
  tenant.calls.push(call);
  const isAllowed =
    tenant.authorization === undefined || tenant.authorization === request.headers.authorization;
  const answer = isAllowed ? tenant.answer(call) : { status: 401, body: { description: 'unknown caller' } };
  await answer.hold;
  if (answer.drop) {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(answer.text ?? stringifyExact(answer.body ?? {}));
}

function readCall(
  request: IncomingMessage,
  url: URL,
  [version, collection, id = '', inner, bindingId, tail]: string[],
  body: Record<string, unknown>,
): BrokerCall | undefined {
  const { method = '', headers } = request;
  const call = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers, body };
  if (version !== 'v2') {
    return undefined;
  }
  if (collection === 'catalog') {
    return { ...call, step: 'catalog', id: '' };
  }
  const [steps, of] =
    inner === 'service_bindings'
      ? [
          {
            PUT: 'bind',
            DELETE: 'unbind',
            GET: tail === 'last_operation' ? 'ask-binding' : 'fetch',
          } as const,
          bindingId ?? '',
        ]
      : [{ PUT: 'provision', PATCH: 'update', DELETE: 'deprovision', GET: 'ask-instance' } as const, id];
  const step = (steps as Record<string, BrokerStep>)[method];
  return step === undefined ? undefined : { ...call, step, id: decodeURIComponent(of) };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text === '' ? {} : (parseExact(text) as Record<string, unknown>);
}

function createTenant(url: string): Tenant {
  const scripts = new Map<string, BrokerAnswer[]>();
  const tenant: Tenant = {
    url,
    services: [],
    authorization: undefined,
    calls: [],
    instances: new Set(),
    bindings: new Set(),
    script(step, id, ...answers) {
      scripts.set(`${step} ${id}`, answers);
    },
    callsOf: (step, id) =>
      tenant.calls.filter((call) => call.step === step && (id === undefined || call.id === id)),
    answer(call) {
      const script = scripts.get(`${call.step} ${call.id}`) ?? [];
      const scripted = script.length > 1 ? script.shift() : script[0];
      const known = isKnown(tenant, call);
      if (scripted === undefined) {
        apply(tenant, call);
        return ownAnswer(tenant, call, known);
      }
      if (scripted.status === undefined || scripted.status < 400 || scripted.status >= 500) {
        apply(tenant, call);
      }
      return scripted;
    },
  };
  return tenant;
}

function isKnown({ instances, bindings }: ForeignBroker, { step, id }: BrokerCall): boolean {
  return (step === 'bind' || step === 'unbind' ? bindings : instances).has(id);
}

/** What a call changes, whatever is answered: a broker that fails late has done the work. */
function apply({ instances, bindings }: ForeignBroker, { step, id }: BrokerCall): void {
  if (step === 'provision') {
    instances.add(id);
  } else if (step === 'deprovision') {
    instances.delete(id);
  } else if (step === 'bind') {
    bindings.add(id);
  } else if (step === 'unbind') {
    bindings.delete(id);
  }
}

function ownAnswer(tenant: ForeignBroker, { step, id }: BrokerCall, known: boolean): BrokerAnswer {
  switch (step) {
    case 'catalog':
      return { body: { services: tenant.services } };
    case 'provision':
      return { status: known ? 200 : 201 };
    case 'bind':
      return { status: known ? 200 : 201, body: { credentials: { id, uri: 'http://orders', port: 80 } } };
    case 'deprovision':
    case 'unbind':
      return { status: known ? 200 : 410 };
    case 'ask-instance':
    case 'ask-binding':
      return { body: { state: 'succeeded' } };
    case 'fetch':
      return { body: { credentials: { id, fetched: 'yes' } } };
    case 'update':
      return {};
  }
}
