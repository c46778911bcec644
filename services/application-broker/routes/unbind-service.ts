import type { FastifyInstance } from 'fastify';
import { sendJson } from './send-json.ts';

/** `DELETE` of a binding: nothing is kept about bindings, so it is always gone (binding contract 1.8). */
export function unbindService(app: FastifyInstance): void {
  app.delete('/:namespace/v2/service_instances/:instanceId/service_bindings/:bindingId', (_request, reply) =>
    sendJson(reply, 410, {}),
  );
}
