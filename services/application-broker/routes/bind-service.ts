import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { entryOf } from '#lib/domain/application.ts';
import { MooringError } from '#lib/errors.ts';
import { type BrokerContext, findOffer } from '../broker-context.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send-json.ts';

const bodySchema = z.object({
  service_id: z.string().default(''),
  plan_id: z.string().default(''),
  context: z.record(z.string(), z.unknown()).nullish(),
});

/** `PUT` of a binding: the address of the gateway for the service (binding contract 1.8). */
export function bindService(app: FastifyInstance, context: BrokerContext): void {
  app.put(
    '/:namespace/v2/service_instances/:instanceId/service_bindings/:bindingId',
    async (request, reply) => {
      const body = readBody(bodySchema, request.body, 'cannot get bind parameters from request body');
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
      return sendJson(reply, 201, { credentials: credentialsOf(context, body.service_id) });
    },
  );
}

function credentialsOf(context: BrokerContext, serviceId: string): Record<string, string> {
  const offer = findOffer(context, serviceId);
  if (offer === undefined) {
    throw new MooringError('INVALID', `service [id: ${serviceId}] belongs to no application`);
  }
  const gatewayUrl = entryOf(offer.service, 'API')?.gatewayUrl;
  if (!gatewayUrl) {
    throw new MooringError('INVALID', `service [id: ${serviceId}] has no API to bind`);
  }
  return { GATEWAY_URL: gatewayUrl };
}
