import { type ApplicationService, entryOf, type ServiceEntry } from '#lib/domain/application/application.ts';
import { namedAuthMethod } from '#lib/domain/application/auth-method.ts';
import {
  type CredentialKind,
  credentialKindOf,
  credentialTable,
} from '#lib/domain/application/credentials/credential-kind.ts';
import { mask } from '../credentials/mask.ts';
import { readValues } from '../credentials/request-parameters.ts';
import type { SpecificationDocuments } from '../specifications/specification-documents.ts';

/** Texts of a service's Secrets, empty where there are none. */
export interface StoredTexts {
  credentials: Record<string, string>;
  parameters: Record<string, string>;
}

/** The members of every answer about a service: what LIST and PUT show, without the id. */
export function baseAnswer(service: ApplicationService, application: string) {
  return {
    provider: service.providerDisplayName,
    name: service.displayName,
    description: service.longDescription ?? service.description,
    ...(service.identifier ? { identifier: service.identifier } : {}),
    labels: { ...service.labels, 'connected-app': application },
  };
}

/** What GET shows of a service, as JSON text: specifications stand in it as they were sent (connectivity contract 3.5). */
export function detailsText(
  service: ApplicationService,
  application: string,
  stored: StoredTexts,
  documents: SpecificationDocuments,
): string {
  const members = Object.entries(baseAnswer(service, application)).map(([key, value]) =>
    member(key, JSON.stringify(value)),
  );
  const api = apiText(service, stored, documents.api);
  if (api !== undefined) {
    members.push(member('api', api));
  }
  if (documents.events !== undefined) {
    members.push(member('events', `{${member('spec', documents.events.text)}}`));
  }
  if (documents.documentation !== undefined) {
    members.push(member('documentation', documents.documentation.text));
  }
  return `{${members.join(',')}}`;
}

function member(key: string, json: string): string {
  return `${JSON.stringify(key)}:${json}`;
}

function apiText(
  service: ApplicationService,
  stored: StoredTexts,
  document: SpecificationDocuments['api'],
): string | undefined {
  const entry = entryOf(service, 'API');
  if (entry === undefined) {
    return undefined;
  }
  const parameters = parametersAnswer(stored.parameters);
  const credentials = credentialsAnswer(entry.credentials, stored.credentials);
  const members = [member('targetUrl', JSON.stringify(entry.targetUrl ?? ''))];
  const add = (key: string, value: unknown) => {
    if (value !== undefined && value !== '') {
      members.push(member(key, JSON.stringify(value)));
    }
  };
  add('credentials', credentials);
  if (document !== undefined) {
    members.push(member('spec', document.isJson ? document.text : JSON.stringify(document.text)));
  }
  add('specificationUrl', entry.specificationUrl);
  add('apiType', entry.apiType);
  add('requestParameters', parameters);
  return `{${members.join(',')}}`;
}

function parametersAnswer(texts: Record<string, string>): unknown {
  const { headers, queryParameters } = texts;
  if (headers === undefined && queryParameters === undefined) {
    return undefined;
  }
  return {
    ...(headers === undefined ? {} : { headers: readValues(headers) }),
    ...(queryParameters === undefined ? {} : { queryParameters: readValues(queryParameters) }),
  };
}

type EntryCredentials = NonNullable<ServiceEntry['credentials']>;

const answersOf = {
  none: () => ({}),
  basic: () => ({ username: mask, password: mask }),
  oauth(credentials, texts) {
    const requestParameters = parametersAnswer(texts);
    const authMethod = namedAuthMethod(texts.authMethod);
    return {
      url: credentials.authenticationUrl ?? '',
      clientId: mask,
      clientSecret: mask,
      ...(authMethod === undefined ? {} : { authMethod }),
      ...(requestParameters === undefined ? {} : { requestParameters }),
    };
  },
  oauthWithCertificate: (credentials) => ({
    url: credentials.authenticationUrl ?? '',
    clientId: mask,
    certificate: mask,
    key: mask,
  }),
  certificate: (_credentials, texts) => ({
    commonName: texts.commonName ?? '',
    certificate: Buffer.from(texts.crt ?? '').toString('base64'),
  }),
} satisfies Record<
  CredentialKind,
  (credentials: EntryCredentials, texts: Record<string, string>) => Record<string, unknown>
>;

/** A type that is not known is named, so that nobody takes the API for an open one. */
function credentialsAnswer(
  credentials: EntryCredentials | undefined,
  texts: Record<string, string>,
): unknown {
  if (credentials === undefined) {
    return undefined;
  }
  const kind = credentialKindOf(credentials.type);
  if (kind === undefined) {
    return { unknown: { type: credentials.type } };
  }
  const { member } = credentialTable[kind];
  const { csrfInfo } = credentials;
  return member === undefined
    ? undefined
    : {
        [member]: { ...answersOf[kind](credentials, texts), ...(csrfInfo === undefined ? {} : { csrfInfo }) },
      };
}
