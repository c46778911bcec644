import { type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import { saidBy } from './errors.ts';

const closed = message('errors.closedConnection');
const slow = message('errors.tooSlow');

const failures: Readonly<Record<string, Message>> = {
  ECONNREFUSED: message('errors.refusesConnections'),
  ECONNRESET: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  UND_ERR_CONNECT_TIMEOUT: message('errors.notConnectedInTime'),
  UND_ERR_HEADERS_TIMEOUT: slow,
  UND_ERR_BODY_TIMEOUT: slow,
  ENOTFOUND: message('errors.unknownName'),
  EAI_AGAIN: message('errors.nameNotLookedUp'),
};

/** Why a call has no answer, as the end of a sentence about the server that was called. */
export function connectionFailure(error: unknown): Sentence {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return slow;
  }
  // both addresses of a host may fail, each for its own reason
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code } = first as { code?: unknown };
  return (typeof code === 'string' ? failures[code] : undefined) ?? saidBy(first);
}
