import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';
import { deprovisionJob } from '../deprovision-job.ts';
import { findStoredInstance } from '../stored-instance.ts';
import {
  type InstanceParams,
  isAsyncAccepted,
  sendAsyncRequired,
  sendOperation,
} from './instance-request.ts';
import { sendJson } from './send-json.ts';

interface Query {
  service_id?: string;
  plan_id?: string;
}

/** `DELETE` of an instance (binding contract 1.8). */
export function deprovisionInstance(app: FastifyInstance, context: BrokerContext): void {
  app.delete<{ Params: InstanceParams; Querystring: Query }>(
    '/:namespace/v2/service_instances/:instanceId',
    async (request, reply) => {
      const { service_id: serviceId = '', plan_id: planId = '' } = request.query;
      if (serviceId === '' || planId === '') {
        throw new MooringError('INVALID', 'service_id and plan_id must be given in the query');
      }
      if (!isAsyncAccepted(request as FastifyRequest)) {
        return sendAsyncRequired(reply);
      }
      const { namespace, instanceId } = request.params;
      const known = context.operations.get(instanceId);
      if (known?.kind === 'deprovision' && known.state === 'in progress') {
        return sendOperation(reply, known);
      }
      if (known?.kind === 'deprovision' && known.state === 'succeeded') {
        return sendJson(reply, 410, {});
      }
      if (known === undefined && (await findStoredInstance(context, namespace, instanceId)) === undefined) {
        return sendJson(reply, 410, {});
      }
      const subject = { namespace, instanceId, serviceId, planId };
      const job = () => deprovisionJob(context, subject);
      return sendOperation(reply, context.operations.run('deprovision', subject, job));
    },
  );
}
