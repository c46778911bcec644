import { type CredentialKind, credentialKinds } from './credential-kind.ts';

/** Its certificate is made by the registry, and has to be handed on to the API before a call succeeds. */
const later = 'certificate' satisfies CredentialKind;

/** The kinds that the console offers while it registers a service. */
export type RegistrableKind = Exclude<CredentialKind, typeof later>;
export const registrableKinds: readonly RegistrableKind[] = credentialKinds.filter((kind) => kind !== later);
