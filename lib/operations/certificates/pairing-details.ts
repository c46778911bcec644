import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Application, integrationNamespace } from '#lib/domain/application/application.ts';
import type { PairingDetails } from '#lib/domain/application/pairing.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';
import { findOpenTokens, standsFor } from '../tokens/find-open-tokens.ts';
import { callConnector, tokenOf } from './call-connector.ts';

const tokenAnswer = z.object({ url: z.string() });
const infoAnswer = z.object({
  csrUrl: z.string(),
  api: z.object({ infoUrl: z.string() }),
  certificate: z.object({ subject: z.string() }),
});

/**
 * The subject that a signing request of this Application must have, where to renew, and the CA to trust. Asks the connector with a token of
 * its own, because asking uses one up.
 */
export async function pairingDetails(
  context: OperationContext,
  application: string,
): Promise<PairingDetails> {
  const { kube, config } = context;
  const found = await kube.get<Application>(kinds.applications, application);
  const [info, edgeCaPem] = await Promise.all([
    readSigningInfo(context, found),
    config.edgeCaFile === undefined ? undefined : readFile(config.edgeCaFile, 'utf8').catch(() => undefined),
  ]);
  return {
    subject: info.certificate.subject,
    renewalUrl: info.api.infoUrl.replace(/\/management\/info$/, '/certificates/renewals'),
    edgeCaPem,
  };
}

async function readSigningInfo(context: OperationContext, { metadata, spec }: Application) {
  const { kube, config } = context;
  const { tenant = '', group = '' } = spec ?? {};
  const { url } = await callConnector(
    {
      method: 'POST',
      base: config.connectorInternalUrl,
      path: '/v1/applications/tokens',
      headers: {
        Application: metadata.name,
        ...(tenant === '' || group === '' ? {} : { Tenant: tenant, Group: group }),
      },
    },
    tokenAnswer,
  );
  const path = `/v1/applications/signingRequests/info?token=${tokenOf(url)}`;
  const call = { method: 'GET', base: config.connectorExternalUrl, path } as const;
  const info = await callConnector(call, infoAnswer);
  // the answer brings another token, which nobody is going to use
  const next = decodeURIComponent(tokenOf(info.csrUrl));
  const unused = (await findOpenTokens(context, metadata.name)).find((open) => standsFor(open, next));
  if (unused !== undefined) {
    await kube.delete(kinds.secrets, unused.secretName, integrationNamespace);
  }
  return info;
}
