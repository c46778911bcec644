import type { ConnectorClient } from '#lib/http/connector-client/connector-client.ts';
import { createKeyAndRequest } from '#lib/pki/create-key-and-request.ts';
import type { Identity, IdentityStore } from './identity-store.ts';

export interface PairDependencies {
  client: ConnectorClient;
  store: IdentityStore;
  now(): Date;
}

/**
 * Pairs by the protocol of connectors (connectivity contract 2.5 to 2.8): info, key and request, certificate, management
 * info over mutual TLS.
 */
export async function pair({ client, store, now }: PairDependencies, tokenUrl: string): Promise<Identity> {
  const { csrUrl, infoUrl, subject } = await client.readSigningInfo(tokenUrl);
  const { keyPem, csrPem } = await createKeyAndRequest(subject);
  const { chainPem } = await client.sign(csrUrl, { csr: Buffer.from(csrPem).toString('base64'), keyPem });
  const certificate = { keyPem, chainPem };
  const { application, metadataUrl } = await client.readManagementInfo(infoUrl, certificate);
  const pairing = { application, subject, metadataUrl, infoUrl, pairedAt: now().toISOString() };
  const identity: Identity = { ...certificate, pairing };
  await store.save(identity);
  return identity;
}
