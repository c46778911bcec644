import type { AddressInfo } from 'node:net';
import type { ListeningComponent } from '#lib/component.ts';
import { createServer } from '#lib/http/create-server.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { Logger } from '#lib/log.ts';
import type { SampleShopConfig } from './config.ts';
import { createIdentityStore } from './identity-store.ts';
import { openClient } from './open-client.ts';
import { readShopDocuments, serveDocuments } from './routes/serve-documents.ts';
import { serveEcho } from './routes/serve-echo.ts';
import { servePairing } from './routes/serve-pairing.ts';
import { serveShop } from './routes/serve-shop.ts';
import { createShopData } from './shop-data.ts';

export interface SampleShopOptions {
  log: Logger;
  config: SampleShopConfig;
  now?: () => Date;
  guard?: RequestGuard;
}

/** An application outside the cluster, to try everything with. Its address is `addresses.http`. */
export function createSampleShop(options: SampleShopOptions): ListeningComponent {
  const { log, config, now = () => new Date(), guard } = options;
  const app = createServer({ log, bodyLimitBytes: 1024 * 1024, answersDownloads: true, guard });
  const addresses: Record<string, string> = {};
  const documents = readShopDocuments();
  const data = createShopData(now);

  serveShop(app, data);
  serveDocuments(app, documents, data);
  serveEcho(app);
  servePairing(app, {
    client: openClient(config.edgeCaFile),
    store: createIdentityStore(config.homeDir),
    documents,
    now,
    shopUrl: () => config.publicUrl ?? addresses.http ?? '',
  });

  return {
    name: 'sample-shop',
    addresses,
    async start() {
      await app.listen(config.listen);
      const { port } = app.server.address() as AddressInfo;
      addresses.http = `http://${config.listen.host}:${port}`;
    },
    stop: () => app.close(),
  };
}
