import type { FastifyInstance } from 'fastify';
import { isBound } from '../binding-relation.ts';
import type { BrokerContext } from '../broker-context.ts';
import type { BindingParams } from './instance-request.ts';
import { sendJson } from './send-json.ts';

/** `DELETE` of a binding: nothing is to be taken back; 200 the first time, 410 where nothing is bound (binding contract 9.3). */
export function unbindService(app: FastifyInstance, context: BrokerContext): void {
  app.delete<{ Params: BindingParams }>(
    '/:namespace/v2/service_instances/:instanceId/service_bindings/:bindingId',
    (request, reply) => {
      const { namespace, bindingId } = request.params;
      const bound = isBound(context, namespace, bindingId);
      context.bindings.set(namespace, bindingId, 'unbound');
      return sendJson(reply, bound ? 200 : 410, {});
    },
  );
}
