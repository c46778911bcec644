import { createPrivateKey, X509Certificate } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import type { Answer, Call, Caller, ClientIdentity } from './create-caller.ts';
import { readAnswer } from './read-answer.ts';

const signingInfo = z
  .object({
    csrUrl: z.url(),
    api: z.object({ infoUrl: z.url() }),
    certificate: z.object({ subject: z.string().min(1) }),
  })
  .transform(({ csrUrl, api, certificate }) => ({
    csrUrl,
    infoUrl: api.infoUrl,
    subject: certificate.subject,
  }));

const signed = z.object({ crt: z.base64(), caCrt: z.base64() });

const managementInfo = z
  .object({
    clientIdentity: z.object({ application: z.string().min(1) }),
    urls: z.object({ metadataUrl: z.url(), renewCertUrl: z.url() }),
  })
  .transform(({ clientIdentity, urls }) => ({ application: clientIdentity.application, ...urls }));

const listed = z.array(z.object({ id: z.string(), name: z.string() }));
const created = z.object({ id: z.string() });

export type SigningInfo = z.output<typeof signingInfo>;
export type ManagementInfo = z.output<typeof managementInfo>;

export interface SignedCertificate {
  /** The client certificate first, its issuer after it. */
  chainPem: string;
  /** The authority of client certificates. */
  clientCaPem: string;
  certificate: X509Certificate;
}

/** A service as the registry takes it. */
export interface Registration {
  /** Services are recognised by it. */
  name: string;
  /** JSON text; specifications in it keep the order of their keys and the digits of their numbers. */
  body: string;
}

export interface RegisteredService {
  id: string;
  name: string;
}

/** What an outside application asks of connector and registry (connectivity contract 2.5 to 2.9, 3). */
export interface ConnectorClient {
  /** Spends the token of the address. */
  readSigningInfo(tokenUrl: string): Promise<SigningInfo>;
  /**
   * Has a request signed.
   * @param request base64 of a PEM as `csr`, and the key that it was made for
   * @throws MooringError UPSTREAM when the certificate that comes is for another key.
   */
  sign(csrUrl: string, request: { csr: string; keyPem: string }): Promise<SignedCertificate>;
  /** Has a request signed anew, over mutual TLS. @throws as `sign`. */
  renew(renewCertUrl: string, csr: string, identity: ClientIdentity): Promise<SignedCertificate>;
  /** Asks again for a while where the gateway does not know a new certificate yet. */
  readManagementInfo(infoUrl: string, identity: ClientIdentity): Promise<ManagementInfo>;
  /**
   * Registers services one after another; one that is there under exactly the same name is replaced, so that the same call
   * after a kill leaves no second one.
   */
  register(
    metadataUrl: string,
    identity: ClientIdentity,
    registrations: readonly Registration[],
    onDone?: (service: RegisteredService, how: 'registered' | 'updated') => void,
  ): Promise<RegisteredService[]>;
}

const infoAttempts = 10;
/** Answers that time does not change. */
const finalStatuses = [200, 400, 401, 403, 404];

/**
 * The protocol of connectors, over `call`. Answers that are none of the protocol's are MooringErrors with the server's own
 * words.
 * @param options.attemptDelayMs pause between attempts for a certificate that a gateway does not know yet
 */
export function createConnectorClient(
  call: Caller,
  { attemptDelayMs = 1000 }: { attemptDelayMs?: number } = {},
): ConnectorClient {
  /** A gateway may need a moment to know a new certificate. */
  async function callUntilKnown(request: Call): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await call(request);
      if (finalStatuses.includes(answer.status) || attempt === infoAttempts) {
        return answer;
      }
      await delay(attemptDelayMs);
    }
  }

  return {
    async readSigningInfo(tokenUrl) {
      return readAnswer('The connector', await call({ method: 'GET', url: tokenUrl }), 200, signingInfo);
    },
    async sign(url, { csr, keyPem }) {
      const answer = await call({ method: 'POST', url, body: JSON.stringify({ csr }) });
      return readSigned('The connector', answer, keyPem);
    },
    async renew(url, csr, identity) {
      const answer = await call({ method: 'POST', url, body: JSON.stringify({ csr }), identity });
      return readSigned('Renewal', answer, identity.keyPem);
    },
    async readManagementInfo(url, identity) {
      const answer = await callUntilKnown({ method: 'GET', url, identity });
      return readAnswer('Management info', answer, 200, managementInfo);
    },
    async register(url, identity, registrations, onDone) {
      const known = readAnswer('The registry', await call({ method: 'GET', url, identity }), 200, listed);
      const services: RegisteredService[] = [];
      for (const { name, body } of registrations) {
        const what = `The registry, asked for "${name}",`;
        const existing = known.find((service) => service.name === name);
        if (existing === undefined) {
          const answer = await call({ method: 'POST', url, body, identity });
          services.push({ id: readAnswer(what, answer, 200, created).id, name });
        } else {
          const answer = await call({ method: 'PUT', url: `${url}/${existing.id}`, body, identity });
          readAnswer(what, answer, 200, z.unknown());
          services.push({ id: existing.id, name });
        }
        onDone?.(services.at(-1) as RegisteredService, existing === undefined ? 'registered' : 'updated');
      }
      return services;
    },
  };
}

function readSigned(what: string, answer: Answer, keyPem: string): SignedCertificate {
  const { crt, caCrt } = readAnswer(what, answer, 201, signed);
  const chainPem = Buffer.from(crt, 'base64').toString('utf8');
  const certificate = parseCertificate(chainPem);
  if (!certificate?.checkPrivateKey(createPrivateKey(keyPem))) {
    throw new MooringError('UPSTREAM', `${what} answered with a certificate for another key.`);
  }
  return { chainPem, clientCaPem: Buffer.from(caCrt, 'base64').toString('utf8'), certificate };
}

/** The first certificate of a PEM text, undefined where there is none. */
export function parseCertificate(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
