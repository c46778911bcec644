import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { sendJson } from '#lib/http/create-server.ts';
import { readCallingClient } from '../calling-client.ts';
import { type ClientKind, pathFor } from '../client-identity.ts';
import { certificateInfo, certifiedUrl, ownUrls } from '../client-urls.ts';
import type { Connector } from '../connector.ts';
import type { managementInfo } from '../schemas.ts';

/** GET .../management/info, with a client certificate; revoked ones may ask too (connectivity contract 2.8). */
export function showManagementInfo(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.get(pathFor(kind, 'management/info'), { exposeHeadRoute: false }, async (request, reply) => {
    const client = readCallingClient(request, connector.config, kind);
    connector.uses.note(client);
    const { identity } = client;
    const { application, group, tenant } = identity;
    const info: z.input<typeof managementInfo> = {
      clientIdentity: { application, group, tenant },
      urls: {
        ...ownUrls(connector, identity),
        renewCertUrl: certifiedUrl(connector, identity, 'certificates/renewals'),
        revokeCertUrl: certifiedUrl(connector, identity, 'certificates/revocations'),
      },
      certificate: certificateInfo(connector, identity),
    };
    return sendJson(reply, 200, info);
  });
}
