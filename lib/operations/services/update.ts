import type { ServiceSettings } from '../../domain/service-form.ts';
import { MooringError } from '../../errors.ts';
import { rawMember, setRawMember } from '../../specs/raw-json.ts';
import type { OperationContext } from '../context.ts';
import type { ServiceTarget } from './call-registry.ts';
import { changeRegistration } from './change-registration.ts';

/**
 * Changes name, target and credentials of a registered service; its specifications stay as they are.
 * @throws MooringError with the registry's text, such as for asterisks that stand for nothing stored.
 */
export function updateService(
  context: OperationContext,
  target: ServiceTarget,
  settings: ServiceSettings,
): Promise<void> {
  return changeRegistration(context, target, (registration) => withSettings(registration, settings));
}

/**
 * The registration with the settings in it.
 * @throws MooringError INVALID when an API would lose its target URL.
 */
export function withSettings(registration: string, settings: ServiceSettings): string {
  const { name, provider, description, targetUrl } = settings;
  let text = registration;
  for (const [key, value] of Object.entries({ provider, name, description })) {
    text = setRawMember(text, key, JSON.stringify(value));
  }
  if (description !== JSON.parse(rawMember(registration, 'description') ?? 'null')) {
    // a short text beside a new long one would tell what no longer holds
    text = setRawMember(text, 'shortDescription', undefined);
  }
  const api = rawMember(registration, 'api');
  if (targetUrl !== '') {
    return setRawMember(text, 'api', withTarget(api ?? '{}', settings));
  }
  if (api !== undefined) {
    throw new MooringError('INVALID', 'An API needs a target URL.', {
      hint: 'Enter where the API is. To withdraw it, delete the service.',
    });
  }
  return text;
}

function withTarget(api: string, settings: ServiceSettings): string {
  const stored = rawMember(api, 'credentials') ?? '{}';
  const targeted = setRawMember(api, 'targetUrl', JSON.stringify(settings.targetUrl));
  return setRawMember(targeted, 'credentials', credentialsText(stored, settings));
}

/** What the form does not know of, such as parameters of the token request, stays while the kind does. */
function credentialsText(stored: string, { credentials, csrfUrl }: ServiceSettings): string | undefined {
  if (credentials.type === 'none') {
    return undefined;
  }
  const { type, ...values } = credentials;
  const kind = type === 'certificate' ? 'certificateGen' : type;
  let text = rawMember(stored, kind) ?? '{}';
  for (const [key, value] of Object.entries(values)) {
    text = setRawMember(text, key, JSON.stringify(value));
  }
  const csrf = csrfUrl === '' ? undefined : JSON.stringify({ tokenEndpointURL: csrfUrl });
  return setRawMember('{}', kind, setRawMember(text, 'csrfInfo', csrf));
}
