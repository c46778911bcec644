import { z } from 'zod';
import type { ServiceEntry } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { type SecretUser, secretProblem } from '#lib/domain/service-secret.ts';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';

interface PackageAuthorization {
  type: 'noauth' | 'oauth' | 'basicauth' | 'certificate';
  configuration: {
    requestParameters?: RequestParameters;
    csrfConfig?: { tokenUrl: string };
    credentials?: Record<string, unknown>;
  };
}

interface NamedSecret extends KubeObject {
  data?: Record<string, string>;
}

const lists = z.record(z.string(), z.array(z.string()));

interface RequestParameters {
  headers?: z.infer<typeof lists>;
  queryParameters?: z.infer<typeof lists>;
}

type SecretData = Record<string, string>;

/**
 * How a package's APIs are called, as `CREDENTIALS_TYPE` and `CONFIGURATION` say it (binding contract 1.8, V2). The package
 * has one authorization: the first that any of its APIs names. There is no director to ask; what the application registered
 * is read.
 * @param user the service that the package is
 * @throws MooringError INVALID when a Secret that the Application names is missing or not labelled for the service.
 */
export async function packageAuthorization(
  context: BrokerContext,
  apis: ServiceEntry[],
  user: SecretUser,
): Promise<PackageAuthorization> {
  const api = apis.find((one) => one.credentials?.secretName) ?? apis[0];
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

async function readCredentials(
  context: BrokerContext,
  named: ServiceEntry['credentials'],
  user: SecretUser,
): Promise<{ type: PackageAuthorization['type']; credentials?: Record<string, unknown> }> {
  if (!named?.secretName) {
    return { type: 'noauth' };
  }
  const data = await readSecret(context, named.secretName, user);
  switch (named.type) {
    case 'OAuth': {
      const { clientId = '', clientSecret = '' } = data;
      const tokenUrl = named.authenticationUrl ?? '';
      const requestParameters = readParameters(data);
      return {
        type: 'oauth',
        credentials: {
          clientId,
          clientSecret,
          tokenUrl,
          ...(requestParameters === undefined ? {} : { requestParameters }),
        },
      };
    }
    case 'Basic': {
      const { username = '', password = '' } = data;
      return { type: 'basicauth', credentials: { username, password } };
    }
    case 'CertificateGen': {
      const { crt = '', key = '' } = data;
      return { type: 'certificate', credentials: { crt, key } };
    }
    default:
      return { type: 'noauth' };
  }
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
  return Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString('utf8'),
    ]),
  );
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
    return { [member]: lists.parse(JSON.parse(text)) };
  } catch (error) {
    throw new MooringError('INVALID', `the ${member} that the service was registered with are not readable`, {
      cause: error,
    });
  }
}
