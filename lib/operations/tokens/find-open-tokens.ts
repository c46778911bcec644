import { createHash } from 'node:crypto';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import {
  applicationLabel,
  isLabelValue,
  type OpenToken,
  tokenLabel,
  toOpenToken,
} from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { OperationContext } from '../context.ts';

/** The tokens of an Application that were neither used nor withdrawn. */
export async function findOpenTokens({ kube }: OperationContext, application: string): Promise<OpenToken[]> {
  const ofApplication = isLabelValue(application) ? `,${applicationLabel}=${application}` : '';
  const { items } = await kube.list<KubeObject>(kinds.secrets, {
    namespace: integrationNamespace,
    labelSelector: tokenLabel + ofApplication,
  });
  return items
    .flatMap(({ metadata }) => toOpenToken(metadata) ?? [])
    .filter((token) => token.application === application);
}

/** Whether `token` is the one that `open` stands for: all that is kept of it is its hash, in the name of the Secret. */
export function standsFor({ secretName }: OpenToken, token: string): boolean {
  return secretName.endsWith(createHash('sha256').update(token).digest('hex'));
}
