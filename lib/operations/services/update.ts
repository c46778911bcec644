import { registeredValues } from '#lib/domain/application/credentials/credentials-of-registration.ts';
import type { EditServiceRequest } from '#lib/domain/application/edit-service-request.ts';
import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';
import type { ServiceSettings } from '#lib/domain/application/service-form.ts';
import { settingsOf, withoutSecrets } from '#lib/domain/application/service-settings.ts';
import { mergeThreeWay } from '#lib/domain/kubernetes/three-way-merge.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { rawMember, setRawMember } from '#lib/specifications/raw-json.ts';
import type { OperationContext } from '../context.ts';
import type { ServiceTarget } from './call-registry.ts';
import { changeRegistration } from './change-registration.ts';
import { withoutSpecifications } from './without-specifications.ts';

/**
 * Changes what was changed of name, target and credentials of a registered service; all else, its specifications among it,
 * stays as it is now.
 * @throws MooringError CONFLICT with `details: ServiceSettings` (those of now, without secrets) where somebody else has
 * changed the same to something else; with the registry's text, such as for asterisks that stand for nothing stored.
 */
export function updateService(
  context: OperationContext,
  target: ServiceTarget,
  edit: EditServiceRequest,
): Promise<void> {
  return changeRegistration(context, target, (registration) => withEdit(registration, edit));
}

/** The registration with what was changed. Throws as updateService does. */
export function withEdit(
  registration: string,
  { base, settings }: { base: ServiceSettings; settings: ServiceSettings },
): string {
  const stored = registeredServiceSchema.parse(JSON.parse(withoutSpecifications(registration)));
  const current = settingsOf(withoutSecrets(stored));
  const { value, conflicts } = mergeThreeWay({ base, theirs: current, mine: settings });
  if (conflicts.length > 0) {
    throw new MooringError('CONFLICT', message('errors.settingsChanged'), {
      hint: message('errors.settingsChangedHint'),
      details: current,
    });
  }
  return withSettings(registration, value as ServiceSettings);
}

/**
 * The registration with the settings in it.
 * @throws MooringError INVALID when an API would lose its target URL.
 */
export function withSettings(registration: string, settings: ServiceSettings): string {
  const { name, provider, description, shortDescription, targetUrl } = settings;
  let text = registration;
  for (const [key, value] of Object.entries({ provider, name, description })) {
    text = setRawMember(text, key, JSON.stringify(value));
  }
  text = setRawMember(
    text,
    'shortDescription',
    shortDescription === '' ? undefined : JSON.stringify(shortDescription),
  );
  const api = rawMember(registration, 'api');
  if (targetUrl !== '') {
    return setRawMember(text, 'api', withTarget(api ?? '{}', settings));
  }
  if (api !== undefined) {
    throw new MooringError('INVALID', message('errors.apiNeedsTarget'), {
      hint: message('errors.apiNeedsTargetUpdateHint'),
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
  if (credentials.type === 'unknown') {
    return stored;
  }
  const registered = registeredValues(credentials);
  if (registered === undefined) {
    return undefined;
  }
  const { member, values } = registered;
  let text = rawMember(stored, member) ?? '{}';
  for (const [key, value] of Object.entries(values)) {
    text = setRawMember(text, key, value === undefined ? undefined : JSON.stringify(value));
  }
  const csrf = csrfUrl === '' ? undefined : JSON.stringify({ tokenEndpointURL: csrfUrl });
  return setRawMember('{}', member, setRawMember(text, 'csrfInfo', csrf));
}
