import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type HostileBody, hostileBodies } from './hostile-bodies.ts';

export interface FloodOptions {
  /** Base URL of the listener. */
  url: string;
  method: string;
  path: string;
  /** Of each request, or made for its body. */
  headers?: Record<string, string> | ((body: Uint8Array) => Record<string, string>);
  /** A body that the endpoint takes; hostile ones are made from it. */
  valid: unknown;
  count: number;
  /** Of the TLS client, where the URL is https. */
  tls?: ConnectionOptions;
}

export interface FloodResult {
  /** How many answers had which status. */
  statuses: Map<number, number>;
  /** What was sent where the answer was 500 or more. */
  failures: string[];
}

const connections = 4;
const depth = 16;

/**
 * Sends hostile bodies over a few connections, many requests ahead of their answers.
 * @throws Error when a connection breaks before all are answered: the server has crashed or given up.
 */
export async function flood(options: FloodOptions): Promise<FloodResult> {
  const result: FloodResult = { statuses: new Map(), failures: [] };
  const share = Math.ceil(options.count / connections);
  await Promise.all(Array.from({ length: connections }, (_, at) => floodOne(options, at + 1, share, result)));
  return result;
}

function floodOne(options: FloodOptions, seed: number, count: number, result: FloodResult): Promise<void> {
  const { method, path, headers = {}, valid, tls } = options;
  const { hostname, port, protocol } = new URL(options.url);
  const bodies = hostileBodies({ seed, valid });
  const waiting: HostileBody[] = [];
  const headersFor = typeof headers === 'function' ? headers : () => headers;
  let sent = 0;
  let answered = 0;
  let rest = '';
  return new Promise((resolve, reject) => {
    const address = { host: hostname, port: Number(port) };
    const socket =
      protocol === 'https:' ? connectTls({ ...address, servername: 'localhost', ...tls }) : connect(address);

    function fill(): void {
      while (sent < count && waiting.length < depth) {
        const body = bodies.next().value;
        waiting.push(body);
        sent++;
        const named = { host: hostname, ...headersFor(body.bytes), 'content-length': body.bytes.length };
        const head = Object.entries(named).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
        socket.write(body.bytes);
      }
    }

    function takeAnswers(): void {
      for (;;) {
        const end = rest.indexOf('\r\n\r\n');
        const length = Number(/^content-length: (\d+)/im.exec(rest.slice(0, end))?.[1] ?? 0);
        if (end < 0 || rest.length < end + 4 + length) {
          return;
        }
        const status = Number(rest.slice(9, 12));
        const body = waiting.shift();
        answered++;
        result.statuses.set(status, (result.statuses.get(status) ?? 0) + 1);
        if (status >= 500) {
          result.failures.push(`${status} to ${body?.what}: ${body?.bytes.toString('latin1').slice(0, 300)}`);
        }
        rest = rest.slice(end + 4 + length);
      }
    }

    socket.on('connect', fill);
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      takeAnswers();
      if (answered === count) {
        socket.destroy();
        resolve();
        return;
      }
      fill();
    });
    socket.on('error', reject);
    socket.on('close', () =>
      reject(
        new Error(`closed after ${answered} of ${count} answers; the last words: ${rest.slice(0, 300)}`),
      ),
    );
  });
}

/** Bytes of live objects in this process, after a collection. */
export function liveBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
