import { emptyCredentials } from './credentials/credential-values.ts';
import { registrableKinds } from './credentials/registrable-kinds.ts';
import { hasUserinfo } from './has-userinfo.ts';
import type { ServiceForm } from './service-form.ts';

const texts = ['provider', 'name', 'description', 'targetUrl', 'spec', 'specUrl'] as const;

/** A described service as it may be kept in the browser: without what could be a secret. */
export type ServiceFormDraft = Pick<ServiceForm, (typeof texts)[number]> & {
  credentials: { type: ServiceForm['credentials']['type']; url: string };
};

/** What is kept of a form; undefined where nothing was entered. */
export function draftOf(form: ServiceForm): ServiceFormDraft | undefined {
  const { provider, name, description, spec, credentials } = form;
  const draft = {
    provider,
    name,
    description,
    spec,
    targetUrl: shownUrl(form.targetUrl),
    specUrl: shownUrl(form.specUrl),
    credentials: {
      type: credentials.type,
      url: 'url' in credentials ? shownUrl(credentials.url) : '',
    },
  };
  const isEmpty = credentials.type === 'none' && texts.every((key) => draft[key] === '');
  return isEmpty ? undefined : draft;
}

/** The form that a draft was made of, its user names and secrets to be entered again; undefined for what is no draft. */
export function formOfDraft(draft: unknown): ServiceForm | undefined {
  if (!isDraft(draft)) {
    return undefined;
  }
  const { credentials, ...rest } = draft;
  return { ...rest, credentials: emptyCredentials(credentials.type, credentials.url) };
}

/** A password may stand before the host, a token in the query: such a URL is not kept. */
function shownUrl(url: string): string {
  return hasUserinfo(url) || url.includes('?') ? '' : url;
}

function isDraft(value: unknown): value is ServiceFormDraft {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const draft = value as Record<string, unknown>;
  const credentials = draft.credentials as { type?: unknown; url?: unknown } | null | undefined;
  return (
    texts.every((key) => typeof draft[key] === 'string') &&
    registrableKinds.some((kind) => kind === credentials?.type) &&
    typeof credentials?.url === 'string'
  );
}
