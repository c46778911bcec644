import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { kinds } from '../../domain/kinds.ts';
import type { PairingDetails } from '../../domain/pairing.ts';
import type { OperationContext } from '../context.ts';
import { callConnector, tokenOf } from './call-connector.ts';

const tokenAnswer = z.object({ url: z.string() });
const infoAnswer = z.object({ certificate: z.object({ subject: z.string() }) });

/**
 * The subject that a signing request of this Application must have, and the CA to trust. Asks the connector with a token of
 * its own, because asking uses one up.
 */
export async function pairingDetails(
  context: OperationContext,
  application: string,
): Promise<PairingDetails> {
  const { kube, config } = context;
  await kube.get(kinds.applications, application);
  const [subject, edgeCaPem] = await Promise.all([
    readSubject(context, application),
    config.edgeCaFile === undefined ? undefined : readFile(config.edgeCaFile, 'utf8').catch(() => undefined),
  ]);
  return { subject, edgeCaFile: config.mode === 'cluster' ? undefined : config.edgeCaFile, edgeCaPem };
}

async function readSubject({ config }: OperationContext, application: string): Promise<string> {
  const { url } = await callConnector(
    {
      method: 'POST',
      base: config.connectorInternalUrl,
      path: '/v1/applications/tokens',
      headers: { Application: application },
    },
    tokenAnswer,
  );
  const path = `/v1/applications/signingRequests/info?token=${tokenOf(url)}`;
  const call = { method: 'GET', base: config.connectorExternalUrl, path } as const;
  return (await callConnector(call, infoAnswer)).certificate.subject;
}
