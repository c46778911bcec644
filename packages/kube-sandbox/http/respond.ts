import type { ServerResponse } from 'node:http';
import { parseExact, stringifyExact } from 'kube-text/exact-json';
import { writeYaml } from 'kube-text/write-yaml';
import { ApiError, internalError, type Status } from '../meta/api-error.ts';

function warningHeaders(warnings: readonly string[]): { [name: string]: string[] } {
  if (warnings.length === 0) return {};
  const texts = [...new Set(warnings)].slice(0, 50);
  return { warning: texts.map((text) => `299 - ${JSON.stringify(text.replaceAll(/[^\x20-\x7e]/g, '?'))}`) };
}

export interface Reply {
  code: number;
  /** JSON text, or a value to be encoded. */
  json?: string;
  value?: unknown;
  format: 'json' | 'yaml';
  pretty: boolean;
  warnings: readonly string[];
}

export function reply(response: ServerResponse, answer: Reply): void {
  let text = answer.json ?? stringifyExact(answer.value);
  let type = 'application/json';
  if (answer.format === 'yaml') {
    text = writeYaml(answer.value ?? parseExact(text));
    type = 'application/yaml';
  } else if (answer.pretty) text = stringifyExact(answer.value ?? parseExact(text), 2);
  const body = Buffer.from(`${text}\n`);
  response.writeHead(answer.code, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-cache, private',
    ...warningHeaders(answer.warnings),
  });
  response.end(body);
}

/** A thrown value as a Status; what is not an ApiError is an accident of ours, told without its text. */
export function statusOf(error: unknown): Status {
  if (error instanceof ApiError) return error.status;
  return internalError('the sandbox met an error it did not expect; its log has the details').status;
}

export function replyStatus(response: ServerResponse, status: Status): void {
  const code = status.code ?? 500;
  const retryAfter = status.details?.retryAfterSeconds;
  if (retryAfter) response.setHeader('retry-after', String(retryAfter));
  if (code === 413) response.setHeader('connection', 'close');
  reply(response, { code, value: status, format: 'json', pretty: false, warnings: [] });
}

export function replyText(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}
