import type { Logger } from '#lib/log.ts';
import type { AuthorityStore } from './authority-store.ts';
import type { CertificateRecords } from './certificate-records.ts';
import type { CertificateUses } from './certificate-uses.ts';
import type { ConnectorServiceConfig } from './config.ts';
import type { RevocationList } from './revocation-list.ts';
import type { TokenStore } from './token-store.ts';

/** What the routes of the connector share. */
export interface Connector {
  config: ConnectorServiceConfig;
  tokens: TokenStore;
  authority: AuthorityStore;
  revocations: RevocationList;
  records: CertificateRecords;
  uses: CertificateUses;
  log: Logger;
  now(): Date;
  /** Base URL of the external listener as outside applications reach it. */
  publicUrl(): string;
}
