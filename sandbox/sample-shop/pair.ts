import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createKeyAndRequest } from '#lib/pki/create-key-and-request.ts';
import { type Answer, type Call, type Caller, readAnswer } from './call-connector.ts';
import type { Identity, IdentityStore } from './identity-store.ts';

const csrInfo = z.object({
  csrUrl: z.string(),
  api: z.object({ infoUrl: z.string() }),
  certificate: z.object({ subject: z.string() }),
});

const signed = z.object({ crt: z.base64() });

const managementInfo = z.object({
  clientIdentity: z.object({ application: z.string() }),
  urls: z.object({ metadataUrl: z.string() }),
});

const attempts = 10;
const attemptDelayMs = 200;

export interface PairDependencies {
  call: Caller;
  store: IdentityStore;
  now(): Date;
}

/**
 * Pairs by the protocol of connectors (connectivity contract 2.5 to 2.8): info, key and request, certificate, management
 * info over mutual TLS.
 * @throws MooringError UPSTREAM with the connector's words, such as "Invalid token.".
 */
export async function pair({ call, store, now }: PairDependencies, tokenUrl: string): Promise<Identity> {
  const info = readAnswer('The connector', await call({ method: 'GET', url: tokenUrl }), 200, csrInfo);
  const { subject } = info.certificate;
  const { keyPem, csrPem } = await createKeyAndRequest(subject);
  const csr = Buffer.from(csrPem).toString('base64');
  const answer = await call({ method: 'POST', url: info.csrUrl, body: { csr } });
  const { crt } = readAnswer('The connector', answer, 201, signed);
  const certificate = { keyPem, chainPem: Buffer.from(crt, 'base64').toString('utf8') };

  const managed = await callUntilDecided(call, { method: 'GET', url: info.api.infoUrl, certificate });
  const { clientIdentity, urls } = readAnswer('Management info', managed, 200, managementInfo);
  const identity: Identity = {
    ...certificate,
    pairing: {
      application: clientIdentity.application,
      subject,
      metadataUrl: urls.metadataUrl,
      infoUrl: info.api.infoUrl,
      pairedAt: now().toISOString(),
    },
  };
  await store.save(identity);
  return identity;
}

/** A gateway may need a moment to know a new certificate; answers that time does not change are final. */
async function callUntilDecided(call: Caller, request: Call): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(request);
    const decided = answer.status < 500;
    if (decided || attempt === attempts) {
      return answer;
    }
    await delay(attemptDelayMs);
  }
}
