import type { z } from 'zod';
import type { ServiceEntry } from '#lib/domain/application/application.ts';
import {
  type CredentialKind,
  type CredentialTable,
  credentialKindOf,
  credentialTable,
} from '#lib/domain/application/credentials/credential-kind.ts';
import { storedParameters } from '#lib/domain/application/credentials/request-parameters.ts';
import { type SecretUser, secretProblem } from '#lib/domain/application/service-secret.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { textsOfSecret } from '#lib/k8s/secret-data.ts';
import type { BrokerContext } from '../broker-context.ts';

interface PackageAuthorization {
  /** Of the table of kinds. */
  type: CredentialTable[CredentialKind]['bindingType'];
  configuration: {
    requestParameters?: RequestParameters;
    csrfConfig?: { tokenUrl: string };
    credentials?: Record<string, unknown>;
  };
}

interface NamedSecret extends KubeObject {
  data?: Record<string, string>;
}

type Parameters = z.infer<typeof storedParameters>;

interface RequestParameters {
  headers?: Parameters;
  queryParameters?: Parameters;
}

type SecretData = Record<string, string>;

/**
 * How a package's APIs are called, as `CREDENTIALS_TYPE` and `CONFIGURATION` say it (binding contract 1.8, V2). The package
 * has one authorization: the first that any of its APIs names. There is no director to ask; what the application registered
 * is read.
 * @param user the service that the package is
 * @throws MooringError INVALID for a type of credentials that is not known, or when a Secret that the Application names is
 *   missing or not labelled for the service.
 */
export async function packageAuthorization(
  context: BrokerContext,
  apis: ServiceEntry[],
  user: SecretUser,
): Promise<PackageAuthorization> {
  const api = apis.find((one) => one.credentials?.type) ?? apis[0];
  const parametersName = api?.requestParametersSecretName;
  const requestParameters =
    parametersName === undefined
      ? undefined
      : readParameters(await readSecret(context, parametersName, user));
  const tokenUrl = api?.credentials?.csrfInfo?.tokenEndpointURL;
  const authorization = await readCredentials(context, api?.credentials, user);
  return {
    type: authorization.type,
    configuration: {
      ...(requestParameters === undefined ? {} : { requestParameters }),
      ...(tokenUrl === undefined ? {} : { csrfConfig: { tokenUrl } }),
      ...(authorization.credentials === undefined ? {} : { credentials: authorization.credentials }),
    },
  };
}

type EntryCredentials = NonNullable<ServiceEntry['credentials']>;

const configurationOf = {
  none: () => undefined,
  basic: (_named, { username = '', password = '' }) => ({ username, password }),
  oauth(named, data) {
    const { clientId = '', clientSecret = '' } = data;
    const requestParameters = readParameters(data);
    return {
      clientId,
      clientSecret,
      tokenUrl: named.authenticationUrl ?? '',
      ...(requestParameters === undefined ? {} : { requestParameters }),
    };
  },
  oauthWithCertificate: (named, { clientId = '', crt = '', key = '' }) => ({
    clientId,
    crt,
    key,
    tokenUrl: named.authenticationUrl ?? '',
  }),
  certificate: (_named, { crt = '', key = '' }) => ({ crt, key }),
} satisfies Record<
  CredentialKind,
  (named: EntryCredentials, data: SecretData) => Record<string, unknown> | undefined
>;

/** Whoever is bound calls with what this says: what is not understood is refused, not taken for no credentials. */
async function readCredentials(
  context: BrokerContext,
  named: EntryCredentials | undefined,
  user: SecretUser,
): Promise<{ type: PackageAuthorization['type']; credentials?: Record<string, unknown> | undefined }> {
  const kind = credentialKindOf(named?.type);
  if (kind === undefined) {
    throw new MooringError(
      'INVALID',
      `the credentials of the service have the unknown type [${named?.type}]`,
    );
  }
  const type = credentialTable[kind].bindingType;
  if (named === undefined || kind === 'none') {
    return { type };
  }
  if (!named.secretName) {
    throw new MooringError(
      'INVALID',
      `the credentials of the service, of type [${named.type}], name no Secret`,
    );
  }
  const data = await readSecret(context, named.secretName, user);
  return { type, credentials: configurationOf[kind](named, data) };
}

async function readSecret(
  { kube, config }: BrokerContext,
  name: string,
  user: SecretUser,
): Promise<SecretData> {
  const secret = await kube.find<NamedSecret>(kinds.secrets, name, config.namespace);
  if (secret === undefined) {
    throw new MooringError('INVALID', `the Secret [${name}] with the credentials of the service is missing`);
  }
  const problem = secretProblem(secret, user);
  if (problem !== undefined) {
    throw new MooringError('INVALID', problem);
  }
  return textsOfSecret(secret);
}

function readParameters({ headers, queryParameters }: SecretData): RequestParameters | undefined {
  const read = {
    ...readLists('headers', headers),
    ...readLists('queryParameters', queryParameters),
  };
  return Object.keys(read).length === 0 ? undefined : read;
}

function readLists(member: keyof RequestParameters, text: string | undefined): RequestParameters {
  if (text === undefined || text === '') {
    return {};
  }
  try {
    return { [member]: storedParameters.parse(JSON.parse(text)) };
  } catch (error) {
    throw new MooringError('INVALID', `the ${member} that the service was registered with are not readable`, {
      cause: error,
    });
  }
}
