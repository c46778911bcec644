import type { FastifyReply } from 'fastify';
import { stringifyExact } from '#lib/domain/kubernetes/exact-json.ts';

/** Answers JSON as an Open Service Broker does. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(stringifyExact(body));
}
