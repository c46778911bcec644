import { z } from 'zod';

const tokenCredential = z.object({ kind: z.literal('token'), token: z.string().min(1) });

const oidcCredential = z.object({
  kind: z.literal('oidc'),
  /** Id of the issuer. */
  issuer: z.string(),
  /** Whether the console impersonates the person, or sends the ID token. */
  identity: z.enum(['impersonate', 'token']),
  /** Claim `sub`: whom the issuer may go on speaking of. */
  subject: z.string(),
  idToken: z.string(),
  refreshToken: z.string().optional(),
  /** In ms of the epoch: until then what the issuer has said holds. */
  freshUntilMs: z.number(),
});

/** What is kept of somebody who has signed in; encrypted wherever it lies. */
export const sessionSchema = z.object({
  person: z.object({ name: z.string().min(1), groups: z.array(z.string()) }),
  /** By what the person was believed. */
  credential: z.discriminatedUnion('kind', [tokenCredential, oidcCredential]),
  /** In ms of the epoch: when it ends in any case. */
  endsAtMs: z.number(),
});

export type Session = z.output<typeof sessionSchema>;
export type OidcCredential = z.output<typeof oidcCredential>;

/** The token that goes to the API server as the person's own; undefined where the console impersonates. */
export function ownTokenOf({ credential }: Session): string | undefined {
  if (credential.kind === 'token') {
    return credential.token;
  }
  return credential.identity === 'token' ? credential.idToken : undefined;
}
