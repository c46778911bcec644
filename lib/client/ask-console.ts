import { signInHeader } from '#lib/domain/access/sign-in-header.ts';
import { checkConnection } from './connection-check.ts';

/** After so long without an answer the console is asked whether it is there. */
const patienceMs = 7_000;
const probeMs = 3_000;

/** There was no answer. The request may have been carried out all the same. */
export class NoAnswer extends Error {
  /** The console took the connection, or had none left, and said nothing. */
  readonly isSilent: boolean;

  constructor(isSilent: boolean) {
    super('The console does not answer.');
    this.name = 'NoAnswer';
    this.isSilent = isSilent;
  }
}

/** Whether the console's process answers. One that wants a sign-in is shown that way: the page is loaded again. */
export async function consoleAnswers(): Promise<boolean> {
  try {
    const { headers } = await fetch('/api/alive', {
      cache: 'no-store',
      signal: AbortSignal.timeout(probeMs),
    });
    if (headers.has(signInHeader)) {
      location.reload();
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * A request to the console, answered in full. It may take as long as the console takes: one that is there is waited for,
 * one that is not is given up within ten seconds.
 * @throws NoAnswer; what `fetch` throws where the caller's own signal has ended it.
 */
export async function askConsole(
  path: string,
  request: Omit<RequestInit, 'signal'> & { signal?: AbortSignal },
): Promise<{ status: number; isOk: boolean; text: string }> {
  const givenUp = new AbortController();
  const timer = watch(givenUp);
  const signals = request.signal === undefined ? [givenUp.signal] : [givenUp.signal, request.signal];
  try {
    const answer = await fetch(path, { ...request, signal: AbortSignal.any(signals) });
    return { status: answer.status, isOk: answer.ok, text: await answer.text() };
  } catch (cause) {
    if (request.signal?.aborted) {
      throw cause;
    }
    checkConnection();
    throw new NoAnswer(givenUp.signal.aborted);
  } finally {
    clearInterval(timer);
  }
}

function watch(givenUp: AbortController): ReturnType<typeof setInterval> {
  return setInterval(async () => {
    if (!(await consoleAnswers())) {
      givenUp.abort();
    }
  }, patienceMs);
}
