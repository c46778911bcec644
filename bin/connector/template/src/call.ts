import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { getCACertificates } from 'node:tls';

/** A private key and the certificate for it, both PEM. */
export interface Identity {
  key: string;
  cert: string;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  body?: unknown;
  /** Makes it a mutual TLS call. */
  identity?: Identity;
}

const timeoutMs = 30_000;

/** Calls the cluster. @returns the JSON of an answer with the status `wanted`; any other is an Error with its words. */
export function call<T>(wanted: number, { method, url, body, identity }: Call): Promise<T> {
  const target = new URL(url);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) };
  const headers = { 'content-type': 'application/json', ...length };
  // the path as it is given: a token in it must not be escaped
  const options = { method, headers, path: url.slice(target.origin.length), timeout: timeoutMs };
  return new Promise((resolve, reject) => {
    const request =
      target.protocol === 'https:'
        ? httpsRequest(target, { ...options, ...identity, ca: authorities() })
        : httpRequest(target, options);
    request.on('timeout', () => request.destroy(new Error(`${target.origin} does not answer in time`)));
    request.on('error', reject);
    request.on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8');
      answer.on('error', reject);
      answer.on('data', (chunk: string) => {
        said += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode !== wanted) {
          reject(new Error(`${target.origin}${target.pathname} answered ${answer.statusCode}: ${said}`));
          return;
        }
        resolve((said === '' ? undefined : JSON.parse(said)) as T);
      });
    });
    request.end(text);
  });
}

function authorities(): string[] {
  const file = process.env.CONNECTOR_CA;
  return file === undefined
    ? getCACertificates('default')
    : [...getCACertificates('default'), readFileSync(file, 'utf8')];
}
