import type { ConnectorClient, RegisteredService } from '#lib/http/connector-client/connector-client.ts';
import { sampleCredentials } from './config.ts';
import type { Identity } from './identity-store.ts';
import type { ShopDocuments } from './routes/serve-documents.ts';

interface ShopRegistration {
  name: string;
  [key: string]: unknown;
}

/** The Orders API as a body for the registry; the guided flow offers the same one to a person. */
export function ordersRegistration(shopUrl: string, documents: ShopDocuments): ShopRegistration {
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

function eventsRegistration(documents: ShopDocuments): ShopRegistration {
  return {
    provider: 'Sample Shop',
    name: 'Order events',
    description: 'What the sample shop tells about its orders',
    events: { spec: documents.asyncapi.json },
  };
}

/** Registers the shop's API and events over mutual TLS; what is there under the same name is updated. */
export function register(
  client: ConnectorClient,
  identity: Identity,
  shopUrl: string,
  documents: ShopDocuments,
): Promise<RegisteredService[]> {
  const bodies = [ordersRegistration(shopUrl, documents), eventsRegistration(documents)];
  const registrations = bodies.map((body) => ({ name: body.name, body: JSON.stringify(body) }));
  return client.register(identity.pairing.metadataUrl, identity, registrations);
}
