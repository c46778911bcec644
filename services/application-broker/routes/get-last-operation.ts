import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';
import { findStoredInstance, resumeOperation } from '../stored-instance.ts';
import type { InstanceParams } from './instance-request.ts';
import { sendJson } from './send-json.ts';

interface Query {
  operation?: string;
  service_id?: string;
  plan_id?: string;
}

/** State of an operation; one of a former process goes on under the same id (binding contract 1.8, 1.9). */
export function getLastOperation(app: FastifyInstance, context: BrokerContext): void {
  app.get<{ Params: InstanceParams; Querystring: Query }>(
    '/:namespace/v2/service_instances/:instanceId/last_operation',
    async (request, reply) => {
      const { namespace, instanceId } = request.params;
      const { operation: operationId = '', service_id: serviceId = '', plan_id: planId = '' } = request.query;
      if (operationId === '') {
        throw new MooringError('INVALID', 'both instance and operation id must be set');
      }
      let operation = context.operations.get(instanceId);
      if (operation?.id !== operationId) {
        const stored = await findStoredInstance(context, namespace, instanceId);
        const subject = { namespace, instanceId, serviceId, planId };
        operation = resumeOperation(context, subject, stored, operationId);
      }
      if (operation === undefined) {
        return sendJson(reply, 410, {});
      }
      return sendJson(reply, 200, { state: operation.state, description: operation.description });
    },
  );
}
