import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';
import type { Operation, OperationSubject } from '../instance-operations.ts';
import { findStoredInstance, resumeOperation } from '../stored-instance.ts';
import type { InstanceParams, OfferQuery } from './instance-request.ts';
import { sendJson } from './send-json.ts';

/**
 * State of an operation; one of a former process goes on under the same id. What was removed is gone, what never was is not
 * found (binding contract 1.8, 1.9, 9.3).
 */
export function getLastOperation(app: FastifyInstance, context: BrokerContext): void {
  app.get<{ Params: InstanceParams; Querystring: OfferQuery & { operation?: string } }>(
    '/:namespace/v2/service_instances/:instanceId/last_operation',
    async (request, reply) => {
      const { namespace, instanceId } = request.params;
      const { operation: operationId = '', service_id: serviceId = '', plan_id: planId = '' } = request.query;
      if (operationId === '') {
        throw new MooringError('INVALID', 'both instance and operation id must be set');
      }
      const known = context.operations.get(namespace, instanceId);
      const subject = { namespace, instanceId, serviceId, planId };
      const operation =
        known?.id === operationId ? known : await takeUp(context, subject, operationId, known);
      if (operation !== undefined) {
        return sendJson(reply, 200, { state: operation.state, description: operation.description });
      }
      if (known?.kind === 'deprovision' && known.state === 'succeeded') {
        return sendJson(reply, 410, {});
      }
      throw new MooringError(
        'NOT_FOUND',
        `there is no operation [${operationId}] of instance [${instanceId}]`,
      );
    },
  );
}

/** An operation that another process of this broker began, unless this one is at work on the instance. */
async function takeUp(
  context: BrokerContext,
  subject: OperationSubject,
  operationId: string,
  known: Operation | undefined,
): Promise<Operation | undefined> {
  if (known?.state === 'in progress') {
    return undefined;
  }
  const stored = await findStoredInstance(context, subject.namespace, subject.instanceId);
  return stored === undefined ? undefined : resumeOperation(context, subject, stored, operationId);
}
