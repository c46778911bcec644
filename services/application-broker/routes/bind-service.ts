import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { compareBinding } from '../binding-relation.ts';
import { type BrokerContext, requireOffer } from '../broker-context.ts';
import { packageCredentials } from '../credentials/package-credentials.ts';
import { serviceCredentials } from '../credentials/service-credentials.ts';
import type { OperationSubject } from '../instance-operations.ts';
import { findStoredInstance } from '../stored-instance.ts';
import type { BindingParams } from './instance-request.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send-json.ts';

const bodySchema = z.object({
  service_id: z.string().default(''),
  plan_id: z.string().default(''),
  context: z.record(z.string(), z.unknown()).nullish(),
});

type Body = z.infer<typeof bodySchema>;

/**
 * `PUT` of a binding: the address of the gateway for the service (binding contract 1.8). 201 the first time, 200 again,
 * 409 where the id is bound to something else, 404 where the instance is not there (9.3).
 */
export function bindService(app: FastifyInstance, context: BrokerContext): void {
  app.put<{ Params: BindingParams }>(
    '/:namespace/v2/service_instances/:instanceId/service_bindings/:bindingId',
    async (request, reply) => {
      const body = readBody(bodySchema, request.body, 'cannot get bind parameters from request body');
      checkBody(body);
      const { namespace, instanceId, bindingId } = request.params;
      const subject = { namespace, instanceId, serviceId: body.service_id, planId: body.plan_id };
      await requireInstance(context, subject);
      const relation = compareBinding(context, subject, bindingId);
      if (relation === 'different') {
        return sendJson(reply, 409, {});
      }
      const offer = requireOffer(context, subject);
      const credentials = context.config.apiPackages
        ? await packageCredentials(context, offer, { namespace, bindingId })
        : serviceCredentials(offer);
      context.bindings.set(namespace, bindingId, subject);
      return sendJson(reply, relation === 'same' ? 200 : 201, { credentials });
    },
  );
}

function checkBody(body: Body): void {
  if (body.service_id === '' || body.plan_id === '') {
    throw new MooringError('INVALID', 'bind parameters cannot be empty');
  }
  const namespace = body.context?.namespace;
  if (namespace === undefined) {
    throw new MooringError('INVALID', 'namespace key should be present in context');
  }
  if (typeof namespace !== 'string') {
    throw new MooringError('INVALID', 'namespace key should be string type');
  }
}

/** A refusal would be final for the binding, so a provisioning that still runs is waited for (binding contract 9.4). */
async function requireInstance(
  context: BrokerContext,
  { namespace, instanceId }: OperationSubject,
): Promise<void> {
  const known = await context.operations.ended(namespace, instanceId);
  if (known?.kind === 'provision' && known.state === 'succeeded') {
    return;
  }
  const isGone = known?.kind === 'deprovision' && known.state === 'succeeded';
  if (isGone || (await findStoredInstance(context, namespace, instanceId)) === undefined) {
    throw new MooringError('NOT_FOUND', `there is no instance [${instanceId}] in namespace [${namespace}]`);
  }
}
