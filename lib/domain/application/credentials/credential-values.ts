import { storedSecret } from '../stored-secret.ts';
import type { CredentialField } from './credential-description.ts';
import {
  type CredentialKind,
  type CredentialTable,
  credentialKinds,
  credentialTable,
} from './credential-kind.ts';

type FieldOf<Kind extends CredentialKind> = CredentialTable[Kind]['fields'][number];
type ValueOf<Field> = Field extends { choices: infer Choices } ? keyof Choices & string : string;

/** The values of a kind's fields, as forms have them. */
export type CredentialValues<Kind extends CredentialKind = CredentialKind> = {
  [One in Kind]: { type: One } & { [Field in FieldOf<One> as Field['name']]: ValueOf<Field> };
}[Kind];

/** Names of the fields of some kinds. */
export type CredentialFieldName<Kind extends CredentialKind = CredentialKind> = {
  [One in Kind]: FieldOf<One>['name'];
}[Kind];

/** Credentials of a type that is not known here: shown as such, and never taken for none. */
export interface UnknownCredentials {
  type: 'unknown';
  /** As it stands in the Application. */
  storedType: string;
}

/** The fields of a kind as its table has them; with the names that the compiler loses in a list. */
export function fieldsOf<Kind extends CredentialKind>(
  kind: Kind,
): readonly (CredentialField & { name: CredentialFieldName<Kind> })[] {
  return credentialTable[kind].fields as unknown as readonly (CredentialField & {
    name: CredentialFieldName<Kind>;
  })[];
}

/** What is in a field when nothing was entered. */
export function initialValue(field: CredentialField): string {
  return field.input === 'choice' ? (Object.keys(field.choices)[0] ?? '') : '';
}

/**
 * Values of a kind, each by its field. The table says which fields there are, so the outcome has exactly the members of the
 * kind's values; the compiler cannot follow that.
 */
export function valuesBy<Kind extends CredentialKind>(
  kind: Kind,
  valueIn: (field: CredentialField) => string,
): CredentialValues<Kind> {
  const values = Object.fromEntries(fieldsOf(kind).map((field) => [field.name, valueIn(field)]));
  return { type: kind, ...values } as unknown as CredentialValues<Kind>;
}

/** The fields of a kind, still to be filled in. */
export function emptyCredentials<Kind extends CredentialKind>(
  kind: Kind,
  tokenUrl = '',
): CredentialValues<Kind> {
  return valuesBy(kind, (field) => (field.name === 'url' ? tokenUrl : initialValue(field)));
}

/** The values with asterisks in the place of what is secret once it is stored. */
export function withSecretsHidden<Values extends CredentialValues | UnknownCredentials>(
  values: Values,
): Values {
  if (values.type === 'unknown') {
    return values;
  }
  const secrets = fieldsOf(values.type)
    .filter(isSecretField)
    .map(({ name }) => [name, storedSecret]);
  return { ...values, ...Object.fromEntries(secrets) };
}

/** Whether what stands in a field is kept from who reads it. */
export function isSecretField(field: CredentialField): boolean {
  return 'isSecret' in field && field.isSecret;
}

/** Whether a field of this name may be shown, in whatever kind it is. */
export function isPublicField(name: string): boolean {
  const named = credentialKinds.flatMap((kind) => fieldsOf(kind).filter((field) => field.name === name));
  return named.length > 0 && !named.some(isSecretField);
}
