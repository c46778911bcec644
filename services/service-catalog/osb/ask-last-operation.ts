import type { BrokerClient } from './broker-client.ts';
import { BrokerHttpError, textOf } from './broker-http-error.ts';

/** `gone`: the broker knows nothing of it (404, 410); `error`: an answer that says nothing. */
export interface LastOperation {
  state: 'in progress' | 'succeeded' | 'failed' | 'gone' | 'error';
  description: string;
}

const states = ['in progress', 'succeeded', 'failed'] as const;

/**
 * Asks a broker how far the operation on the instance or binding at `path` is.
 * @throws MooringError TIMEOUT or UPSTREAM when there is no answer.
 */
export async function askLastOperation(
  client: BrokerClient,
  path: string,
  query: Record<string, string>,
  operation: string | undefined,
  userInfo: Record<string, unknown> | undefined,
): Promise<LastOperation> {
  try {
    const { body } = await client.call('GET', `${path}/last_operation`, {
      query: { ...query, ...(operation === undefined ? {} : { operation }) },
      userInfo,
    });
    const state = states.find((known) => known === body.state);
    const description = textOf(body.description) ?? '';
    return state === undefined
      ? { state: 'error', description: 'The broker names no state that is known.' }
      : { state, description };
  } catch (error) {
    if (!(error instanceof BrokerHttpError)) {
      throw error;
    }
    const gone = error.status === 410 || error.status === 404;
    return { state: gone ? 'gone' : 'error', description: error.message };
  }
}
