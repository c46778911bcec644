import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/** What a client said of itself in one request. */
export interface RecordedRequest {
  url: string;
  userAgent: string | undefined;
  /** `authorization` and `impersonate-*`, by their names in lower case; several values of one are joined by ", ". */
  credentials: Record<string, string>;
  /** Common name of the client certificate. */
  certificate?: string;
  /** The server that the client asked for by SNI. */
  serverName?: string;
}

export interface RecordingServer {
  /** An API server over TLS that asks for client certificates. */
  secureUrl: string;
  /** The same without TLS; as a proxy, it leads to the one above whatever host is asked for. */
  plainUrl: string;
  /** What came in, oldest first. */
  requests: RecordedRequest[];
  /** The status of the answers from now on. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

/** Starts an API server on loopback that answers all alike and keeps who asked. */
export async function startRecordingServer(files: {
  ca: string;
  certificate: string;
  key: string;
}): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  let status = 200;
  const answer = (request: IncomingMessage, reply: ServerResponse) => {
    requests.push(recorded(request));
    reply.writeHead(status, { 'content-type': 'application/json' });
    reply.end(JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }));
  };
  const { ca, certificate: cert, key } = files;
  const secure = createServer({ ca, cert, key, requestCert: true, rejectUnauthorized: false }, answer);
  const plain = createPlainServer(answer);
  // as a proxy it knows one address only
  plain.on('connect', (_request, caller: Socket, first: Buffer) => {
    const target = connect((secure.address() as AddressInfo).port, '127.0.0.1', () => {
      caller.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(first);
      pipeline(caller, target, caller, () => undefined);
    });
  });
  const servers = [secure, plain];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const portOf = (server: (typeof servers)[number]) => (server.address() as AddressInfo).port;
  return {
    secureUrl: `https://127.0.0.1:${portOf(secure)}`,
    plainUrl: `http://127.0.0.1:${portOf(plain)}`,
    requests,
    answerWith(next) {
      status = next;
    },
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function recorded(request: IncomingMessage): RecordedRequest {
  const credentials = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name === 'authorization' || name.startsWith('impersonate-'))
      .map(([name, value]) => [name, String(value)]),
  );
  const socket = request.socket as Partial<TLSSocket>;
  const certificate = socket.getPeerCertificate?.().subject?.CN;
  return {
    url: request.url ?? '',
    userAgent: request.headers['user-agent'],
    credentials,
    ...(certificate === undefined ? {} : { certificate: String(certificate) }),
    ...(socket.servername ? { serverName: socket.servername } : {}),
  };
}
