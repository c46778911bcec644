import type { RegistrableKind } from '#lib/domain/application/credentials/registrable-kinds.ts';
import type { Sentence } from '#lib/domain/texts/message.ts';
import type { SpecificationReport } from './specification-report.ts';

/** What a specification says about the service that it describes, as far as it says it; '' where it does not. */
export interface ServiceProposal {
  name: string;
  provider: string;
  /** A sentence or two without markup. */
  description: string;
  /** Where the API is; relative ones count from where the document is. Empty for events alone. */
  servers: string[];
  credentials: ProposedCredentials;
}

export interface ProposedCredentials {
  /** The kind of the console's own; `none` where callers need none, or something that it has none for. */
  type: Extract<RegistrableKind, 'none' | 'basic' | 'oauth'>;
  /** Of `oauth`, as it stands in the document; may be empty. */
  tokenUrl: string;
  /** What callers need where the console has no credentials of that kind, such as `an API key in the header X-Key`. */
  unsupported?: Sentence;
}

/** The check of a specification that a service is to be registered with. */
export interface SpecificationCheck extends SpecificationReport {
  /** There for a document in a known language. */
  proposal?: ServiceProposal;
}
