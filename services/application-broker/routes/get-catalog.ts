import type { FastifyInstance } from 'fastify';
import type { BrokerContext } from '../broker-context.ts';
import { namespaceCatalog } from '../reconcile.ts';
import { sendJson } from './send-json.ts';

export function getCatalog(app: FastifyInstance, context: BrokerContext): void {
  app.get<{ Params: { namespace: string } }>('/:namespace/v2/catalog', (request, reply) =>
    sendJson(reply, 200, { services: namespaceCatalog(context.sources, request.params.namespace) }),
  );
}
