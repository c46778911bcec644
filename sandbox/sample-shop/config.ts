import type { ListenAddress } from '#lib/component.ts';

export interface SampleShopConfig {
  listen: ListenAddress;
  /** Directory that keeps the keys and certificates of the Applications the shop is paired as. */
  homeDir: string;
  /** PEM file with the CA of the edge's server certificate; it may appear after the shop has started. */
  edgeCaFile: string;
  /** Base URL under which the cluster reaches the shop; without it the address it listens on. */
  publicUrl?: string | undefined;
}

/** The shop's Basic credentials. They protect nothing but sample data, so they are public. */
export const sampleCredentials = { username: 'shop', password: 'sea-legs' } as const;
