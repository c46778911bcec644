import { registeredValues } from '#lib/domain/application/credentials/credentials-of-registration.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { setRawMember } from '#lib/specifications/raw-json.ts';
import { registeredAs } from '#lib/specifications/registered-as.ts';
import type { SpecificationKind } from '#lib/specifications/specification-report.ts';

/** A specification without errors. */
export interface UsableSpecification {
  kind: SpecificationKind | undefined;
  /** '' for XML. */
  json: string;
}

/**
 * The registry's JSON text for a described service. The specification goes in as text: parsing and writing it again
 * would reorder keys such as "200" and round large numbers.
 * @throws MooringError INVALID when the form describes neither an API nor events.
 */
export function registrationBody(form: ServiceForm, spec: UsableSpecification | undefined): string {
  const { provider, name, description, targetUrl } = form;
  const base = JSON.stringify({ provider, name, description });
  const withApi = targetUrl === '' ? base : setRawMember(base, 'api', apiText(form, spec));
  if (spec?.kind !== undefined && registeredAs[spec.kind].part === 'events') {
    return setRawMember(withApi, 'events', setRawMember('{}', 'spec', spec.json));
  }
  if (targetUrl === '') {
    throw new MooringError('INVALID', message('errors.apiNeedsTarget'), {
      hint: message('errors.apiNeedsTargetHint'),
    });
  }
  return withApi;
}

function apiText(form: ServiceForm, spec: UsableSpecification | undefined): string {
  const base = JSON.stringify({
    targetUrl: form.targetUrl,
    ...credentialsOf(form),
    ...odataOf(form, spec?.kind),
  });
  const way = spec?.kind === undefined ? undefined : registeredAs[spec.kind];
  const isInline = way?.part === 'api' && way.isSent;
  return isInline && spec !== undefined ? setRawMember(base, 'spec', spec.json) : base;
}

/**
 * OData is marked as such. Its XML cannot be sent inline: the registry fetches it, from this address or from the target's
 * own `$metadata`.
 */
function odataOf({ specUrl }: ServiceForm, kind: SpecificationKind | undefined) {
  const { apiType, isSent } = kind === undefined ? { apiType: undefined, isSent: false } : registeredAs[kind];
  if (apiType === undefined) {
    return {};
  }
  return { apiType, ...(isSent || specUrl === '' ? {} : { specificationUrl: specUrl }) };
}

function credentialsOf({ credentials }: ServiceForm) {
  const registered = registeredValues(credentials);
  return registered === undefined ? {} : { credentials: { [registered.member]: registered.values } };
}
