import { z } from 'zod';
import type { ObjectMeta } from '../kubernetes/kube-object.ts';

/** Label of every Secret that stands for a one-time token; its value is the token's kind. */
export const tokenLabel = 'connectivity.mooring.dev/token';

/** Label by which everything of an Application is found; left out for names that no label can hold. */
export const applicationLabel = 'application';

const prefix = 'connectivity.mooring.dev/';

const annotated = z.object({
  [`${prefix}token-id`]: z.string().min(1),
  [`${prefix}token-step`]: z.enum(['info', 'certificate']),
  [`${prefix}application`]: z.string().optional(),
  [`${prefix}tenant`]: z.string().optional(),
  [`${prefix}group`]: z.string().optional(),
  [`${prefix}created-at`]: z.iso.datetime(),
  [`${prefix}expires-at`]: z.iso.datetime(),
});

/** A one-time token that was neither used nor withdrawn, without the token itself, which nobody keeps. */
export interface OpenToken {
  /** Short, for people; a token and the one that it was exchanged for share it. */
  id: string;
  /** Name of the Secret; deleting it withdraws the token. */
  secretName: string;
  kind: 'application' | 'runtime';
  /** What comes next with it: the signing request info, or the certificate. */
  step: 'info' | 'certificate';
  /** Undefined for a runtime. */
  application: string | undefined;
  /** Central mode only. */
  tenant: string | undefined;
  group: string | undefined;
  /** RFC 3339. */
  createdAt: string;
  expiresAt: string;
}

/** What the metadata of a token's Secret says; undefined where the Secret is none. */
export function toOpenToken(metadata: ObjectMeta): OpenToken | undefined {
  const kind = metadata.labels?.[tokenLabel];
  const read = annotated.safeParse(metadata.annotations ?? {});
  if ((kind !== 'application' && kind !== 'runtime') || !read.success) {
    return undefined;
  }
  const of = read.data;
  return {
    id: of[`${prefix}token-id`],
    secretName: metadata.name,
    kind,
    step: of[`${prefix}token-step`],
    application: of[`${prefix}application`],
    tenant: of[`${prefix}tenant`],
    group: of[`${prefix}group`],
    createdAt: of[`${prefix}created-at`],
    expiresAt: of[`${prefix}expires-at`],
  };
}

/** Name, labels and annotations of the Secret that stands for a token. */
export function openTokenMetadata(token: OpenToken): ObjectMeta {
  const { application, tenant, group } = token;
  const labelled = application !== undefined && isLabelValue(application);
  return {
    name: token.secretName,
    labels: { [tokenLabel]: token.kind, ...(labelled ? { [applicationLabel]: application } : {}) },
    annotations: {
      [`${prefix}token-id`]: token.id,
      [`${prefix}token-step`]: token.step,
      ...(application === undefined ? {} : { [`${prefix}application`]: application }),
      ...(tenant === undefined ? {} : { [`${prefix}tenant`]: tenant }),
      ...(group === undefined ? {} : { [`${prefix}group`]: group }),
      [`${prefix}created-at`]: token.createdAt,
      [`${prefix}expires-at`]: token.expiresAt,
    },
  };
}

/** True when Kubernetes takes the text as the value of a label. */
export function isLabelValue(text: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(text);
}
