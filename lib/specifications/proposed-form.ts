import { emptyCredentials } from '#lib/domain/application/credentials/credential-values.ts';
import { hasUserinfo } from '#lib/domain/application/has-userinfo.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { isTargetUrl } from '#lib/domain/application/target-url.ts';
import { sameJson } from '#lib/domain/kubernetes/same-json.ts';
import type { ServiceProposal } from './service-proposal.ts';

/** What of the console's form a specification can fill in. */
export type ProposedForm = Pick<
  ServiceForm,
  'name' | 'provider' | 'description' | 'targetUrl' | 'credentials'
>;

const nothing: ProposedForm = {
  name: '',
  provider: '',
  description: '',
  targetUrl: '',
  credentials: { type: 'none' },
};

export interface ProposalPlace {
  /** Name of the Application; who offers the service where the document does not tell. */
  application: string;
  /** Where the document was fetched, '' where that is not known. */
  documentUrl: string;
}

/** The fields as the specification has them; '' where it does not tell. */
export function proposedForm(proposal: ServiceProposal, place: ProposalPlace): ProposedForm {
  const { name, provider, description, credentials } = proposal;
  return {
    name,
    provider: provider || place.application,
    description: description || name,
    targetUrl: proposedTargets(proposal, place.documentUrl)[0] ?? '',
    credentials: emptyCredentials(credentials.type, absolute(credentials.tokenUrl, place.documentUrl) ?? ''),
  };
}

/** Where the API may be, the likeliest first: what its document says, or for OData where its `$metadata` was found. */
export function proposedTargets({ servers }: ServiceProposal, documentUrl: string): string[] {
  const document = URL.parse(documentUrl);
  const serviceRoot = /^(.*)\/\$metadata$/.exec(document?.pathname ?? '')?.[1];
  const stated = servers.map((server) => absolute(server, documentUrl));
  const all = serviceRoot === undefined ? stated : [`${document?.origin}${serviceRoot}`, ...stated];
  return [...new Set(all)].filter((url) => url !== undefined);
}

/**
 * The fields to be filled in now: those that are empty or still hold what was proposed before. What a person entered stays.
 */
export function fieldsToFill(
  form: ProposedForm,
  proposed: ProposedForm,
  before: ProposedForm = nothing,
): Partial<ProposedForm> {
  const isFree = (key: keyof ProposedForm) => form[key] === '' || sameJson(form[key], before[key]);
  const keys = Object.keys(proposed) as (keyof ProposedForm)[];
  return Object.fromEntries(
    keys
      .filter((key) => isFree(key) && !sameJson(form[key], proposed[key]))
      .map((key) => [key, proposed[key]]),
  );
}

/** An http URL that the form takes; undefined for one that is relative to nobody knows what, or no such URL. */
function absolute(url: string, documentUrl: string): string | undefined {
  const isAbsolute = /^https?:\/\//i.test(url);
  const found = isAbsolute ? url : url === '' ? undefined : URL.parse(url, documentUrl)?.href;
  const isUsable =
    found !== undefined && /^https?:\/\//i.test(found) && isTargetUrl(found) && !hasUserinfo(found);
  return isUsable ? found : undefined;
}
