import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Issuer } from '#lib/config/issuer.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { bareConnection } from '#lib/k8s/person-connection.ts';
import { createLogger } from '#lib/log.ts';
import { actingPerson } from '#lib/operations/acting-person.ts';
import { createBrowserSessions } from '#lib/sign-in/browser-sessions.ts';
import { clientOfSession } from '#lib/sign-in/client-of-session.ts';
import { followSessions } from '#lib/sign-in/follow-sessions.ts';
import { createIssuerClient } from '#lib/sign-in/issuer-client.ts';
import { createOpenSessions } from '#lib/sign-in/open-sessions.ts';
import { createRenewals } from '#lib/sign-in/renewals.ts';
import { readSessionKey } from '#lib/sign-in/session-key.ts';
import { createSessionOfIssued } from '#lib/sign-in/session-of-issued.ts';
import { createSessionStore } from '#lib/sign-in/session-store.ts';
import { createSignInGate } from '#lib/sign-in/sign-in-gate.ts';
import { tokenSessions } from '#lib/sign-in/token-sessions.ts';
import type { TestApi } from './start-api.ts';

export interface Said {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Values of a form. */
  form?: Record<string, string>;
}

/** One replica of a console, behind whose gate a page says who reads it. */
export interface StartedGate {
  ask(path: string, asking?: Asking): Promise<Said>;
  /** Signs in by a token. @returns the header Cookie. */
  signIn(token: string): Promise<string>;
  /** Opens an answer that does not end. @returns what resolves when it is cut off. */
  openStream(cookie: string): Promise<{ ended: Promise<void> }>;
  stop(): Promise<void>;
}

export interface GateStage {
  api: TestApi;
  /** In the place of the console's own client. */
  kube?: KubeClient;
  nowMs?(): number;
  /** Between two looks at open sessions. */
  everyMs?: number;
  /** At which people sign in, and nowhere else. */
  issuers?: Issuer[];
  consoleUrl?: string;
}

/** Starts a replica. At `/write` it writes a ConfigMap as the person, named after the query. */
export async function startGate(stage: GateStage): Promise<StartedGate> {
  const { api, kube = api.kube, nowMs = Date.now, everyMs = 60_000, issuers = [], consoleUrl = '' } = stage;
  const log = createLogger('test', 'silent');
  const bare = bareConnection(loadKubeConfig({ path: api.kubeconfig }));
  const store = createSessionStore({ kube, namespace: api.namespace, log, idleMs: 3_600_000, nowMs });
  const sessions = createOpenSessions({
    kube,
    clientOf: (sessionNow) => clientOfSession({ own: kube.connection, bare }, sessionNow),
    nowMs,
  });
  const following = followSessions({ store, sessions, log, everyMs });
  const readKey = () => readSessionKey(kube, api.namespace);
  const clients = issuers.map((issuer) => createIssuerClient(issuer, consoleUrl));
  const sessionOfIssued = createSessionOfIssued(kube);
  const renew = createRenewals({ store, issuers: clients, sessionOfIssued, log, nowMs });
  const gate = createSignInGate({
    store,
    browser: createBrowserSessions({ store, sessions, readKey, renew, log }),
    issuers: clients,
    readKey,
    sessionOfIssued,
    longestMs: 7_200_000,
    sessionOfToken: issuers.length > 0 ? undefined : tokenSessions({ kube, longestMs: 7_200_000, nowMs }),
    allowedHosts: ['console.example.com'],
    openPaths: new Set(['/icon.svg']),
    localeCookie: 'mooring-locale',
    log,
  });
  const server = createServer((asked, answer) => {
    void gate.serve(asked, answer, async () => {
      const acting = actingPerson();
      if (asked.url === '/stream') {
        answer.write('begun');
        return;
      }
      const name = /^\/write\?(.*)$/.exec(asked.url ?? '')?.[1];
      const written =
        name === undefined
          ? undefined
          : await acting?.kube
              .create(kinds.configmaps, {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                metadata: { name, namespace: api.namespace },
              })
              .then(() => 'written', String);
      answer.end(
        JSON.stringify({
          person: acting?.person.name,
          groups: acting?.person.groups,
          headers: asked.headers,
          written,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ask: (path, asking) => ask(server, path, asking),
    async signIn(token) {
      const { status, headers } = await ask(server, '/sign-in/token', { form: { token } });
      if (status !== 303) {
        throw new Error(`not signed in: ${status}`);
      }
      return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    },
    openStream: (cookie) => openStream(server, cookie),
    async stop() {
      server.closeAllConnections();
      server.close();
      await following.stop();
    },
  };
}

function ask(server: Server, path: string, { method, headers = {}, form }: Asking = {}): Promise<Said> {
  const { port } = server.address() as AddressInfo;
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        headers: { ...type, ...headers },
        agent: false,
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', reject);
    sent.end(form === undefined ? undefined : new URLSearchParams(form).toString());
  });
}

function openStream(server: Server, cookie: string): Promise<{ ended: Promise<void> }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/stream', headers: { cookie }, agent: false });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const ended = new Promise<void>((done) => {
        answer.on('close', done);
        answer.on('error', () => undefined);
      });
      answer.resume();
      resolve({ ended });
    });
    sent.end();
  });
}
