import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../instance-operations.ts';
import { sendJson } from './send-json.ts';

export interface InstanceParams {
  namespace: string;
  instanceId: string;
}

/** Whether the platform can wait: this broker does its work behind the answer. */
export function isAsyncAccepted(request: FastifyRequest): boolean {
  return (request.query as Record<string, unknown>).accepts_incomplete === 'true';
}

export function sendAsyncRequired(reply: FastifyReply): FastifyReply {
  return sendJson(reply, 422, {
    error: 'AsyncRequired',
    description: 'This service plan requires client support for asynchronous service operations.',
  });
}

/** 202 with the operation to ask for. */
export function sendOperation(reply: FastifyReply, operation: Operation): FastifyReply {
  return sendJson(reply, 202, { dashboard_url: null, operation: operation.id });
}
