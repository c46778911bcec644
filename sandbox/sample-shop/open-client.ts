import { readFile } from 'node:fs/promises';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import { type ConnectorClient, createConnectorClient } from '#lib/http/connector-client/connector-client.ts';
import { createCaller } from '#lib/http/connector-client/create-caller.ts';

/** Speaks with the cluster whose edge has a certificate of the CA in `edgeCaFile`. */
export function openClient(edgeCaFile: string): ConnectorClient {
  const call = createCaller({
    // read at every call: the file is written when the edge makes its certificate
    serverCa: () => readFile(edgeCaFile, 'utf8').catch(() => undefined),
    timeoutMs: 15_000,
    explain: (origin, thrown) =>
      new MooringError('UPSTREAM', `${origin} cannot be reached: ${errorText(thrown)}.`, { cause: thrown }),
  });
  return createConnectorClient(call, { attemptDelayMs: 200 });
}

/** What the cluster refuses the shop is no fault of whoever asked the shop: its words stay, as UPSTREAM. */
export async function asUpstream<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isMooringError(error) && (error.details as { status?: number } | undefined)?.status !== undefined) {
      throw new MooringError('UPSTREAM', error.message, { cause: error, details: error.details });
    }
    throw error;
  }
}
