import { createPrivateKey, X509Certificate } from 'node:crypto';
import { call, type Identity } from './call.ts';
import type { Folder } from './folder.ts';
import { createKey, createSigningRequest } from './signing-request.ts';

interface SigningInfo {
  csrUrl: string;
  api: { infoUrl: string };
  certificate: { subject: string };
}

interface ManagementInfo {
  clientIdentity: { application: string };
  urls: { metadataUrl: string; renewCertUrl: string };
  certificate: { subject: string };
}

interface Signed {
  /** Base64 of PEM: the client certificate, then its CA. */
  crt: string;
}

/** A service as the Application Registry takes it; it is recognised by its name. */
export interface Service {
  name: string;
  [member: string]: unknown;
}

/**
 * Pairs by a token: makes a key, has the certificate signed, asks for the addresses. The token works once, the folder
 * keeps what came of it.
 * @returns the name of the Application
 */
export async function pair(folder: Folder, tokenUrl: string): Promise<string> {
  // before the token is spent: a certificate without its key is worth nothing
  const key = folder.read('client.key') ?? createKey();
  folder.write('client.key', key);
  const info = await call<SigningInfo>(200, { method: 'GET', url: tokenUrl });
  const csr = createSigningRequest(key, info.certificate.subject);
  keep(folder, key, await call<Signed>(201, { method: 'POST', url: info.csrUrl, body: { csr } }));
  const identity = readIdentity(folder);
  const management = await call<ManagementInfo>(200, { method: 'GET', url: info.api.infoUrl, identity });
  folder.write('connection.json', JSON.stringify(management, null, 2));
  return management.clientIdentity.application;
}

/** Registers services; one that is there under the same name is replaced. @returns their ids, in the same order */
export async function register(folder: Folder, services: Service[]): Promise<string[]> {
  const identity = readIdentity(folder);
  const { metadataUrl: url } = readManagement(folder).urls;
  const known = await call<{ id: string; name: string }[]>(200, { method: 'GET', url, identity });
  const ids: string[] = [];
  for (const body of services) {
    const present = known.find(({ name }) => name === body.name);
    if (present === undefined) {
      ids.push((await call<{ id: string }>(200, { method: 'POST', url, body, identity })).id);
    } else {
      await call(200, { method: 'PUT', url: `${url}/${present.id}`, body, identity });
      ids.push(present.id);
    }
  }
  return ids;
}

/** Renews the certificate for the same key. @returns until when the new one is valid */
export async function renew(folder: Folder): Promise<Date> {
  const identity = readIdentity(folder);
  const { urls, certificate } = readManagement(folder);
  const csr = createSigningRequest(identity.key, certificate.subject);
  const signed = await call<Signed>(201, { method: 'POST', url: urls.renewCertUrl, body: { csr }, identity });
  return keep(folder, identity.key, signed).validToDate;
}

/** When to renew: a third of the certificate's life is left then. */
export function renewalTime(folder: Folder): Date {
  const { validFromDate, validToDate } = new X509Certificate(readIdentity(folder).cert);
  const lifeMs = validToDate.getTime() - validFromDate.getTime();
  return new Date(validToDate.getTime() - lifeMs / 3);
}

function keep(folder: Folder, key: string, { crt }: Signed): X509Certificate {
  const chain = Buffer.from(crt, 'base64').toString();
  const certificate = new X509Certificate(chain);
  if (!certificate.checkPrivateKey(createPrivateKey(key))) {
    throw new Error('the connector answered with a certificate for another key');
  }
  folder.write('client.crt', chain);
  return certificate;
}

function readIdentity(folder: Folder): Identity {
  const [key, cert] = [folder.read('client.key'), folder.read('client.crt')];
  if (key === undefined || cert === undefined) {
    throw new Error("not paired yet: npm run pair -- 'TOKEN_URL'");
  }
  return { key, cert };
}

function readManagement(folder: Folder): ManagementInfo {
  const text = folder.read('connection.json');
  if (text === undefined) {
    throw new Error("not paired yet: npm run pair -- 'TOKEN_URL'");
  }
  return JSON.parse(text) as ManagementInfo;
}
