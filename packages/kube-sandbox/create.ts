import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Logger, pino } from 'pino';
import { newTokenKeyPem, readTokenKey } from './auth/service-account-token.ts';
import { adminUser, type UserInfo } from './auth/user-info.ts';
import { bootstrap } from './bootstrap.ts';
import { kubernetesVersion } from './discovery/version-info.ts';
import { handleRequest, type RefuseRequest } from './http/handle-request.ts';
import { createOpenApi } from './openapi/create-open-api.ts';
import { followDefinitions } from './registry/crd-lifecycle.ts';
import { ResourceRegistry } from './registry/resource-registry.ts';
import { ObjectStore } from './store/object-store.ts';
import type { ApiContext } from './verbs/api-context.ts';

export interface KubeApiOptions {
  /** The SQLite file that holds the log of writes; made where it is missing. */
  databasePath: string;
  /** The administrator's bearer token. Without one a random token is made for this run. */
  adminToken?: string;
  /** Further bearer tokens and who they stand for. */
  tokens?: ReadonlyMap<string, UserInfo>;
  /** PEM of the key that signs service accounts' tokens. Without one they are valid for this run only. */
  tokenKeyPem?: string;
  /** Serves HTTPS. kubectl needs it: it sends no token over plain HTTP. */
  tls?: { certificatePem: string; keyPem: string };
  /** Writes of history kept for watches and paged lists; older ones get 410. */
  retainEvents?: number;
  bookmarkIntervalMs?: number;
  now?: () => Date;
  newUid?: () => string;
  logger?: Logger;
  /** Asked before anything else is done with a request; what it says is answered with 403. */
  refuse?: RefuseRequest;
  /** Sets up the server before it listens, for example its time limits. */
  prepareServer?: (server: Server) => void;
}

export interface KubeApi {
  readonly adminToken: string;
  /** Starts answering and gives the address, as `https://127.0.0.1:port`. Port 0 picks a free one. */
  listen(where: { host?: string; port: number }): Promise<string>;
  /** Forgets all history: whoever watches or pages from an older revision gets 410. */
  compact(): Promise<void>;
  /** Ends watches, waits for what is being written, and closes the database. */
  close(): Promise<void>;
}

const suffixLetters = 'bcdfghjklmnpqrstvwxz2456789';

function randomSuffix(): string {
  return [...randomBytes(5)].map((byte) => suffixLetters[byte % suffixLetters.length]).join('');
}

function listenOn(
  server: Server,
  logger: Logger,
  { scheme, host, port }: { scheme: string; host: string; port: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // a connection that cannot be taken is lost, the others go on
      server.on('error', (error) => logger.error({ err: error }, 'a connection was not accepted'));
      const address = server.address();
      resolve(`${scheme}://${host}:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}

/** Lets running requests end for a moment, then cuts what is left. */
async function closeServer(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), 1000);
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
  clearInterval(idle);
}

const serverOptions = { keepAlive: true, keepAliveTimeout: 60_000, noDelay: true, requestTimeout: 0 };

/** Builds the Kubernetes API over a SQLite file. It answers nothing before `listen`. */
export async function createKubeApi(options: KubeApiOptions): Promise<KubeApi> {
  const adminToken = options.adminToken ?? randomBytes(24).toString('base64url');
  const store = await ObjectStore.open({
    databasePath: options.databasePath,
    retainEvents: options.retainEvents ?? 10_000,
    onDisk(refusal) {
      if (refusal) options.logger?.error(refusal.message);
      else options.logger?.info('The disk takes writes again.');
    },
  });
  const registry = new ResourceRegistry();
  const api: ApiContext = {
    store,
    registry,
    now: options.now ?? (() => new Date()),
    newUid: options.newUid ?? randomUUID,
    randomSuffix,
    tokenKey: readTokenKey(options.tokenKeyPem ?? newTokenKeyPem()),
    staticTokens: new Map([[adminToken, adminUser], ...(options.tokens ?? [])]),
    logger: options.logger ?? pino({ level: 'silent' }),
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
  };
  const isFresh = store.revision === 0;
  const unfollow = followDefinitions(api);
  bootstrap(api);
  await store.whenDurable();
  // Revision 1 is history on every server that has run for a while; a fresh one starts like that, too.
  if (isFresh) await store.compact();
  const openApi = createOpenApi({
    definitions: () => registry.all(),
    revision: () => registry.generation,
    version: kubernetesVersion,
  });
  const stop = new AbortController();
  const answer: RequestListener = (request, response) => {
    void handleRequest({ api, openApi, stop: stop.signal, refuse: options.refuse }, request, response);
  };
  const { tls } = options;
  const server = tls
    ? createTlsServer({ cert: tls.certificatePem, key: tls.keyPem, ...serverOptions }, answer)
    : createServer(serverOptions, answer);
  options.prepareServer?.(server);
  return {
    adminToken,
    listen: ({ host = '127.0.0.1', port }) =>
      listenOn(server, api.logger, { scheme: tls ? 'https' : 'http', host, port }),
    compact: () => store.compact(),
    close: async () => {
      stop.abort();
      unfollow();
      await closeServer(server);
      await store.close();
    },
  };
}
