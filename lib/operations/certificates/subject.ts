import { z } from 'zod';
import { kinds } from '../../domain/kinds.ts';
import type { OperationContext } from '../context.ts';
import { callConnector, tokenOf } from './call-connector.ts';

const tokenAnswer = z.object({ url: z.string() });
const infoAnswer = z.object({ certificate: z.object({ subject: z.string() }) });

/**
 * The subject that a signing request of this Application must have, `O=..,OU=..,..` as the connector writes it. Asks with a
 * token of its own, because asking consumes one.
 */
export async function certificateSubject(
  { kube, config }: OperationContext,
  application: string,
): Promise<{ subject: string }> {
  await kube.get(kinds.applications, application);
  const { url } = await callConnector(
    {
      method: 'POST',
      base: config.connectorInternalUrl,
      path: '/v1/applications/tokens',
      headers: { Application: application },
    },
    tokenAnswer,
  );
  const { certificate } = await callConnector(
    {
      method: 'GET',
      base: config.connectorExternalUrl,
      path: `/v1/applications/signingRequests/info?token=${tokenOf(url)}`,
    },
    infoAnswer,
  );
  return { subject: certificate.subject };
}
