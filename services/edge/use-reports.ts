import type { Dispatcher } from 'undici';
import { errorText, MooringError } from '#lib/errors.ts';
import { edgeProofHeader } from '#lib/http/edge-proof.ts';
import type { Logger } from '#lib/log.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';
import { createSeldomWork } from '#lib/seldom-work.ts';
import type { CallingCertificate } from './calling-certificate.ts';
import type { EdgeConfig } from './config.ts';
import { type Prover, proofFor } from './proof-for.ts';

export interface UseReports {
  /** Has the connector told, behind the request, that an application calls with this certificate. */
  note(certificate: CallingCertificate): void;
  stop(): Promise<void>;
}

export interface UseReportsOptions extends Prover {
  config: Pick<EdgeConfig, 'connectorExternalUrl'>;
  dispatcher: Dispatcher;
  log: Logger;
}

const infoPath = '/v1/applications/management/info';
const answerTimeoutMs = 10_000;

/**
 * The edge may write nothing, and the connector sees no call of a registry or of events: the edge asks for the management info
 * in the name of who makes them. That is noted there as a use, as when the application asks itself.
 */
export function createUseReports({ log, ...edge }: UseReportsOptions): UseReports {
  const work = createSeldomWork({
    everyMs: 50 * 60_000,
    retryMs: 60_000,
    mostKept: 20_000,
    mostWaiting: 250,
    onError: (error) => log.warn({ error: errorText(error) }, 'the use of a certificate was not reported'),
    nowMs: () => edge.now().getTime(),
  });

  async function report(clientCert: string): Promise<void> {
    const request = { method: 'GET', url: infoPath, clientCert, body: undefined } as const;
    const answer = await edge.dispatcher.request({
      origin: new URL(edge.config.connectorExternalUrl).origin,
      path: request.url,
      method: request.method satisfies Dispatcher.HttpMethod,
      headers: { [clientCertHeader]: clientCert, [edgeProofHeader]: await proofFor(request, edge) },
      headersTimeout: answerTimeoutMs,
      bodyTimeout: answerTimeoutMs,
    });
    await answer.body.dump();
    // what the connector does not know as its own certificate it will not know in a minute either
    if (answer.statusCode >= 500) {
      throw new MooringError('UNAVAILABLE', `The connector answered ${answer.statusCode}.`);
    }
  }

  return {
    note({ hashes, header }) {
      // an ingress may leave out which certificate it was
      if (hashes.length > 0) {
        work.ask(hashes.join(' '), () => report(header));
      }
    },
    stop: () => work.stop(),
  };
}
