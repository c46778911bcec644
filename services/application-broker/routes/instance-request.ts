import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../instance-operations.ts';
import { sendJson } from './send-json.ts';

export interface InstanceParams {
  namespace: string;
  instanceId: string;
}

export interface BindingParams extends InstanceParams {
  bindingId: string;
}

export interface OfferQuery {
  service_id?: string;
  plan_id?: string;
}

/** Whether the platform can wait: this broker does its work behind the answer. */
export function isAsyncAccepted(request: FastifyRequest): boolean {
  return (request.query as Record<string, unknown>).accepts_incomplete === 'true';
}

/** 422 to a platform that cannot wait (binding contract 9.3). */
export function sendAsyncRequired(reply: FastifyReply): FastifyReply {
  return sendJson(reply, 422, {
    error: 'AsyncRequired',
    description: 'This service plan requires client support for asynchronous service operations.',
  });
}

/** 422 while an operation of another kind runs; the platform asks again (binding contract 9.3). */
export function sendConcurrencyError(reply: FastifyReply, { kind }: Operation): FastifyReply {
  return sendJson(reply, 422, {
    error: 'ConcurrencyError',
    description: `The service instance is being ${kind}ed.`,
  });
}

/** 202 with the operation to ask for. */
export function sendOperation(reply: FastifyReply, operation: Operation): FastifyReply {
  return sendJson(reply, 202, { dashboard_url: null, operation: operation.id });
}
