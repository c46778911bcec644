import type { SignedCertificate } from '#lib/http/connector-client/connector-client.ts';
import type { ConnectionDir } from './connection-dir.ts';

/** Keeps a certificate that was signed; the chain last, for it says that the step is done. */
export async function keepCertificate(
  dir: ConnectionDir,
  { clientCaPem, chainPem }: SignedCertificate,
): Promise<void> {
  await dir.write('clientCa', clientCaPem);
  await dir.write('chain', chainPem);
}
