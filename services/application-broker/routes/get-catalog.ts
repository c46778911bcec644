import type { FastifyInstance } from 'fastify';
import { type BrokerContext, namespaceCatalog } from '../broker-context.ts';
import { sendJson } from './send-json.ts';

/** What the namespace is offered (binding contract 1.6). */
export function getCatalog(app: FastifyInstance, context: BrokerContext): void {
  app.get<{ Params: { namespace: string } }>('/:namespace/v2/catalog', (request, reply) => {
    const { namespace } = request.params;
    const { services, leftOut } = namespaceCatalog(context, namespace);
    if (leftOut.length > 0) {
      context.log.warn({ namespace, leftOut }, 'services are not offered');
    }
    return sendJson(reply, 200, { services });
  });
}
