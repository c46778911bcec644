import { z } from 'zod';
import { type Caller, readAnswer } from './call-connector.ts';
import { sampleCredentials } from './config.ts';
import type { Identity } from './identity-store.ts';
import type { ShopDocuments } from './routes/serve-documents.ts';

const listed = z.array(z.object({ id: z.string(), name: z.string() }));
const created = z.object({ id: z.string() });

export interface RegisteredService {
  id: string;
  name: string;
}

interface Registration {
  name: string;
  [key: string]: unknown;
}

/** The Orders API as a body for the registry; the guided flow offers the same one to a person. */
export function ordersRegistration(shopUrl: string, documents: ShopDocuments): Registration {
  return {
    provider: 'Sample Shop',
    name: 'Orders API',
    description: 'Orders and products of the sample shop',
    api: {
      targetUrl: shopUrl,
      credentials: { basic: sampleCredentials },
      spec: documents.openapi.json,
    },
  };
}

function eventsRegistration(documents: ShopDocuments): Registration {
  return {
    provider: 'Sample Shop',
    name: 'Order events',
    description: 'What the sample shop tells about its orders',
    events: { spec: documents.asyncapi.json },
  };
}

/** The shop's services of `identity`'s Application, as the registry has them. */
async function listRegistered(call: Caller, identity: Identity): Promise<RegisteredService[]> {
  const answer = await call({ method: 'GET', url: identity.pairing.metadataUrl, certificate: identity });
  return readAnswer('The registry', answer, 200, listed);
}

/** Registers the shop's API and events over mutual TLS; what is there under the same name is updated. */
export async function register(
  call: Caller,
  identity: Identity,
  shopUrl: string,
  documents: ShopDocuments,
): Promise<RegisteredService[]> {
  const url = identity.pairing.metadataUrl;
  const existing = await listRegistered(call, identity);
  const services: RegisteredService[] = [];
  for (const body of [ordersRegistration(shopUrl, documents), eventsRegistration(documents)]) {
    const known = existing.find((service) => service.name === body.name);
    if (known === undefined) {
      const answer = await call({ method: 'POST', url, body, certificate: identity });
      services.push({ id: readAnswer('The registry', answer, 200, created).id, name: body.name });
    } else {
      const answer = await call({ method: 'PUT', url: `${url}/${known.id}`, body, certificate: identity });
      readAnswer('The registry', answer, 200, z.unknown());
      services.push(known);
    }
  }
  return services;
}
