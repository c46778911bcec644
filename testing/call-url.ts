import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { SecureVersion } from 'node:tls';
import { parseJson } from '#lib/parse-json.ts';

export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
  /** Of a TLS client: what it trusts, what it presents, and `servername: ''` for none. */
  tls?: { ca?: string; cert?: string; key?: string; servername?: string; maxVersion?: SecureVersion };
}

export interface UrlAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

/**
 * Asks as a client that leaves the path as it is written, follows nothing and sends what it is told.
 * @returns the answer; `body` is its JSON, undefined where it is none
 */
export function callUrl(url: string, options: CallOptions = {}): Promise<UrlAnswer> {
  const { method = options.body === undefined ? 'GET' : 'POST', headers = {}, body, tls = {} } = options;
  const { protocol, hostname, port, origin } = new URL(url);
  const path = url.slice(origin.length) || '/';
  // node itself sends the body of a GET or DELETE without saying how long it is
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const target = { hostname, port, path, method, headers: { ...length, ...headers } };
  return new Promise((resolve, reject) => {
    const request =
      protocol === 'https:'
        ? httpsRequest({ ...target, ...tls, agent: false, servername: tls.servername ?? 'localhost' })
        : httpRequest(target);
    request.on('error', reject);
    request.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('error', reject);
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          body: parseJson(text),
        });
      });
    });
    request.end(body);
  });
}
