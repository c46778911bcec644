import { type IncomingMessage, request } from 'node:http';

export interface GatewayAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  bytes: Buffer;
}

export interface GatewayCall {
  /** Value of Host; by default that of the service. */
  host?: string;
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Base URL of the listener; by default the one of workloads. */
  base?: string;
}

/** Calls a listener over a connection of its own. */
export function callGateway(
  base: string,
  path: string,
  { host, method = 'GET', headers = {}, body }: Omit<GatewayCall, 'base'> & { host: string },
): Promise<GatewayAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(base, { method, path, headers: { host, ...headers }, agent: false }, (response) => {
      readAll(response).then(
        (bytes) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: bytes.toString('utf8'),
            bytes,
          }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of response) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
