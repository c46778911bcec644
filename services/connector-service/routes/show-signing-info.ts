import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { sendJson } from '#lib/http/create-server.ts';
import { type ClientKind, pathFor } from '../client-identity.ts';
import { certificateInfo, certifiedUrl, ownUrls, tokenUrl } from '../client-urls.ts';
import type { Connector } from '../connector.ts';
import type { signingInfo } from '../schemas.ts';
import { tokenOf } from '../token-of.ts';

/** GET .../signingRequests/info: uses the token up and hands out the next one (connectivity contract 2.5). */
export function showSigningInfo(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  const path = pathFor(kind, 'signingRequests/info');
  app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
    const token = await connector.tokens.check(tokenOf(request), kind);
    const next = await connector.tokens.exchange(token);
    const info: z.input<typeof signingInfo> = {
      csrUrl: tokenUrl(connector, token, 'certificates', next),
      api: {
        ...ownUrls(connector, token),
        infoUrl: certifiedUrl(connector, token, 'management/info'),
        certificatesUrl: connector.publicUrl() + pathFor(kind, 'certificates'),
      },
      certificate: certificateInfo(connector, token),
    };
    return sendJson(reply, 200, info);
  });
}
