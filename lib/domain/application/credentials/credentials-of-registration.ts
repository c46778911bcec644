import { storedSecret } from '../stored-secret.ts';
import type { CredentialField } from './credential-description.ts';
import {
  type CredentialKind,
  type CredentialMember,
  credentialKinds,
  credentialTable,
} from './credential-kind.ts';
import {
  type CredentialValues,
  fieldsOf,
  initialValue,
  isSecretField,
  type UnknownCredentials,
  valuesBy,
} from './credential-values.ts';
import { hideParameters } from './hide-parameters.ts';
import type { RegisteredCredentials } from './registered-credentials.ts';

type Credentials = RegisteredCredentials | null | undefined;

/** What a registration says of one kind. */
export interface GivenCredentials {
  kind: CredentialKind;
  member: CredentialMember;
  /** As they were sent, by the names of the kind's fields. */
  values: Record<string, unknown>;
  csrfInfo: { tokenEndpointURL?: string | null | undefined } | null | undefined;
}

/** All that a registration gives; one of them, or none, where it is in order. */
export function givenCredentials(credentials: Credentials): GivenCredentials[] {
  return credentialKinds.flatMap((kind) => {
    const { member } = credentialTable[kind];
    const values = member === undefined ? undefined : credentials?.[member];
    return member === undefined || !values ? [] : [{ kind, member, values, csrfInfo: values.csrfInfo }];
  });
}

/** A registration's credentials as a form has them: asterisks in the place of every secret. */
export function formCredentials(credentials: Credentials): CredentialValues | UnknownCredentials {
  const [given] = givenCredentials(credentials);
  if (given !== undefined) {
    return valuesBy(given.kind, (field) => formValue(field, given.values[field.name]));
  }
  return credentials?.unknown
    ? { type: 'unknown', storedType: credentials.unknown.type ?? '' }
    : { type: 'none' };
}

function formValue(field: CredentialField, value: unknown): string {
  if (isSecretField(field)) {
    return storedSecret;
  }
  const text = typeof value === 'string' ? value : '';
  return field.input === 'choice' && !Object.hasOwn(field.choices, text) ? initialValue(field) : text;
}

/**
 * A form's credentials as a registration names them; undefined where it names none.
 * @returns the member of `api.credentials` and its values; a value that is undefined is left out.
 */
export function registeredValues(
  credentials: CredentialValues,
): { member: CredentialMember; values: Record<string, string | undefined> } | undefined {
  const { type, ...values } = credentials;
  const { member } = credentialTable[type];
  if (member === undefined) {
    return undefined;
  }
  const entered = new Map<string, string>(Object.entries(values));
  const named = fieldsOf(type).map((field) => {
    const value = entered.get(field.name);
    const isLeftOut = field.input === 'choice' && value === initialValue(field);
    return [field.name, isLeftOut ? undefined : value];
  });
  return { member, values: Object.fromEntries(named) };
}

/** The credentials of a registration with asterisks in the place of every secret, those of the token request among them. */
export function hideCredentials(credentials: RegisteredCredentials): RegisteredCredentials {
  const hidden = givenCredentials(credentials).map(({ kind, member, values }) => {
    const secrets = fieldsOf(kind)
      .filter(isSecretField)
      .map(({ name }) => [name, storedSecret]);
    const given = credentials[member];
    const parameters =
      given && 'requestParameters' in given
        ? { requestParameters: hideParameters(given.requestParameters) }
        : {};
    return [member, { ...values, ...Object.fromEntries(secrets), ...parameters }];
  });
  return {
    ...Object.fromEntries(hidden),
    ...(credentials.unknown ? { unknown: credentials.unknown } : {}),
  };
}
