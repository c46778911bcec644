import type { OpenToken } from '#lib/domain/application/open-token.ts';
import type { Subject, SubjectDefaults } from '#lib/pki/subject.ts';

/** For whom a token or a certificate is: an application, or in central mode also a runtime (connectivity contract 2.1). */
export type ClientIdentity = Pick<OpenToken, 'kind' | 'application' | 'tenant' | 'group'>;

export type ClientKind = ClientIdentity['kind'];

/** Common name of every runtime's certificate. */
export const runtimeCommonName = '*Runtime*';

/** The subject that this client's certificate must have; tenant and group are its organization and unit. */
export function subjectFor(defaults: SubjectDefaults, identity: ClientIdentity): Subject {
  return {
    ...defaults,
    O: identity.tenant ?? defaults.O,
    OU: identity.group ?? defaults.OU,
    CN: identity.application ?? runtimeCommonName,
  };
}

/** Path of the connector for this kind of client, such as `/v1/applications/management/info`. */
export function pathFor(kind: ClientKind, rest: string): string {
  return `/v1/${kind}s/${rest}`;
}
