import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';
import { deprovisionJob } from '../deprovision-job.ts';
import { currentOperation, findStoredInstance } from '../stored-instance.ts';
import {
  type InstanceParams,
  isAsyncAccepted,
  type OfferQuery,
  sendAsyncRequired,
  sendConcurrencyError,
  sendOperation,
} from './instance-request.ts';
import { sendJson } from './send-json.ts';

/** `DELETE` of an instance (binding contract 1.8). */
export function deprovisionInstance(app: FastifyInstance, context: BrokerContext): void {
  app.delete<{ Params: InstanceParams; Querystring: OfferQuery }>(
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
      const subject = { namespace, instanceId, serviceId, planId };
      const stored = await findStoredInstance(context, namespace, instanceId);
      const known = currentOperation(context, subject, stored);
      if (known?.state === 'in progress') {
        return known.kind === 'deprovision'
          ? sendOperation(reply, known)
          : sendConcurrencyError(reply, known);
      }
      const isGone =
        known === undefined
          ? stored === undefined
          : known.kind === 'deprovision' && known.state === 'succeeded';
      if (isGone) {
        return sendJson(reply, 410, {});
      }
      const job = () => deprovisionJob(context, subject);
      return sendOperation(reply, context.operations.run('deprovision', subject, job));
    },
  );
}
