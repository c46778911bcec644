import { type Message, message } from '../../texts/message.ts';
import { basic } from './basic.ts';
import { certificate } from './certificate.ts';
import type { CredentialDescription } from './credential-description.ts';
import { none } from './none.ts';
import { oauth } from './oauth.ts';
import { oauthWithCertificate } from './oauth-with-certificate.ts';

/** How the gateway can sign in at an API, in the order in which the console offers them. */
export const credentialKinds = ['none', 'basic', 'oauth', 'oauthWithCertificate', 'certificate'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/**
 * What each kind is called and made of. Whoever handles kinds has a table or a switch of its own that says `satisfies
 * Record<CredentialKind, …>` or ends in `never`: one more kind does not compile until each of them knows it.
 */
export const credentialTable = {
  none,
  basic,
  oauth,
  oauthWithCertificate,
  certificate,
} as const satisfies Record<CredentialKind, CredentialDescription>;

export type CredentialTable = typeof credentialTable;

/** Members of `api.credentials` in a registration. */
export type CredentialMember = Exclude<CredentialTable[CredentialKind]['member'], undefined>;

/** The kind that an Application's `credentials.type` names; undefined for one that nobody here knows, which is not `none`. */
export function credentialKindOf(storedType: string | undefined): CredentialKind | undefined {
  return credentialKinds.find((kind) => credentialTable[kind].storedType === (storedType ?? ''));
}

/** What a page says of an Application's `credentials.type`. */
export function credentialsInWords(storedType: string | undefined): Message {
  const kind = credentialKindOf(storedType);
  return kind === undefined
    ? message('services.unknownCredentials', { type: storedType ?? '' })
    : credentialTable[kind].inWords;
}
