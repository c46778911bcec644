import { X509Certificate } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import type { ConnectorClient } from '#lib/http/connector-client/connector-client.ts';
import { sendJson } from '#lib/http/create-server.ts';
import type { Identity, IdentityStore } from '../identity-store.ts';
import { asUpstream } from '../open-client.ts';
import { pair } from '../pair.ts';
import { parseBody } from '../parse-body.ts';
import { ordersRegistration, register } from '../register.ts';
import type { ShopDocuments } from './serve-documents.ts';

const pairBody = z.object({ url: z.string().min(1).max(2000) });
const registerBody = z.object({ application: z.string().optional() });

export interface PairingDependencies {
  client: ConnectorClient;
  store: IdentityStore;
  documents: ShopDocuments;
  now(): Date;
  /** Base URL under which the cluster reaches the shop. */
  shopUrl(): string;
}

/** What may be shown of a pairing; key and certificate stay in the shop. */
function summaryOf({ pairing, chainPem }: Identity) {
  const certificate = new X509Certificate(chainPem);
  return {
    ...pairing,
    certificate: {
      subject: pairing.subject,
      notAfter: certificate.validToDate.toISOString(),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    },
  };
}

/** A web page in a browser must not make the shop pair: calls that carry an Origin come from one. */
async function refuseBrowsers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) {
    await sendJson(reply, 403, { code: 403, error: 'Only the console may pair the shop.' });
  }
}

/** The shop as a connector: it pairs when given a token URL, and registers its own services. */
export function servePairing(app: FastifyInstance, dependencies: PairingDependencies): void {
  const { client, store, documents, shopUrl } = dependencies;

  app.get('/pair', async (_request, reply) => {
    const identities = await store.list();
    return sendJson(reply, 200, { paired: identities.length > 0, pairings: identities.map(summaryOf) });
  });

  app.post('/pair', { preHandler: refuseBrowsers }, async (request, reply) => {
    const { url } = parseBody(pairBody, request.body);
    return sendJson(reply, 200, summaryOf(await asUpstream(pair(dependencies, url))));
  });

  app.get('/registration', (_request, reply) =>
    sendJson(reply, 200, ordersRegistration(shopUrl(), documents)),
  );

  app.post('/register', { preHandler: refuseBrowsers }, async (request, reply) => {
    const { application } = parseBody(registerBody, request.body);
    const identity = application === undefined ? (await store.list())[0] : await store.find(application);
    if (identity === undefined) {
      throw new MooringError('PRECONDITION', 'The shop is not paired yet.', {
        hint: 'POST the token URL to /pair first.',
      });
    }
    const services = await asUpstream(register(client, identity, shopUrl(), documents));
    return sendJson(reply, 200, { application: identity.pairing.application, services });
  });
}
