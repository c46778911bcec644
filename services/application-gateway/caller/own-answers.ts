import type { MooringError } from '#lib/errors.ts';
import type { RawHeaders } from '../http1/header-name.ts';
import type { Caller } from './caller.ts';
import { proxyStatusHeader, proxyStatusOfAnswer } from './proxy-status.ts';

const noTrailers: RawHeaders = [];

/** Answers `{"code", "error"}` (binding contract 5.3). Targets write such bodies too: a header says whose it is. */
export function answerError(caller: Caller, { http, message }: MooringError, headers: RawHeaders): void {
  const body = Buffer.from(JSON.stringify({ code: http, error: message }), 'utf8');
  const own = [
    proxyStatusHeader,
    proxyStatusOfAnswer(http),
    'Content-Type',
    'application/json;charset=UTF-8',
  ];
  answer(caller, http, [...headers, ...own], body);
}

/** The target was not reached or has not answered: the body is empty (binding contract 5.3), a header says why. */
export function answerNothing(caller: Caller, status: number, proxyStatus: string): void {
  answer(caller, status, [proxyStatusHeader, proxyStatus], undefined);
}

function answer(caller: Caller, status: number, headers: RawHeaders, body: Buffer | undefined): void {
  const length = ['Content-Length', String(body?.length ?? 0)];
  caller.begin(status, statusTexts.get(status) ?? 'Error', [...headers, ...length]);
  if (body !== undefined) {
    caller.write(body);
  }
  caller.end(noTrailers);
}

const statusTexts = new Map([
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [504, 'Gateway Timeout'],
]);
